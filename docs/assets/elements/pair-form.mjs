// <pair-form>: opens the page of the chosen pair of vendors.
import { find } from "../dom.mjs";
import { pageAddress } from "../urls.mjs";

class PairForm extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this);
    this.addEventListener("change", this);
    this.disableSame();
  }

  disconnectedCallback() {
    this.removeEventListener("submit", this);
    this.removeEventListener("change", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "change") {
      this.disableSame();
      return;
    }
    event.preventDefault();
    const { from, to } = this.choices;
    location.href = pageAddress(`${this.dataset.path}${from.value}/${to.value}/`);
  }

  get choices() {
    return {
      from: find(this, "[name=from]", HTMLSelectElement),
      to: find(this, "[name=to]", HTMLSelectElement),
    };
  }

  /** Disables the vendor that was chosen on one side, on the other. */
  disableSame() {
    const { from, to } = this.choices;
    for (const option of to.options) option.disabled = option.value === from.value;
    if (to.value !== from.value) return;
    to.value = [...to.options].find(({ disabled }) => !disabled)?.value ?? "";
  }
}

customElements.define("pair-form", PairForm);
