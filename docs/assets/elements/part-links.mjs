// <part-links>: redirects an address of a row to the page that has the row, after a long table
// was split into pages, and takes the filter and the order of the rows along to another page.
import { closest } from "../dom.mjs";
import { decode } from "../urls.mjs";

class PartLinks extends HTMLElement {
  connectedCallback() {
    addEventListener("hashchange", this);
    for (const type of ["click", "auxclick"]) this.addEventListener(type, takeQuery);
    this.handleEvent();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this);
  }

  handleEvent() {
    const anchor = decode(location.hash.slice(1));
    if (!anchor || document.getElementById(anchor)) return;
    const [, code] = /^(?:[^~]*~)?([^~]+)$/.exec(anchor) ?? []; // the ID may begin with a list
    if (!code) return;
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
      this.querySelectorAll("a[data-begins]")
    );
    const [longest] = [...links]
      .map((link) => ({ link, prefix: link.dataset.begins ?? "" }))
      .filter(({ prefix }) => code.toLowerCase().startsWith(prefix))
      .sort((a, b) => b.prefix.length - a.prefix.length);
    if (longest) location.replace(withQuery(longest.link).href + location.hash);
  }
}

/** @param {Event} event */
function takeQuery(event) {
  const link = closest(event, "a");
  if (link instanceof HTMLAnchorElement) withQuery(link);
}

/** @param {HTMLAnchorElement} link */
function withQuery(link) {
  link.search = location.search;
  return link;
}

customElements.define("part-links", PartLinks);
