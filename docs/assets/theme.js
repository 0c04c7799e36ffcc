// Runs before the first paint: says that scripts run, and applies the visitor's own choice of
// light or dark, if there is one. A page whose address asks for something is shown once that is
// applied, or everything has come: `asked`.
{
  document.documentElement.classList.add("js");
  document.documentElement.classList.toggle("asked", location.search !== "");
  addEventListener("load", () => document.documentElement.classList.remove("asked"));
  let chosen;
  try { chosen = localStorage.getItem("atlas-theme"); } catch { /* storage refused: follow the system */ }
  if (chosen) document.documentElement.dataset.theme = chosen;
}
