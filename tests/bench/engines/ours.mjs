// Our finder, loaded as the site loads it. Nothing else in the comparison knows how it is called.

/** Opens the finder; returns a function from a query to the paths of the first results. */
export async function open() {
  const { openFinder } = await import("/assets/search/load.mjs");
  const { store, read } = await openFinder();
  return async (query) => {
    const hits = (await read(query)).hits.slice(0, 3);
    const documents = await Promise.all(hits.map(({ number }) => store.document(number)));
    return documents.map(({ path }) => path);
  };
}
