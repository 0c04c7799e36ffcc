// Loads what the theme's button, the keys' button and the key "?" need, once they are pressed.
import { closest } from "../dom.mjs";
import { isSingleKey } from "../keys.mjs";

async function showKeys() {
  await (await import("./keys-dialog.mjs")).showKeys();
}

document.addEventListener("click", async (event) => {
  if (closest(event, ".theme-button")) (await import("./theme-toggle.mjs")).showNextTheme();
  if (closest(event, ".keys-button")) await showKeys();
});
document.addEventListener("keydown", (event) => {
  if (isSingleKey(event, "?")) showKeys();
});
