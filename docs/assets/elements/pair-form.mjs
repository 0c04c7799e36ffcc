// <pair-form>: opens the page of the chosen pair of vendors.
import { find } from "../dom.mjs";
import { pageAddress } from "../urls.mjs";

class PairForm extends HTMLElement {
  from = find(this, "[name=from]", HTMLSelectElement);
  to = find(this, "[name=to]", HTMLSelectElement);

  connectedCallback() {
    this.addEventListener("submit", this);
    this.addEventListener("change", this);
    this.disableSame();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "change") {
      this.disableSame();
      return;
    }
    event.preventDefault();
    location.href = pageAddress(`${this.dataset.path}${this.from.value}/${this.to.value}/`);
  }

  /** Disables the vendor that was chosen on one side, on the other. */
  disableSame() {
    const { from, to } = this;
    for (const option of to.options) option.disabled = option.value === from.value;
    if (to.value !== from.value) return;
    to.value = [...to.options].find(({ disabled }) => !disabled)?.value ?? "";
  }
}

customElements.define("pair-form", PairForm);
