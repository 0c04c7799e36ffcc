// Fetches the page that a visitor is about to open: of a link under the mouse, with focus, or under
// a finger that rests. The browser caches it; for <link rel="prefetch">, Firefox needs more than
// the content security policy allows.
import { closest } from "../dom.mjs";

const ROOT = new URL("../../../", import.meta.url).href; // of the site
const DELAY = 80; // milliseconds; a pointer that passes over a link, or scrolls, leaves sooner
const fetched = new Set([withoutAnchor(location)]);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {Event} event */
function schedule(event) {
  clearTimeout(timer);
  const link = closest(event, "a[href]");
  if (link instanceof HTMLAnchorElement && event.type !== "pointercancel") {
    timer = setTimeout(fetchPage, DELAY, link);
  }
}

/** @param {HTMLAnchorElement} link */
function fetchPage(link) {
  const address = withoutAnchor(link);
  const isPage = address.startsWith(ROOT) && link.pathname.endsWith("/");
  if (!isPage || fetched.has(address) || savesData()) return;
  fetched.add(address);
  fetch(address, { priority: "low" }).then((page) => page.text()).catch(() => { /* not cached */ });
}

/** Returns whether the visitor or the network asks for few bytes, in browsers that report it. */
function savesData() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (
    navigator
  );
  return Boolean(connection?.saveData || connection?.effectiveType?.endsWith("2g"));
}

/** @param {{ href: string }} address */
function withoutAnchor({ href }) {
  return href.split("#", 1)[0];
}

if (location.protocol.startsWith("http")) {
  for (const type of ["pointerover", "pointerdown", "pointercancel", "focusin"]) {
    document.addEventListener(type, schedule, { passive: true });
  }
}
