// Renders hits as nodes. Text of the index and of the visitor only ever becomes text nodes.
import { words } from "../words.mjs";
import { normalize, wordsOf } from "./normalize.mjs";
/** @import { SearchDocument } from "../types.d.ts" */

/**
 * Creates an element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} children
 */
export function element(name, properties, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

/**
 * Fills in the `{names}` of a text.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fillIn(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Returns a link for reporting a missing code.
 * @param {string} report the address of the form, up to the title
 * @param {string} query
 */
export function missingLink(report, query) {
  const title = encodeURIComponent(fillIn(words.finder.missing_title, { query: query.trim() }));
  return element("a", { href: report + title }, words.finder.missing);
}

/**
 * Returns the nodes of a text, with the words of a query in <mark> elements.
 * @param {string} text
 * @param {string} query
 */
function highlight(text, query) {
  const terms = wordsOf(normalize(query)).filter((word) => word.length > 1);
  const normalized = normalize(text);
  if (!terms.length || normalized.length !== text.length) return [text];
  const pattern = new RegExp(terms.map((term) => term.replace(/[^\w]/g, "\\$&")).join("|"), "g");
  /** @type {(Node | string)[]} */
  const nodes = [];
  let end = 0;
  for (const match of normalized.matchAll(pattern)) {
    nodes.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    nodes.push(element("mark", {}, text.slice(match.index, end)));
  }
  return [...nodes, text.slice(end)];
}

/**
 * Returns the nodes of a hit: vendor, code, constant, message, meaning, retry and who acts.
 * @param {SearchDocument} hit
 */
export function hitParts(hit, query = "") {
  const first = element("span", { className: "hit__first" },
    element("span", { className: "hit__kind" }, kindOf(hit)),
    element(hit.kind === "code" ? "code" : "strong", { className: "hit__title" },
      ...highlight(hit.title, query)));
  if (hit.name) {
    first.append(element("code", { className: "hit__name" }, ...highlight(hit.name, query)));
  }
  if (hit.message) {
    first.append(element("q", { className: "hit__name" }, ...highlight(hit.message, query)));
  }
  const parts = [first, element("span", { className: "hit__text" }, ...highlight(hit.text, query))];
  if (hit.retry && hit.who) {
    const { retry, who } = words;
    parts.push(element("span", { className: "hit__triage" },
      `${retry.label} ${retry[hit.retry]} · ${who.label} ${who[hit.who]}`));
  }
  return parts;
}

/** @param {SearchDocument} hit */
function kindOf({ kind, vendorName }) {
  return kind === "code" ? vendorName : words.finder[`kind_${kind}`];
}
