// Runs before the first paint: the visitor's own choice of light or dark, if there is one.
{
  let chosen;
  try { chosen = localStorage.getItem("atlas-theme"); } catch { /* storage refused: follow the system */ }
  if (chosen) document.documentElement.dataset.theme = chosen;
}
