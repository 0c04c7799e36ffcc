// Runs before the first paint. The class `js` says that scripts run; `asked`, that the address has
// a query, so that the page stays hidden until a script has applied it, or for a while without one;
// `no-paste`, that pages may not read the clipboard.
{
  document.documentElement.classList.add("js");
  document.documentElement.classList.toggle("no-paste", !navigator.clipboard?.readText);
  document.documentElement.classList.toggle("asked", location.search !== "");
  addEventListener("load", () => {
    setTimeout(() => document.documentElement.classList.remove("asked"), 2000);
  });
  let chosen;
  try { chosen = localStorage.getItem("atlas-theme"); } catch { /* no storage: system theme */ }
  if (chosen) document.documentElement.dataset.theme = chosen;
}
