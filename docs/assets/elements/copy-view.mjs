// <copy-view>: its last button copies the address of the page, which holds the state of the filter.
import { copyAndReport } from "../clipboard.mjs";
import { find } from "../dom.mjs";

class CopyView extends HTMLElement {
  button = find(this, "button:not(.clear)", HTMLElement);

  connectedCallback() {
    this.button.addEventListener("click", this);
  }

  async handleEvent() {
    await copyAndReport(this.button, find(this, "[aria-live]", HTMLElement), location.href);
  }
}

customElements.define("copy-view", CopyView);
