// Pagefind with an index for each language, of which it takes the one that the page is in.
import { createInstance } from "/pagefind/pagefind.js";

const CHINESE = /\p{Script=Han}/u;

/** @type {Map<string, ReturnType<typeof createInstance>>} */
const instances = new Map();

/** Returns the instance of a language. */
function inLanguage(language) {
  document.documentElement.lang = language;
  if (!instances.has(language)) instances.set(language, createInstance());
  return instances.get(language);
}

/** Returns a function from a query to the paths of the first results. */
export async function open() {
  return async (query) => {
    const { results } = await inLanguage(CHINESE.test(query) ? "zh" : "en").search(query);
    const first = await Promise.all(results.slice(0, 3).map((each) => each.data()));
    return first.map(({ meta }) => meta.path);
  };
}
