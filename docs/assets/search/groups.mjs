// Groups hits for a list of results: vendors and their codes, then problems, then pages.
/** @import { SearchDocument } from "../types.d.ts" */
/** @typedef {{ vendors: Map<string, SearchDocument[]>, problems: SearchDocument[], pages: SearchDocument[] }} Groups */

/**
 * Returns the documents in groups; each keeps their order, and so do the vendors.
 * @param {SearchDocument[]} documents
 * @returns {Groups}
 */
export function grouped(documents) {
  /** @type {Groups} */
  const groups = { vendors: new Map(), problems: [], pages: [] };
  for (const document of documents) {
    if (document.vendor >= 0) {
      const { vendorName } = document;
      groups.vendors.set(vendorName, [...groups.vendors.get(vendorName) ?? [], document]);
    } else (document.kind === "problem" ? groups.problems : groups.pages).push(document);
  }
  return groups;
}
