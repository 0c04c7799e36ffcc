// Returns what is wrong with how the focus is seen, null if nothing is.
() => {
  const at = document.activeElement;
  const rings = [at, at.closest("form")].filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const shown = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (at.contains(hit) || hit.contains(at));
  };
  const [box] = at.getClientRects();
  const { left, top, bottom, width, height } = box;
  const middle = [left + width / 2, top + height / 2];
  const points = height > innerHeight / 2
    ? [[middle[0], Math.min(Math.max(middle[1], 0), innerHeight - 1)]]
    : [middle, [middle[0], top + 2], [middle[0], bottom - 2]];
  const hidden = points.filter(([x, y]) => !shown(x, y));
  if (rings && !hidden.length) return null;
  const over = hidden.map(([x, y]) => document.elementFromPoint(x, y)?.outerHTML.slice(0, 60));
  return `${at.outerHTML.slice(0, 120)}: ${rings ? `hidden by ${over}` : "no ring"}`;
}
