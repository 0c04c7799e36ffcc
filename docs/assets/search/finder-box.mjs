// <finder-box>: the search box. What it does is loaded when it is first used; until then, and
// without scripts, the form inside leads to the finder's page.
const LONG = 200; // letters from which a paste is no longer a query

class FinderBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("focus", this);
    this.input.addEventListener("paste", this);
    this.addEventListener("click", this);
    document.addEventListener("keydown", this);
    if (this.closest("finder-page")) this.load();
  }

  disconnectedCallback() {
    this.input.removeEventListener("focus", this);
    this.input.removeEventListener("paste", this);
    this.removeEventListener("click", this);
    document.removeEventListener("keydown", this);
    this.combobox?.detach();
    this.combobox = undefined;
  }

  handleEvent(event) {
    if (event.type === "focus") this.load();
    else if (event.type === "paste") this.paste(event);
    else if (event.type === "click") this.chip(event.target.closest("[data-vendor]"));
    else this.shortcut(event);
  }

  async load() {
    const { Combobox } = await import("./combobox.mjs");
    if (this.isConnected) this.combobox ??= new Combobox(this);
    return this.combobox;
  }

  async chip(pressed) {
    if (pressed) (await this.load())?.narrow(pressed.dataset.vendor);
  }

  // Several lines are no query but a log, which a box of one line would run together.
  async paste(event) {
    const text = event.clipboardData.getData("text");
    if (!text.trim().includes("\n") && text.length < LONG) return;
    event.preventDefault();
    (await this.load())?.takeLog(text);
  }

  // "/" and Ctrl-K lead to the first box of the page.
  shortcut(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const asked = (event.key === "/" && !typing) ||
      (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (asked && document.querySelector("main finder-box, finder-box") === this) {
      event.preventDefault();
      this.input.select();
      this.input.focus();
    }
  }
}

customElements.define("finder-box", FinderBox);
