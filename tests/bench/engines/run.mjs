// Runs queries on an engine in a page that has loaded nothing yet.

/**
 * Returns the milliseconds to the first answer, and the paths that each query found.
 * @param {string} engine
 * @param {Record<string, number>} boosts by field
 * @param {string[]} queries
 */
export async function run(engine, boosts, [first, ...others]) {
  const since = performance.now();
  const { open } = await import(`./${engine}.mjs`);
  const search = await open(boosts);
  const found = [await search(first)];
  const took = performance.now() - since;
  for (const query of others) found.push(await search(query));
  return [took, found];
}
