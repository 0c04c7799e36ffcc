// Our finder without its interface, one script as on the site. Nothing else in the comparison knows how it is called.

/** Opens the finder; returns a function from a query to the paths of the first results. */
export async function open() {
  const { openFinder } = await import("/assets/engine.mjs");
  const { store, read } = await openFinder();
  return async (query) => {
    const hits = (await read(query)).hits.slice(0, 3);
    const documents = await Promise.all(hits.map(({ number }) => store.document(number)));
    return documents.map(({ path }) => path);
  };
}
