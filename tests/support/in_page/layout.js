// Returns what a reader of the page cannot get at: text that leaves the screen or its box, and
// text that lies on other text. Regions that say that they scroll may hold what is wider.
() => {
  const MARGIN = 2; // pixels by which letters may reach over
  const scrolls = "[tabindex='0'], textarea, select, input, .menu";
  const faults = [];
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
    const around = [];
    for (let each = parent; each !== document.body; each = each.parentElement) around.push([each, getComputedStyle(each)]);
    if (around.some(([each, style]) => style.clipPath !== "none" || each.matches(".skip"))) continue;
    const told = `${node.data.trim().slice(0, 40)} in ${parent.outerHTML.slice(0, 80)}`;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 1) continue;
      lines.push({ left, right, top, bottom, told, node });
      if (around.some(([each]) => each.matches(scrolls))) continue;
      if (left < -MARGIN || right > innerWidth + MARGIN) faults.push(`off the screen: ${told}`);
      for (const [each, style] of around) {
        if (style.overflowX === "visible" || style.webkitLineClamp !== "none") continue;
        const box = each.getBoundingClientRect();
        const cut = left < box.left - MARGIN || right > box.right + MARGIN ||
          top < box.top - MARGIN || bottom > box.bottom + MARGIN;
        if (cut) faults.push(`cut off: ${told}`);
      }
    }
  }
  lines.sort((one, other) => one.top - other.top);
  for (const [at, one] of lines.entries()) {
    for (let next = at + 1; next < lines.length; next += 1) {
      const other = lines[next];
      if (other.top > one.bottom - 3 * MARGIN) break;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (wide > MARGIN && other.node !== one.node) faults.push(`${one.told} lies on ${other.told}`);
    }
  }
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`the page is ${wide} pixels wide`);
  return [...new Set(faults)].slice(0, 9);
}
