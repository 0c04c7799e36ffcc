// Renders hits as nodes. Text of the index and of the visitor only ever becomes text nodes.
import { words } from "../words.mjs";
import { normalize, splitHumps, wordsOf } from "./normalize.mjs";
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
 * Returns the text that has most words of another; of several the first.
 * @param {string[]} texts
 * @param {string} said
 */
function closest(texts, said) {
  /** @param {string} text */
  const wordsIn = (text) => wordsOf(normalize(splitHumps(text)));
  const wanted = new Set(wordsIn(said));
  const common = texts.map((text) => wordsIn(text).filter((word) => wanted.has(word)).length);
  return { text: texts[common.indexOf(Math.max(...common))] ?? "", common: Math.max(0, ...common) };
}

/**
 * Returns the nodes of a hit: vendor and platforms, code, constant, message, meaning, retry and
 * who acts. Of several constants and messages, those are shown that are in `said`.
 * @param {SearchDocument} hit
 * @param {string} query whose words are marked
 */
export function hitParts(hit, query = "", said = query) {
  const name = closest(hit.names, said).text;
  const [message, returned] = [closest(hit.messages, said), closest(hit.returned, said)];
  const sent = returned.common > message.common ? returned.text : message.text;
  const first = element("span", { className: "hit__first" },
    element("span", { className: "hit__kind" }, kindOf(hit)),
    element(hit.kind === "code" ? "code" : "strong", { className: "hit__title" },
      ...highlight(hit.title, query)));
  if (name) first.append(element("code", { className: "hit__name" }, ...highlight(name, query)));
  if (sent) first.append(element("q", { className: "hit__name" }, ...highlight(sent, query)));
  const parts = [first, element("span", { className: "hit__text" }, ...highlight(hit.text, query))];
  if (hit.retry && hit.who) {
    const { retry, who } = words;
    parts.push(element("span", { className: "hit__triage" },
      `${retry.label} ${retry[hit.retry]} · ${who.label} ${who[hit.who]}`));
  }
  return parts;
}

/** @param {SearchDocument} hit */
function kindOf({ kind, vendorName, where }) {
  if (kind !== "code") return words.finder[`kind_${kind}`];
  return where ? `${vendorName} · ${where}` : vendorName;
}
