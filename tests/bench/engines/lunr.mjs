// lunr with its plugin for English and Chinese, wildcards, edit distance and boosts.
const SCRIPTS = ["lunr", "lunr.stemmer.support", "lunr.zh", "lunr.multi"];

await Promise.all(SCRIPTS.map((name) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  Object.assign(script, { src: `/lib/${name}.js`, charset: "utf-8", async: false });
  document.head.append(Object.assign(script, { onload: resolve, onerror: reject }));
})));

const { lunr } = globalThis;
const languages = lunr.multiLanguage("en", "zh");
const SLIPS = 0.2; // of the characters of a word, as in MiniSearch

/** Returns the files that a site would publish; lunr keeps no titles. */
export async function build(boost) {
  const documents = await (await fetch("/documents.json")).json();
  const index = lunr(function define() {
    this.use(languages);
    this.ref("number");
    for (const [field, each] of Object.entries(boost)) this.field(field, { boost: each });
    for (const [number, document] of documents.entries()) this.add({ ...document, number });
  });
  const titles = documents.map(({ path, title }) => [path, title]);
  return { "index.json": JSON.stringify(index), "titles.json": JSON.stringify(titles) };
}

/** Returns the words of a query, cut as those of the index. */
function wordsOf(query) {
  const builder = new lunr.Builder();
  builder.use(languages);
  return builder.tokenizer(query).map(String);
}

/** Returns the hits of a query. */
function hitsOf(index, query) {
  return index.query((clauses) => {
    for (const word of wordsOf(query)) {
      clauses.term(word, { boost: 100 });
      clauses.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      const editDistance = Math.min(2, Math.round(word.length * SLIPS));
      if (editDistance) clauses.term(word, { boost: 1, usePipeline: false, editDistance });
    }
  });
}

/** Returns the hits of the exact words of a query. */
function exactHitsOf(index, query) {
  return index.query((clauses) => clauses.term(wordsOf(query)));
}

/** Opens the index; returns a function from a query to the paths of the first results. */
export async function open() {
  const [data, titles] = await Promise.all(["index", "titles"].map(
    async (name) => (await fetch(`/lunr/${name}.json`)).json(),
  ));
  const index = lunr.Index.load(data);
  return async (query) => {
    let hits;
    try {
      hits = hitsOf(index, query);
    } catch { // with many codes, a wildcard can throw: github.com/olivernn/lunr.js/issues/314
      hits = exactHitsOf(index, query);
    }
    return hits.slice(0, 3).map(({ ref }) => titles[ref][0]);
  };
}
