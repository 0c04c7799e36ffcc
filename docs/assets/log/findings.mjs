// Renders the findings of a text.
import { element } from "../dom.mjs";
import { documentAtRow, fillIn, hitParts, missingLink, unknownText, verdictBadge } from "../search/render-hits.mjs";
import { pageAddress } from "../urls.mjs";
import { words } from "../search/words.mjs";
import { TELLING_IN_FEW } from "./answer.mjs";
/** @import { Answer, Finding, SearchDocument, Term, Verdict } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */

const CANDIDATES = 6; // candidates listed per finding
const LIMIT = 200; // findings listed
/** @type {Verdict[]} */
const VERDICTS = ["certain", "candidate", "unknown"];

/**
 * Returns an item for each finding, and one for the words of a text without a code of a list.
 * @param {Store} store
 * @param {Answer} answer
 * @param {string} root of the site
 * @param {number} count the number of lines
 */
export async function itemsOf(store, answer, root, count) {
  const { findings, hits } = answer;
  const items = await Promise.all(findings.slice(0, LIMIT).map((finding) => item(store, finding, root)));
  const hasCode = findings.some(({ documents, elsewhere = [] }) => documents.length || elsewhere.length);
  return hasCode || !isTelling(hits, count) ? items : [...items, await byWords(store, answer, root)];
}

/**
 * Returns whether the words of a text say enough to be shown; those of several lines always do.
 * @param {Answer["hits"]} hits
 * @param {number} count the number of lines
 */
function isTelling([first], count) {
  return first !== undefined && (count > 1 || first.points >= TELLING_IN_FEW);
}

/**
 * Renders a finding.
 * @param {Store} store
 * @param {Finding} finding
 * @param {string} root of the site
 */
async function item(store, finding, root) {
  const said = finding.cause?.returned ?? finding.text;
  const documents = await Promise.all(
    [...finding.documents, ...finding.elsewhere ?? []].slice(0, CANDIDATES)
      .map((number) => documentAtRow(store, number, said)),
  );
  const head = element("p", { className: "finding__head" },
    verdictBadge(finding.verdict),
    " ", fillIn(words.log.line, { line: String(finding.line) }), " ", excerpt(finding));
  const body = documents.map((hit) => link(hit, root, finding.text));
  const isSaid = documents.some(({ text }) => text === finding.cause?.text);
  const cause = finding.cause ? [await causePart(store, finding.cause, root, isSaid)] : [];
  const unknown = finding.verdict === "unknown" ? [await unknownPart(store, finding, root)] : [];
  const because = finding.because.map(([kind, text]) => fillIn(words.log[`by_${kind}`], { text }));
  return element("li", { className: "finding" }, head, ...unknown, ...body, ...cause,
    element("p", { className: "quiet" }, `${words.log.because} ${because.join(", ")}`));
}

/**
 * @param {SearchDocument} hit
 * @param {string} root of the site
 * @param {string} line
 * @param {Term[]} terms
 */
function link(hit, root, line, terms = []) {
  const href = pageAddress(root + hit.path);
  return element("a", { className: "hit", href }, ...hitParts(hit, line, terms));
}

/**
 * Renders the hits for the words of a log without a code.
 * @param {Store} store
 * @param {Answer} answer
 * @param {string} root of the site
 */
async function byWords(store, { hits, terms }, root) {
  const documents = await Promise.all(hits.slice(0, CANDIDATES).map(({ number }) => store.document(number)));
  return element("li", { className: "finding" },
    element("p", { className: "finding__head" }, verdictBadge("candidate"), " ", words.log.by_words),
    ...documents.map((hit) => link(hit, root, "", terms)));
}

/**
 * Renders the cause whose returned text is beside a code, with its problem.
 * @param {Store} store
 * @param {NonNullable<Finding["cause"]>} cause
 * @param {string} root of the site
 * @param {boolean} isSaid whether a hit says the cause
 */
async function causePart(store, { returned, text, problem }, root, isSaid) {
  const { title, path } = await store.document(problem);
  return element("p", { className: "finding__cause" }, element("q", {}, returned), ` ${isSaid ? "" : text} `,
    element("a", { href: pageAddress(root + path) }, title));
}

/**
 * Renders what is known of an unknown code: its vendor, the vendor's list, where to report it.
 * @param {Store} store
 * @param {Finding} finding
 * @param {string} root of the site
 */
async function unknownPart(store, finding, root) {
  const { vendor, value, other } = finding;
  if (other) return element("p", {}, fillIn(words.finder.other, { product: other }));
  const text = unknownText(store, finding);
  if (vendor < 0) return element("p", {}, text, ...missingLink(" ", value));
  const { title, path } = await store.document(store.documentOfVendor(vendor));
  const list = element("a", { href: pageAddress(root + path) }, fillIn(words.log.list, { vendor: title }));
  return element("p", {}, text, " ", list, ...missingLink(" · ", `${title} ${value}`));
}

/**
 * Returns how many errors were found in how many lines, in words.
 * @param {Answer} answer
 * @param {number} count the number of lines
 */
export function summary({ findings, hits, other }, count) {
  const lines = count === 1 ? words.log.lines_one : fillIn(words.log.lines_many, { n: count });
  if (!findings.length && other) return fillIn(words.finder.other, { product: other });
  if (!findings.length) return fillIn(isTelling(hits, count) ? words.log.no_code : words.log.nothing, { lines });
  const verdicts = VERDICTS.flatMap((verdict) => {
    const n = findings.filter((each) => each.verdict === verdict).length;
    return n ? [fillIn(words.log[`count_${verdict}`], { n })] : [];
  }).join(", ");
  const text = fillIn(words.log.summary, { n: findings.length, lines, verdicts });
  if (findings.length <= LIMIT) return text;
  return `${text} ${fillIn(words.log.cut, { n: LIMIT })}`;
}

/**
 * Returns the line of a finding, cut around the code.
 * @param {Finding} finding
 */
function excerpt({ text, at }) {
  const from = Math.max(0, at - 60);
  const cut = `${from ? "…" : ""}${text.slice(from, at + 100)}${text.length > at + 100 ? "…" : ""}`;
  return element("code", {}, cut);
}
