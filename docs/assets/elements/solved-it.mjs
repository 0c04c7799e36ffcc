// <solved-it>: asks whether the page helped. "Yes" is thanked for and sent nowhere; "No" is a
// link to a form, which gets the code and the page.
import { find } from "../dom.mjs";
import { here } from "../urls.mjs";

class SolvedIt extends HTMLElement {
  button = find(this, "button", HTMLElement);
  status = document.createElement("span");

  connectedCallback() {
    this.status.ariaLive = "polite";
    this.append(this.status);
    const code = find(document, "h1", HTMLElement).textContent.trim();
    const fields = new URLSearchParams({ code, page: here() });
    find(this, "a", HTMLAnchorElement).search += `&${fields}`;
    this.button.addEventListener("click", this);
  }

  async handleEvent() {
    const { words } = await import("../words.mjs");
    this.status.textContent = ` ${words.solved.thanks}`;
  }
}

customElements.define("solved-it", SolvedIt);
