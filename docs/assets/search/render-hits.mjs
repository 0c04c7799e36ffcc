// Shows hits as nodes. Text from the index and from the visitor only ever becomes text nodes.
import { fold, wordsOf } from "./normalize.mjs";

/** Makes an element with properties and children. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Returns a text with its filled-in names. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Returns a link to report a code that the atlas has not; `report` is where, up to the title. */
export function missingLink(report, query, words) {
  const title = encodeURIComponent(filled(words.missing_title, { query: query.trim() }));
  return element("a", { href: report + title }, words.missing);
}

/** Returns nodes of a text in which the words of a query are marked. */
function marked(text, query) {
  const words = wordsOf(fold(query)).filter((word) => word.length > 1);
  const folded = fold(text);
  if (!words.length || folded.length !== text.length) return [text];
  const pattern = new RegExp(words.map((word) => word.replace(/[^\w]/g, "\\$&")).join("|"), "g");
  const nodes = [];
  let end = 0;
  for (const match of folded.matchAll(pattern)) {
    nodes.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    nodes.push(element("mark", {}, text.slice(match.index, end)));
  }
  return [...nodes, text.slice(end)];
}

/** Returns what a hit says: vendor, code, constant, message, meaning, retry and who acts. */
export function hitParts(hit, words, query = "") {
  const isCode = hit.kind === "code";
  const kind = isCode ? hit.vendorName : words[`kind_${hit.kind}`];
  const first = element("span", { className: "hit__first" },
    element("span", { className: "hit__kind" }, kind),
    element(isCode ? "code" : "strong", { className: "hit__title" }, ...marked(hit.title, query)));
  if (hit.name) {
    first.append(element("code", { className: "hit__name" }, ...marked(hit.name, query)));
  }
  if (hit.message) {
    first.append(element("q", { className: "hit__name" }, ...marked(hit.message, query)));
  }
  const parts = [first, element("span", { className: "hit__text" }, ...marked(hit.text, query))];
  if (hit.retry) {
    const { retry, who } = words;
    parts.push(element("span", { className: "hit__triage" },
      `${retry.label} ${retry[hit.retry]} · ${who.label} ${who[hit.who]}`));
  }
  return parts;
}
