// Fetches the page that a visitor is about to open: a link under the mouse, in focus, or under a
// finger that stays. The browser's cache keeps it; <link rel="prefetch"> would ask Firefox for more
// than a strict policy allows.
const ROOT = new URL("../../../", import.meta.url).href; // of the site
const PAUSE = 80; // milliseconds; passing over a link, or scrolling, is over sooner
const asked = new Set([bare(location)]);
let timer;

function intend(event) {
  clearTimeout(timer);
  const link = event.target.closest?.("a[href]");
  if (link && event.type !== "pointercancel") timer = setTimeout(fetchPage, PAUSE, link);
}

function fetchPage(link) {
  const address = bare(link);
  const { saveData, effectiveType = "" } = navigator.connection ?? {};
  const isPage = address.startsWith(ROOT) && link.pathname.endsWith("/");
  if (!isPage || asked.has(address) || saveData || effectiveType.endsWith("2g")) return;
  asked.add(address);
  fetch(address, { priority: "low" }).then((page) => page.text()).catch(() => { /* not kept */ });
}

/** Returns an address without its anchor. */
function bare({ href }) {
  return href.split("#", 1)[0];
}

if (location.protocol.startsWith("http")) {
  for (const type of ["pointerover", "pointerdown", "pointercancel", "focusin"]) {
    document.addEventListener(type, intend, { passive: true });
  }
}
