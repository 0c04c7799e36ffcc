// Code blocks: a button on each copies it, and the platform chosen last among tabs is chosen again.
import { copyAndReport } from "../clipboard.mjs";
import { closest, element, find } from "../dom.mjs";
import { words } from "./words.mjs";

const KEY = "atlas-platform";

const main = find(document, "main", HTMLElement);
const blocks = main.querySelectorAll("pre");
const region = element("span", { className: "hidden", ariaLive: "polite" });
if (blocks.length) main.append(region);
for (const block of blocks) block.append(copyButton());
for (const tabs of main.querySelectorAll(".tabs")) chooseAgain(tabs);
main.addEventListener("click", copyBlock);
main.addEventListener("change", remember);

function copyButton() {
  const title = words.buttons.copy_code;
  return element("button", { type: "button", className: "copy-code", title, ariaLabel: title });
}

/** @param {Event} event */
function copyBlock(event) {
  const button = closest(event, ".copy-code");
  const text = button?.parentElement?.querySelector("code")?.textContent;
  if (button && text) void copyAndReport(button, region, text.trimEnd());
}

/**
 * Returns the platforms that the label of a tab names: `Web, uni-app · JavaScript`.
 * @param {string} label
 */
function platformsOf(label) {
  return label.split(" · ")[0].split(", ");
}

/** @param {Event} event */
function remember(event) {
  const label = closest(event, ".tabs input")?.parentElement?.textContent;
  if (!label) return;
  try { localStorage.setItem(KEY, label); } catch { /* no storage: not remembered */ }
}

/** @param {Element} tabs */
function chooseAgain(tabs) {
  let label;
  try { label = localStorage.getItem(KEY); } catch { /* no storage: the first */ }
  const wanted = platformsOf(label ?? "");
  for (const tab of tabs.querySelectorAll("label")) {
    if (!platformsOf(tab.textContent).some((each) => wanted.includes(each))) continue;
    find(tab, "input", HTMLInputElement).checked = true;
    return;
  }
}
