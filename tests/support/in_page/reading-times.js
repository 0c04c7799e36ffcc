// Returns the milliseconds that the finder takes for each of some texts, repeated to 100 kB.
async (texts) => {
  const script = document.querySelector("script[type=module]").src;
  const { openFinder } = await import(new URL("finder.mjs", script).href);
  const { read } = await openFinder();
  const took = [];
  for (const text of texts) {
    const since = performance.now();
    await read(text.repeat(Math.ceil(100_000 / text.length)));
    took.push(performance.now() - since);
  }
  return took;
}
