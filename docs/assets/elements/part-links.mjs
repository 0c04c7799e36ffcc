// <part-links>: redirects an address of a row to the page that has the row, after a long table
// was split into pages.
import { decode } from "../urls.mjs";

class PartLinks extends HTMLElement {
  connectedCallback() {
    addEventListener("hashchange", this);
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
      .map(({ href, dataset }) => ({ href, prefix: dataset.begins ?? "" }))
      .filter(({ prefix }) => code.toLowerCase().startsWith(prefix))
      .sort((a, b) => b.prefix.length - a.prefix.length);
    if (longest) location.replace(longest.href + location.hash);
  }
}

customElements.define("part-links", PartLinks);
