// <theme-toggle>: a button that switches between light and dark and stores the choice.
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  handleEvent() {
    const root = document.documentElement;
    const dark = getComputedStyle(root).colorScheme === "dark" ||
      (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("atlas-theme", root.dataset.theme);
    } catch { /* no storage: the choice is lost with the page */ }
  }
}

customElements.define("theme-toggle", ThemeToggle);
