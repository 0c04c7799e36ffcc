// <ticket-tools>: copies what a ticket needs about a code, and shows the text of a ticket.
//
// The texts come with the page, each as the parts around the page's address.
import { confirm, copy } from "../clipboard.mjs";
import { plainAddress } from "../urls.mjs";

const KEY = "atlas-ticket-key"; // in the browser's storage: "off" if the key T is not wanted
const AROUND = ["keydown", "pointerdown", "focusin"]; // heard on the whole page

class TicketTools extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.texts = JSON.parse(this.dataset.texts);
    this.menu = this.querySelector("details");
    this.dialog = this.querySelector("dialog");
    this.byKey = this.querySelector("[name=by_key]");
    this.addEventListener("click", this);
    for (const type of AROUND) document.addEventListener(type, this);
    this.menu.addEventListener("toggle", this);
    this.byKey?.addEventListener("change", this);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
    for (const type of AROUND) document.removeEventListener(type, this);
    this.menu.removeEventListener("toggle", this);
    this.byKey?.removeEventListener("change", this);
  }

  handleEvent(event) {
    if (event.type === "click") this.pressed(event.target.closest("button"));
    else if (event.type === "keydown") this.key(event);
    else if (event.type === "change") this.remember();
    else if (event.type === "toggle") this.menu.lastElementChild.scrollIntoView({ block: "nearest" });
    else if (!this.menu.contains(event.target)) this.menu.open = false;
  }

  pressed(button) {
    if (button?.dataset.copy) this.copy(button);
    else if (button && "open" in button.dataset) this.open();
  }

  key(event) {
    if (event.key === "Escape" && this.menu.open) {
      this.menu.open = false;
      this.menu.querySelector("summary").focus();
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (event.key.toLowerCase() !== "t" || typing || held || !this.keyIsOn()) return;
    if (document.querySelector("ticket-tools") !== this || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.open();
  }

  open() {
    for (const area of this.dialog.querySelectorAll("textarea")) area.value = this.text(area.name);
    if (this.byKey) this.byKey.checked = this.keyIsOn();
    this.dialog.showModal();
    this.dialog.querySelector("[data-copy=note]").focus();
  }

  async copy(button) {
    const kind = button.dataset.copy;
    const area = this.dialog.querySelector(`textarea[name="${kind}"]`);
    const rich = kind === "html" || kind === "slack" ? this.text("html") : undefined;
    const done = await copy(area?.value ?? this.text(kind === "html" ? "note" : kind), rich);
    confirm(button, button.closest(".tools, dialog").querySelector("[aria-live]"), done, this.words);
  }

  text(kind) {
    if (kind === "link") return this.address;
    const text = this.texts[kind];
    return Array.isArray(text) ? text.join(this.address) : text;
  }

  get address() {
    return plainAddress(this.dataset.address || new URL(".", location.href).href);
  }

  keyIsOn() {
    try { return localStorage.getItem(KEY) !== "off"; } catch { return true; }
  }

  remember() {
    try { localStorage.setItem(KEY, this.byKey.checked ? "on" : "off"); } catch { /* not kept */ }
  }
}

customElements.define("ticket-tools", TicketTools);
