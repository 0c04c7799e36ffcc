// <part-links>: an address of a row, on a page whose rows stand on pages of their own by now, is
// led on to the page that has it.
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

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch { // not encoded at all
    return text;
  }
}

customElements.define("part-links", PartLinks);
