// Returns the elements that would move or fade.
() => {
  const moving = [];
  for (const each of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::backdrop"]) {
      const style = getComputedStyle(each, part);
      const lasts = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
      if (lasts || style.animationName !== "none" || style.scrollBehavior === "smooth") {
        moving.push(`${each.outerHTML.slice(0, 60)} ${part ?? ""}`);
      }
    }
  }
  return moving;
}
