// The entry point: small custom elements, one per module. Pages work without them.
import "./elements/prefetch.mjs";
import "./elements/page-place.mjs";
import "./elements/frame-buttons.mjs";
import "./search/finder-box.mjs";
import "./elements/ticket-tools.mjs";
import "./elements/solved-it.mjs";
import "./elements/code-blocks.mjs";
if (document.querySelector("row-filter")) import("./elements/row-filter.mjs");
if (document.querySelector("pair-form")) import("./elements/pair-form.mjs");
if (document.querySelector("log-reader")) import("./log/log-reader.mjs");
if (document.querySelector("lost-page")) import("./elements/lost-page.mjs");
if (document.querySelector("row-order")) import("./elements/row-order.mjs");
if (document.querySelector("part-links")) import("./elements/part-links.mjs");
if (document.querySelector("copy-links")) import("./elements/copy-links.mjs");
if (document.querySelector("compare-vendors")) import("./elements/compare-vendors.mjs");
if (document.querySelector("copy-view")) import("./elements/copy-view.mjs");
