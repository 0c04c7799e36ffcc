// <lost-page>: reads the address of a page that does not exist. Redirects to the page that was
// meant, or lists similar pages.
//
// It redirects only to paths of the index, never to text from the address.
import { element, find } from "../dom.mjs";
import { openFinder } from "../search/load.mjs";
import { trimEnd } from "../search/normalize.mjs";
import { fillIn, hitParts, missingLink } from "../search/render-hits.mjs";
import { words as finderWords } from "../search/words.mjs";
import { decode } from "../urls.mjs";
import { words } from "../words.mjs";
/** @import { Kind, SearchDocument, VendorNames } from "../types.d.ts" */

const LIMIT = 6; // pages listed
/** @type {Record<string, Kind>} */
const KINDS = { problems: "problem", categories: "category" };

class LostPage extends HTMLElement {
  status = element("p", {}, words.missing.looking);
  root = this.dataset.root ?? "";

  connectedCallback() {
    this.append(this.status);
    const parts = pathParts(location.pathname, this.root);
    find(document, `#${this.dataset.box}`, HTMLInputElement).value ||= parts.at(-1) ?? "";
    this.answer(parts).catch(() => {
      this.status.textContent = finderWords.finder.failed;
    });
  }

  /** @param {string[]} parts */
  async answer(parts) {
    const [{ store, rank }, { CANDIDATE, answerOf }, { nearest }] = await Promise.all([
      openFinder(), import("../search/rank.mjs"), import("../search/slips.mjs"),
    ]);
    const { query, kind, vendor, unique } = interpret(parts, store.head.vendors);
    const found = (await rank(query)).hits
      .filter(({ number }) => !kind || store.kindOf(number) === kind)
      .map((hit) => ({ ...hit, certain: hit.points >= CANDIDATE }));
    const hits = found.filter(({ certain: exact }) => exact);
    const certain = await Promise.all(hits.map(({ number }) => store.document(number)));
    const answer = hits.length ? answerOf(hits, certain) : undefined;
    if (answer?.certain && unique) {
      location.replace(this.root + answer.path);
      return;
    }
    const numbers = new Set(hits.map(({ number }) => number));
    if (!hits.length && kind) {
      const near = await nearest(store, query, LIMIT, kind);
      for (const { number } of [...found, ...near]) numbers.add(number);
    }
    if (!numbers.size) {
      for (const { number } of await nearest(store, query, LIMIT)) numbers.add(number);
    }
    const listed = [...numbers].slice(0, LIMIT);
    if (vendor >= 0) listed.push(store.documentOfVendor(vendor));
    const documents = await Promise.all(listed.map((number) => store.document(number)));
    this.show(parts, hits.length > 0, documents);
  }

  /**
   * @param {string[]} parts
   * @param {boolean} ambiguous whether the documents are exact hits
   * @param {SearchDocument[]} documents
   */
  show(parts, ambiguous, documents) {
    const path = parts.join("/");
    if (ambiguous) this.status.textContent = fillIn(words.missing.several, { path });
    else {
      this.status.replaceChildren(fillIn(words.missing.nothing, { path }), ...missingLink(" ", path));
      if (documents.length) this.status.append(" ", words.missing.nearest);
    }
    this.append(...documents.map((hit) => element("a", {
      className: "hit", href: this.root + hit.path,
    }, ...hitParts(hit))));
  }
}

/**
 * Returns the parts of a path below the site's root, without file names and trailing punctuation.
 * @param {string} pathname
 * @param {string} root
 */
function pathParts(pathname, root) {
  const below = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  return below.split("/").map(decode)
    .map((part) => part.replace(/(?:index)?\.(?:html?|md)$/i, ""))
    .map((part) => trimEnd(part, /["'`“”‘’»)>\]},;:!?。、，]/))
    .map((part) => (/\w/.test(part) ? trimEnd(part, /\./) : part))
    .filter(Boolean);
}

/**
 * Returns the query for the parts of a path, the kind of page and the number of the vendor that
 * the path names, and whether a single exact hit is the page that was meant. For a short number
 * without its vendor it is not.
 * @param {string[]} parts
 * @param {VendorNames[]} vendors
 */
function interpret(parts, vendors) {
  /** @param {string} text */
  const letters = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const code = parts.at(-1) ?? "";
  const kind = KINDS[letters(parts[0] ?? "")];
  const vendor = parts.slice(0, -1).map((part) => vendors.findIndex(
    (names) => letters(part) && names.some((each) => letters(each) === letters(part)),
  )).findLast((number) => number >= 0) ?? -1;
  const query = vendor < 0 ? code : `vendor:${vendors[vendor][0]} ${code}`;
  const unique = vendor >= 0 || Boolean(kind) || /[a-z]|\d{6}/i.test(code);
  return { query, kind, vendor, unique };
}

customElements.define("lost-page", LostPage);
