// MiniSearch with prefixes, slips and boosts. It leaves Chinese to the tokenizer that it is given.
import MiniSearch from "/lib/minisearch.mjs";

const CHINESE = /\p{Script=Han}/u;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const words = MiniSearch.getDefault("tokenize");

/** @param {string} text */
function tokenize(text) {
  return words(text).flatMap((word) => (CHINESE.test(word)
    ? [...segmenter.segment(word)].map(({ segment }) => segment) : [word]));
}

/** @param {Record<string, number>} boost */
function options(boost) {
  return { idField: "path", fields: Object.keys(boost), storeFields: ["title"], tokenize };
}

/** Returns the files that a site would publish. */
export async function build(boost) {
  const index = new MiniSearch(options(boost));
  index.addAll(await (await fetch("/documents.json")).json());
  return { "index.json": JSON.stringify(index) };
}

/** Opens the index; returns a function from a query to the paths of the first results. */
export async function open(boost) {
  const text = await (await fetch("/minisearch/index.json")).text();
  const index = MiniSearch.loadJSON(text, options(boost));
  return async (query) => index.search(query, { boost, prefix: true, fuzzy: 0.2 })
    .slice(0, 3).map(({ id }) => id);
}
