// Copies text to the clipboard and reports the result at the button and in a live region.
const DURATION = 2000; // milliseconds for which the result is visible
/** @type {WeakMap<HTMLElement, ReturnType<typeof setTimeout>>} */
const timers = new WeakMap();

/**
 * Copies text, and HTML for editors that accept it; returns whether that worked.
 * @param {string} text
 * @param {string} [html]
 */
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

/**
 * Copies without the Clipboard API, which pages without https and some browsers do not have.
 * @param {string} text
 * @param {string} [html]
 */
function copyByEvent(text, html) {
  let done = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  addEventListener("copy", fill, true);
  document.execCommand("copy");
  removeEventListener("copy", fill, true);
  return done;
}

/**
 * Copies text and reports the result. The words are loaded meanwhile, with the first copy.
 * @param {HTMLElement} button
 * @param {HTMLElement} region a live region
 * @param {string} text
 * @param {string} [html]
 */
export async function copyAndReport(button, region, text, html) {
  const [done, { words }] = await Promise.all([copy(text, html), import("./words.mjs")]);
  const { copied, failed, copied_status, failed_status } = words.clipboard;
  clearTimeout(timers.get(button));
  button.dataset.outcome = done ? copied : failed;
  button.classList.toggle("failed", !done);
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = done ? copied_status : failed_status;
  });
  timers.set(button, setTimeout(() => {
    delete button.dataset.outcome;
    region.textContent = "";
  }, DURATION));
}
