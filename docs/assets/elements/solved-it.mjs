// <solved-it>: asks whether the page helped. "Yes" is thanked for and sent nowhere; "No" is a link.
import { find } from "../dom.mjs";

class SolvedIt extends HTMLElement {
  button = find(this, "button", HTMLElement);
  status = document.createElement("span");

  connectedCallback() {
    this.status.ariaLive = "polite";
    this.append(this.status);
    this.button.addEventListener("click", this);
  }

  async handleEvent() {
    const { words } = await import("../words.mjs");
    this.status.textContent = ` ${words.solved.thanks}`;
  }
}

customElements.define("solved-it", SolvedIt);
