// <copy-links>: adds a button to each row of the table inside it, which copies the address of the
// row's page. One listener handles all buttons.
import { copyAndReport } from "../clipboard.mjs";
import { closest, find } from "../dom.mjs";
import { plainAddress } from "../urls.mjs";

class CopyLinks extends HTMLElement {
  connectedCallback() {
    if (!this.querySelector(".copy-row")) this.addButtons();
    this.addEventListener("click", this);
  }

  addButtons() {
    const model = find(find(this, "template", HTMLTemplateElement).content, "button", HTMLElement);
    for (const link of this.querySelectorAll("tbody th a")) {
      const button = /** @type {HTMLElement} */ (model.cloneNode(true));
      button.title = model.title.replace("{code}", () => link.textContent);
      button.setAttribute("aria-label", button.title);
      link.after(button);
    }
  }

  /** @param {Event} event */
  async handleEvent(event) {
    const button = closest(event, ".copy-row");
    const link = button?.previousElementSibling;
    if (!(link instanceof HTMLAnchorElement) || !button) return;
    const path = link.getAttribute("href") ?? "";
    const [page, anchor] = new URL(path, this.dataset.address || location.href).href.split("#");
    const address = plainAddress(page) + (anchor ? `#${anchor}` : "");
    await copyAndReport(button, find(this, "[aria-live]", HTMLElement), address);
  }
}

customElements.define("copy-links", CopyLinks);
