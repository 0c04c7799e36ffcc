// <ticket-tools>: copies what a ticket needs about a code, and opens the ticket text.
//
// `data-title` is what the note calls the code, `data-anchor` its section if the page has several.
import { copyAndReport } from "../clipboard.mjs";
import { closest, element, find } from "../dom.mjs";
import { isSingleKey } from "../keys.mjs";
import { here } from "../urls.mjs";
import { words } from "./words.mjs";

const FORMATS = /** @type {const} */ (["markdown", "jira", "slack", "html"]);
const DOCUMENT_EVENTS = ["keydown", "pointerdown", "focusin"];

class TicketTools extends HTMLElement {
  menu = element("details", { className: "tools__menu" }, element("summary", {}, words.tools.as),
    element("div", { className: "tools__list" }, ...FORMATS.map(copyButton)));

  connectedCallback() {
    if (!this.children.length) this.append(this.#tools());
    this.addEventListener("click", this);
    for (const type of DOCUMENT_EVENTS) document.addEventListener(type, this);
    this.menu.addEventListener("toggle", this);
  }

  #tools() {
    const open = element("button", { type: "button" }, `${words.tools.open} `,
      element("kbd", { ariaHidden: "true" }, words.tools.key));
    open.dataset.open = "";
    const tools = element("div", { className: "tools", role: "group", ariaLabel: words.tools.label },
      copyButton("link"), copyButton("id"), this.menu, open);
    tools.append(element("span", { className: "hidden", ariaLive: "polite" }));
    return tools;
  }

  disconnectedCallback() {
    for (const type of DOCUMENT_EVENTS) document.removeEventListener(type, this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "click") this.press(closest(event, "button"));
    else if (event instanceof KeyboardEvent) this.key(event);
    else if (event.type === "toggle") this.show();
    else if (!this.menu.contains(/** @type {Node | null} */ (event.target))) this.menu.open = false;
  }

  /** Loads the formats while the visitor chooses one: copying has to follow a key or a click. */
  show() {
    void import("./ticket-markup.mjs");
    this.menu.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement | null} button */
  press(button) {
    if (button?.dataset.copy) this.copy(button, button.dataset.copy);
    else if (button && "open" in button.dataset) this.open();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape" && this.menu.open) this.closeMenu();
    if (!isSingleKey(event, "t") || document.querySelector("ticket-tools") !== this) return;
    event.preventDefault();
    this.open();
  }

  /** Closes the menu, and returns its button, which has the focus then. */
  closeMenu() {
    const summary = find(this.menu, "summary", HTMLElement);
    this.menu.open = false;
    summary.focus();
    return summary;
  }

  async open() {
    const [{ showTicket }, { formats, noteOf }] = await Promise.all([
      import("./ticket-dialog.mjs"), import("./ticket-markup.mjs"),
    ]);
    const note = noteOf(this);
    await showTicket(this, note, formats.note(note, this.address));
  }

  /**
   * Copies a text of one kind, as edited in the dialog if it is there.
   * @param {HTMLElement} button
   * @param {string} kind
   */
  async copy(button, kind) {
    /** @type {HTMLTextAreaElement | null} */
    const area = this.querySelector(`textarea[name="${kind}"]`);
    const html = kind === "html" || kind === "slack" ? await this.text("html") : undefined;
    const text = area?.value ?? await this.text(kind === "html" ? "note" : kind);
    const around = button.closest(".tools, dialog") ?? this;
    const shown = this.menu.contains(button) ? this.closeMenu() : button;
    await copyAndReport(shown, find(around, "[aria-live]", HTMLElement), text, html);
  }

  /** The address of the code, with its section if the page has several. */
  get address() {
    const { anchor } = this.dataset;
    return anchor ? `${here()}#${anchor}` : here();
  }

  /** @param {string} kind */
  async text(kind) {
    if (kind === "id") return this.closest("section")?.querySelector(".ticket-id")?.textContent ?? "";
    if (kind === "link") return this.address;
    const { formats, noteOf } = await import("./ticket-markup.mjs");
    return formats[/** @type {import("./ticket-markup.mjs").Format} */ (kind)](noteOf(this), this.address);
  }
}

/** @param {"link" | "id" | typeof FORMATS[number]} kind */
function copyButton(kind) {
  const button = element("button", { type: "button" }, words.tools[kind]);
  button.dataset.copy = kind;
  return button;
}

customElements.define("ticket-tools", TicketTools);
