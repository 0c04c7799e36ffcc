// <part-links>: an address of a row, on a page whose rows stand on pages of their own by now, is
// led on to the page that has it.
import { decoded } from "../urls.mjs";

class PartLinks extends HTMLElement {
  connectedCallback() {
    addEventListener("hashchange", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this);
  }

  handleEvent() {
    const row = decoded(location.hash.slice(1)).toLowerCase();
    if (!row || document.getElementById(decoded(location.hash.slice(1)))) return;
    const [nearest] = [...this.querySelectorAll("[data-begins]")]
      .filter(({ dataset }) => row.startsWith(dataset.begins))
      .sort((a, b) => b.dataset.begins.length - a.dataset.begins.length);
    if (nearest) location.replace(nearest.href + location.hash);
  }
}

customElements.define("part-links", PartLinks);
