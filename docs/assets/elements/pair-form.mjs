// <pair-form>: goes to the page of the chosen pair of vendors.
import { placed } from "../urls.mjs";

class PairForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", this);
    this.form.addEventListener("change", this);
    this.forbidSame();
  }

  disconnectedCallback() {
    this.form.removeEventListener("submit", this);
    this.form.removeEventListener("change", this);
  }

  handleEvent(event) {
    const { from, to } = this.form.elements;
    if (event.type === "change") {
      this.forbidSame();
      return;
    }
    event.preventDefault();
    location.href = placed(`${this.dataset.path}${from.value}/${to.value}/`);
  }

  // A vendor is not moved to itself.
  forbidSame() {
    const { from, to } = this.form.elements;
    for (const option of to.options) option.disabled = option.value === from.value;
    if (to.value === from.value) to.value = [...to.options].find((each) => !each.disabled).value;
  }
}

customElements.define("pair-form", PairForm);
