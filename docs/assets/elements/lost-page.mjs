// <lost-page>: reads the address of a page that does not exist, and goes to the one that was
// meant, or says what it does not know and shows what is near.
//
// It goes only to paths of the index, never to what the address says.
import { decoded } from "../urls.mjs";
import { element, filled, hitParts, missingLink } from "../search/render-hits.mjs";
import { openFinder } from "../search/load.mjs";

const SHOWN = 6;
const KINDS = { problems: "problem", categories: "category" };

class LostPage extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.said = element("p", {}, this.words.looking);
    this.append(this.said);
    const parts = asked(location.pathname, this.dataset.root);
    const box = document.getElementById(this.dataset.box);
    box.value ||= parts.at(-1) ?? "";
    this.answer(parts).catch(() => {
      this.said.textContent = this.words.failed;
    });
  }

  async answer(parts) {
    const { store, rank, nearest, CERTAIN } = await openFinder();
    const { query, kind, vendor, sure } = meant(parts, store.head.vendors);
    const found = (await rank(store, query))
      .filter(({ number }) => !kind || store.kindOf(number) === kind);
    const hits = found.filter(({ points }) => points >= CERTAIN);
    if (hits.length === 1 && sure) {
      location.replace(this.dataset.root + (await store.document(hits[0].number)).path);
      return;
    }
    const numbers = new Set(hits.map(({ number }) => number));
    if (!hits.length && kind) {
      const near = await nearest(store, query, SHOWN, kind);
      for (const { number } of [...found, ...near]) numbers.add(number);
    }
    if (!numbers.size) {
      for (const { number } of await nearest(store, query, SHOWN)) numbers.add(number);
    }
    const shown = [...numbers].slice(0, SHOWN);
    if (vendor >= 0) shown.push(store.vendorsDocument(vendor));
    const documents = await Promise.all(shown.map((number) => store.document(number)));
    this.show(parts, hits.length > 0, documents);
  }

  show(parts, several, documents) {
    const path = parts.join("/");
    if (several) this.said.textContent = filled(this.words.several, { path });
    else {
      const { report } = this.dataset;
      this.said.replaceChildren(filled(this.words.nothing, { path }), " ");
      if (report) this.said.append(missingLink(report, path, this.words), " ");
      if (documents.length) this.said.append(this.words.nearest);
    }
    this.append(...documents.map((hit) => element("a", {
      className: "hit", href: this.dataset.root + hit.path,
    }, ...hitParts(hit, this.words))));
  }
}

/** Returns the parts of an address below the site's root, without what a paste adds. */
function asked(pathname, root) {
  const below = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  return below.split("/").map(decoded)
    .map((part) => part.replace(/(?:index)?\.(?:html?|md)$/i, ""))
    .map((part) => part.replace(/["'`“”‘’»)>\]},;:!?。、，]+$/, "").replace(/(?<=\w)\.+$/, ""))
    .filter(Boolean);
}

/**
 * Returns what the parts mean: a query, the kind of page and the number of the vendor if the
 * address names them, and whether one exact hit is surely it. A short number without its vendor
 * never is.
 */
function meant(parts, vendors) {
  const letters = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const code = parts.at(-1) ?? "";
  const kind = KINDS[letters(parts[0] ?? "")];
  const vendor = parts.slice(0, -1).map((part) => vendors.findIndex(
    ([slug, name]) => letters(part) && [slug, name].some((each) => letters(each) === letters(part)),
  )).findLast((number) => number >= 0) ?? -1;
  const query = vendor < 0 ? code : `vendor:${vendors[vendor][0]} ${code}`;
  const sure = vendor >= 0 || Boolean(kind) || /[a-z]|\d{6}/i.test(code);
  return { query, kind, vendor, sure };
}

customElements.define("lost-page", LostPage);
