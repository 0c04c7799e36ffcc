// Lays out the results of the finder's page: codes by vendor, problems that open in place, pages.
import { element } from "../dom.mjs";
import { pageAddress } from "../urls.mjs";
import { words } from "./words.mjs";
import { grouped } from "./groups.mjs";
import { fillIn, hitParts } from "./render-hits.mjs";
import { documentOf } from "./store.mjs";
/** @import { SearchDocument, Term } from "../types.d.ts" */
/** @import { Store } from "./store.mjs" */
/** @typedef {{ root: string, query: string, terms: Term[], exact: number, optionsOf: (documents: SearchDocument[]) => HTMLAnchorElement[] }} View */

const CODES = 60; // codes of a problem that are listed

/**
 * Returns the problems that come first, the options in a group for each vendor, and the parts below.
 * @param {Store} store
 * @param {SearchDocument[]} documents
 * @param {View} view
 */
export function layout(store, documents, view) {
  const { first, vendors, problems, pages } = grouped(documents, view.exact);
  const options = view.optionsOf(vendors.flatMap(({ codes }) => codes));
  let at = 0;
  const groups = vendors.map(({ name, codes, isSimilar }) => (
    vendorGroup(isSimilar ? fillIn(words.finder.similar, { vendor: name }) : name, options.slice(at, at += codes.length))));
  const parts = (/** @type {SearchDocument[]} */ each) => each.map((problem) => problemPart(store, problem, view));
  return {
    first: section(words.finder.problems, parts(first)), groups, options,
    more: [
      ...section(words.finder.problems, parts(problems)),
      ...section(words.finder.guides, pages.map((hit) => link(hit, view))),
    ],
  };
}

/**
 * @param {string} title
 * @param {HTMLElement[]} parts
 */
function section(title, parts) {
  return parts.length ? [element("h2", {}, title), ...parts] : [];
}

/**
 * @param {string} name
 * @param {HTMLAnchorElement[]} options
 */
function vendorGroup(name, options) {
  const group = element("div", { className: "hits__group", role: "group", ariaLabel: name });
  group.append(element("p", { className: "hits__vendor", ariaHidden: "true" }, name), ...options);
  return group;
}

/**
 * Returns a problem; its codes are loaded when it is opened.
 * @param {Store} store
 * @param {SearchDocument} problem
 * @param {View} view
 */
function problemPart(store, problem, view) {
  const page = element("a", { href: pageAddress(view.root + problem.path) },
    fillIn(words.finder.problem_page, { problem: problem.title }));
  const codes = element("div", { className: "hits__codes" }, page);
  const details = element("details", { className: "hits__problem" },
    element("summary", { className: "hit" }, ...hitParts(problem, view.query, view.terms)), codes);
  details.addEventListener("toggle", async () => {
    const numbers = (await store.codesOf(problem.number)).map(documentOf).slice(0, CODES);
    const found = await Promise.all(numbers.map((number) => store.document(number)));
    codes.prepend(...found.map((hit) => link(hit, { ...view, query: "", terms: [] })));
  }, { once: true });
  return details;
}

/**
 * @param {SearchDocument} hit
 * @param {View} view
 */
function link(hit, { root, query, terms }) {
  return element("a", { className: "hit", href: pageAddress(root + hit.path) }, ...hitParts(hit, query, terms));
}
