// Runs before the first paint: says that scripts run, and applies the visitor's own choice of
// light or dark, if there is one.
{
  document.documentElement.classList.add("js");
  let chosen;
  try { chosen = localStorage.getItem("atlas-theme"); } catch { /* storage refused: follow the system */ }
  if (chosen) document.documentElement.dataset.theme = chosen;
}
