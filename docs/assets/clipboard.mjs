// Copying, with a word at the button for who sees it and a live region for who hears it.
const SHOWN = 2000; // milliseconds
const timers = new WeakMap();

// Put text on the clipboard, and HTML beside it for editors that take it; say whether it worked.
export async function copy(text, html) {
  try {
    if (html) {
      const parts = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return copyByEvent(text, html);
  }
}

// The older way, for pages without https and for browsers that refuse the newer one.
function copyByEvent(text, html) {
  let done = false;
  const fill = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  addEventListener("copy", fill, true);
  document.execCommand("copy");
  removeEventListener("copy", fill, true);
  return done;
}

// Show the outcome over the button for a while, and put it into the live region.
export function confirm(button, region, done, words) {
  clearTimeout(timers.get(button));
  button.dataset.outcome = done ? words.copied : words.failed;
  button.classList.toggle("failed", !done);
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = done ? words.copied_said : words.failed_said;
  });
  timers.set(button, setTimeout(() => {
    delete button.dataset.outcome;
    region.textContent = "";
  }, SHOWN));
}
