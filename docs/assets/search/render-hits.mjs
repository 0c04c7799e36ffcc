// Renders hits as nodes. Text of the index and of the visitor only ever becomes text nodes.
import { element } from "../dom.mjs";
import { reportForm } from "../urls.mjs";
import { words } from "./words.mjs";
import { causesIn } from "./causes.mjs";
import { marksIn } from "./marks.mjs";
import { normalize, splitHumps, toKey, wordsOf } from "./normalize.mjs";
/** @import { Finding, SearchDocument, Term, Verdict } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */

/**
 * Fills in the `{names}` of a text; a number gets separators of thousands.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fillIn(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (values[name] ?? whole).toLocaleString("en"));
}

/**
 * Returns a link for reporting a missing code after a text; nothing if the site has no form for it.
 * @param {string} before
 * @param {string} query
 */
export function missingLink(before, query) {
  const form = reportForm();
  const title = encodeURIComponent(fillIn(words.finder.missing_title, { query: query.trim() }));
  return form ? [before, element("a", { href: form + title }, words.finder.missing)] : [];
}

/**
 * Returns the nodes of a text, with the words of a query in <mark> elements.
 * @param {string} text
 * @param {Term[]} terms
 */
function highlight(text, terms) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let end = 0;
  for (const [from, to] of marksIn(text, terms)) {
    nodes.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
    end = to;
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
 * Returns a document about one row of its page: the cause of the longest text in `said` that is
 * returned for single causes, and retry and who acts of its problem. Without one row for that text,
 * returns the document about the whole code.
 * @param {Store} store
 * @param {number} number of the document
 * @param {string} said
 * @returns {Promise<SearchDocument>}
 */
export async function documentAtRow(store, number, said) {
  const hit = await store.document(number);
  const causes = causesIn(hit.causes, `_${toKey(said)}_`);
  const [, text, problem, row] = causes[0] ?? [];
  const isOne = causes.every((cause) => cause[3] === row);
  if (!row || !isOne || problem === undefined || text === undefined) return hit;
  const { retry, who } = await store.document(problem);
  return { ...hit, path: `${hit.path.split("#", 1)[0]}#${row}`, text, retry, who };
}

/**
 * Returns the nodes of a hit: vendor, code, platforms, constant, message, meaning, retry and
 * who acts. Of several constants and messages, those are shown that are in `said`.
 * @param {SearchDocument} hit
 * @param {string} said
 * @param {Term[]} terms those that are marked
 */
export function hitParts(hit, said = "", terms = []) {
  const name = closest(hit.names, said).text;
  const [message, returned] = [closest(hit.messages, said), closest(hit.returned, said)];
  const sent = returned.common > message.common ? returned.text : message.text;
  const first = element("span", { className: "hit__first" },
    element("span", { className: "hit__kind" }, kindOf(hit)),
    element(hit.kind === "code" ? "code" : "strong", { className: "hit__title" },
      ...highlight(hit.title, terms)));
  if (hit.where) first.append(element("span", { className: "on" }, hit.where));
  if (name) first.append(element("code", { className: "hit__name" }, ...highlight(name, terms)));
  if (sent) first.append(element("q", { className: "hit__name" }, ...highlight(sent, terms)));
  const parts = [first, element("span", { className: "hit__text" }, ...highlight(hit.text, terms))];
  if (hit.retry && hit.who) {
    const { retry, who } = words;
    parts.push(element("span", { className: "hit__triage" },
      `${retry.label} ${retry[hit.retry]} · ${who.label} ${who[hit.who]}`));
  }
  return parts;
}

/**
 * Returns the badge of a verdict.
 * @param {Verdict | "nothing"} verdict
 */
export function verdictBadge(verdict) {
  return element("span", { className: `badge verdict--${verdict}` }, words.verdict[verdict]);
}

/** @param {SearchDocument} hit */
function kindOf({ kind, vendorName }) {
  return kind === "code" ? vendorName : words.finder[`kind_${kind}`];
}

/**
 * Returns what is known of a code that no list has: its vendor, the range it falls into.
 * @param {Store} store
 * @param {Finding} finding
 */
export function unknownText({ head }, { vendor, value, range, elsewhere = [] }) {
  if (vendor < 0) return fillIn(words.log.unknown_anywhere, { code: value });
  const [from, to, meaning] = range ?? ["", "", ""];
  const text = fillIn(range ? words.log.unknown_range : words.log.unknown_there, {
    code: value, vendor: head.vendors[vendor][1], from, to, meaning,
  });
  return elsewhere.length ? `${text} ${words.log.elsewhere}` : text;
}
