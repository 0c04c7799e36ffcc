// Goes through the themes and back to that of the system. The first step always changes what is seen.
import { find } from "../dom.mjs";
import { words } from "../words.mjs";

const KEY = "atlas-theme"; // in local storage, unless the system decides

/** Shows the next theme, stores it, and names it on the button. */
export function showNextTheme() {
  const { dataset } = document.documentElement;
  const [system, other] = matchMedia("(prefers-color-scheme: dark)").matches
    ? ["dark", "light"] : ["light", "dark"];
  const next = { [other]: system, [system]: "" }[dataset.theme ?? ""] ?? other;
  if (next) dataset.theme = next;
  else delete dataset.theme;
  store(next);
  const button = find(document, ".theme-button", HTMLElement);
  button.title = words.theme[/** @type {"light" | "dark"} */ (next) || "system"];
  button.ariaLabel = button.title;
}

/** @param {string} theme */
function store(theme) {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch { /* no storage: the choice is lost with the page */ }
}
