// Loads the index and the modules that read it, once for all elements of a page, when the
// first of them is used. A failure may be tried again.
let opened;
let openedReader;

function fetchJson(name) {
  return fetch(new URL(`./index/${name}`, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  });
}

/** Returns `{store, rank, nearest, parse, CERTAIN}`. */
export function openFinder() {
  opened ??= Promise.all([import("./store.mjs"), import("./rank.mjs")])
    .then(async ([{ openStore }, ranking]) => ({ store: await openStore(fetchJson), ...ranking }))
    .catch((error) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

/** Returns a function that reads a log; see `readLog` in parse-log.mjs. */
export function openReader() {
  openedReader ??= Promise.all([openFinder(), import("../log/parse-log.mjs"), fetchJson("log.json")])
    .then(([{ store }, { readLog }, knowledge]) => (
      { store, read: (text, pause) => readLog(store, knowledge, text, pause) }
    ))
    .catch((error) => {
      openedReader = undefined;
      throw error;
    });
  return openedReader;
}
