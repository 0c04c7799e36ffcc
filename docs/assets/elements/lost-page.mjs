// <lost-page>: reads the address of a page that does not exist, and goes to the one that was
// meant, or says what it does not know and shows what is near.
//
// It goes only to paths of the index, never to what the address says.
import { element, filled, hitParts } from "../finder/answers.mjs";
import { openFinder } from "../finder/index.mjs";

const SHOWN = 6;
const KINDS = { problems: "problem", categories: "category" };

class LostPage extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.answer(asked(location.pathname, this.dataset.root));
  }

  async answer(parts) {
    const said = element("p", {}, this.words.looking);
    this.append(said);
    const { store, rank, nearest, CERTAIN } = await openFinder();
    const { query, kind, sure } = meant(parts, store.head.vendors);
    const hits = (await rank(store, query)).filter(({ number, points }) => (
      points >= CERTAIN && (!kind || store.kindOf(number) === kind)
    ));
    if (hits.length === 1 && sure) {
      location.replace(this.dataset.root + (await store.document(hits[0].number)).path);
      return;
    }
    if (hits.length) {
      await this.show(said, this.words.several, parts, store, hits);
      return;
    }
    const near = await nearest(store, query, SHOWN);
    const text = near.length ? `${this.words.nothing} ${this.words.nearest}` : this.words.nothing;
    await this.show(said, text, parts, store, near);
  }

  async show(said, text, parts, store, hits) {
    said.textContent = filled(text, { path: parts.join("/") });
    const documents = await Promise.all(
      hits.slice(0, SHOWN).map((hit) => (hit.path ? hit : store.document(hit.number))),
    );
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

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch { // not encoded at all
    return part;
  }
}

/**
 * Returns what the parts mean: a query, the kind of page if the address names it, and whether
 * one exact hit is surely it. A short number without its vendor never is.
 */
function meant(parts, vendors) {
  const letters = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const code = parts.at(-1) ?? "";
  const kind = KINDS[letters(parts[0] ?? "")];
  const vendor = parts.slice(0, -1).map((part) => vendors.find(
    ([slug, name]) => letters(part) && [slug, name].some((each) => letters(each) === letters(part)),
  )).findLast(Boolean);
  const query = vendor ? `vendor:${vendor[0]} ${code}` : code;
  return { query, kind, sure: Boolean(vendor || kind) || /[a-z]|\d{6}/i.test(code) };
}

customElements.define("lost-page", LostPage);
