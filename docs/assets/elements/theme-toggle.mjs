// <theme-toggle>: a button that switches between light and dark and remembers the choice.
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.button.removeEventListener("click", this);
  }

  handleEvent() {
    const root = document.documentElement;
    const dark = getComputedStyle(root).colorScheme === "dark" ||
      (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("atlas-theme", root.dataset.theme);
    } catch { /* storage refused: the choice holds for this page */ }
  }
}

customElements.define("theme-toggle", ThemeToggle);
