// Opens the finder over an index, as docs/assets/search/load.mjs does in a browser.
import * as chinese from "../../../docs/assets/search/chinese.mjs";
import * as answers from "../../../docs/assets/log/answer.mjs";
import { readLines } from "../../../docs/assets/log/read-lines.mjs";
import * as byTerms from "../../../docs/assets/search/by-terms.mjs";
import { read } from "../../../docs/assets/search/read.mjs";
import { openStore } from "../../../docs/assets/search/store.mjs";

/** Opens the finder of an index; `signs` and `messages` are by default those of the index. */
export async function openFinder({ fetchJson }, { signs, messages } = {}) {
  const store = await openStore(fetchJson);
  const opened = [];
  const finder = {
    store,
    openTerms: async () => {
      opened.push("terms");
      return byTerms;
    },
    openReader: async () => {
      opened.push("reader");
      const known = signs ?? await fetchJson("signs.json");
      const wire = messages ?? await fetchJson("messages.json");
      const lines = (text, all, options) => readLines(store, known, all ? wire : { messages: {}, patterns: {} }, text, options);
      return { ...answers, lines };
    },
    openChinese: async () => {
      opened.push("chinese");
      return chinese;
    },
  };
  return {
    store,
    opened,
    read: (text, pause) => read(finder, text, pause),
    pathOf: async (number) => (await store.document(number)).path,
  };
}
