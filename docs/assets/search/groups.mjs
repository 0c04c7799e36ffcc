// Groups hits for a list of results: problems that rank before all codes, vendors and their codes,
// other problems, pages.
/** @import { SearchDocument } from "../types.d.ts" */
/** @typedef {{ name: string, codes: SearchDocument[], isSimilar: boolean }} VendorGroup */
/** @typedef {{ first: SearchDocument[], vendors: VendorGroup[], problems: SearchDocument[], pages: SearchDocument[] }} Groups */

/**
 * Returns the documents in groups; each keeps their order, and so do the vendors. Those that the
 * query is a whole code, name or message of come before similar ones of any vendor.
 * @param {SearchDocument[]} documents
 * @param {number} exact how many of them, from the first, the query is a whole key of
 * @returns {Groups}
 */
export function grouped(documents, exact) {
  /** @type {Map<string, VendorGroup>} */
  const vendors = new Map();
  /** @type {Groups} */
  const groups = { first: [], vendors: [], problems: [], pages: [] };
  for (const [at, document] of documents.entries()) {
    if (document.vendor >= 0) {
      const isSimilar = exact > 0 && at >= exact;
      const key = `${isSimilar} ${document.vendor}`;
      const group = vendors.get(key) ?? { name: document.vendorName, codes: [], isSimilar };
      group.codes.push(document);
      vendors.set(key, group);
    } else if (document.kind === "problem") (vendors.size ? groups.problems : groups.first).push(document);
    else groups.pages.push(document);
  }
  return { ...groups, vendors: [...vendors.values()] };
}
