// <copy-links>: gives each row of the table inside it a button that copies the address of the
// row's page. One listener serves them all.
import { confirm, copy } from "../clipboard.mjs";
import { plainAddress } from "../urls.mjs";

class CopyLinks extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    if (!this.querySelector(".copy-row")) this.addButtons();
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
  }

  addButtons() {
    const template = this.querySelector("template");
    for (const link of this.querySelectorAll("tbody th a")) {
      const button = template.content.firstElementChild.cloneNode(true);
      const label = this.words.row.replace("{code}", () => link.textContent);
      button.setAttribute("aria-label", label);
      button.title = label;
      link.after(button);
    }
  }

  async handleEvent(event) {
    const button = event.target.closest(".copy-row");
    if (!button) return;
    const path = button.previousElementSibling.getAttribute("href");
    const address = new URL(path, this.dataset.address || location.href).href;
    const done = await copy(plainAddress(address));
    confirm(button, this.querySelector("[aria-live]"), done, this.words);
  }
}

customElements.define("copy-links", CopyLinks);
