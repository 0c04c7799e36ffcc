// Shows where a reader is: scrolls the menu to the current page, marks in <page-contents> the
// heading that is read, and gives each heading a link to itself.
import { decode } from "../urls.mjs";
import { words } from "./words.mjs";

const WIDE = matchMedia("(min-width: 80rem)"); // where site.css may place the contents beside the page
const READ = 140; // pixels from the top of the window to the line that is read

class PageContents extends HTMLElement {
  details = this.querySelector("details");
  links = [...this.querySelectorAll("a")];

  connectedCallback() {
    WIDE.addEventListener("change", this);
    addEventListener("scroll", this, { passive: true });
    this.handleEvent();
  }

  disconnectedCallback() {
    WIDE.removeEventListener("change", this);
    removeEventListener("scroll", this);
  }

  /** Whether the contents are beside the page, not a fold on it. */
  get isBeside() {
    return getComputedStyle(this).position === "absolute";
  }

  /** @param {Event} [event] */
  handleEvent(event) {
    if (this.details && event?.type !== "scroll") this.details.open = this.isBeside;
    const read = this.links.findLast(({ hash }) => {
      const heading = document.getElementById(decode(hash.slice(1)));
      return heading && heading.getBoundingClientRect().top < READ;
    });
    if (read?.ariaCurrent) return;
    for (const link of this.links) link.ariaCurrent = link === read ? "true" : null;
    center(this.details, read);
  }
}

/**
 * Scrolls a box, but not the page, so that an element that is out of sight is in its middle.
 * @param {Element | null} box
 * @param {Element | null | undefined} shown
 */
function center(box, shown) {
  if (!box || !(shown instanceof HTMLElement)) return;
  const top = shown.offsetTop - box.scrollTop;
  const room = box.clientHeight - shown.offsetHeight;
  if (top < 0 || top > room) box.scrollTop += top - room / 2;
}

const main = document.querySelector("main");
for (const heading of main?.querySelectorAll(":is(h2, h3, h4)[id]") ?? []) {
  const link = document.createElement("a");
  link.className = "permalink";
  link.href = `#${encodeURIComponent(heading.id)}`;
  link.ariaLabel = words.buttons.permalink;
  heading.append(link);
}
const menu = document.querySelector("#menu");
center(menu, menu?.querySelector("[aria-current]"));
customElements.define("page-contents", PageContents);
