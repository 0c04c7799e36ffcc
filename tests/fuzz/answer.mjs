// Answers lines of JSON from the scripts of a built site: { query } with its hits, { log } with its
// findings, { path } with the page to which the 404 page redirects. Argument: the site.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const site = resolve(process.argv[2]);
const [folder] = readdirSync(join(site, "assets")).filter((name) => /^[0-9a-f]{12}$/.test(name));
const load = (name) => import(pathToFileURL(join(site, "assets", folder, name)));

// As much of a browser as <lost-page> needs.
class HTMLElement {
  dataset = { root: "/", box: "box" };
  append() {}
  replaceChildren() {}
}
let LostPage;
Object.assign(globalThis, {
  HTMLElement,
  HTMLInputElement: HTMLElement,
  document: { createElement: () => new HTMLElement(), querySelector: () => new HTMLElement() },
  customElements: { define: (_, made) => { LostPage = made; } },
  fetch: async (url) => new Response(readFileSync(fileURLToPath(url))),
});

const [{ openFinder, openReader }, { search }] = await Promise.all([
  load("search/load.mjs"), load("search/query.mjs"), load("elements/lost-page.mjs"),
]);
const { store } = await openFinder();

async function lost(pathname) {
  let target = "";
  globalThis.location = { pathname, replace: (path) => { target = path; } };
  const page = new LostPage();
  let answered;
  page.answer = async (parts) => { answered = LostPage.prototype.answer.call(page, parts); };
  page.connectedCallback();
  await answered; // its errors are faults here, and a message in the page
  return target;
}

async function answer({ query, log, path }) {
  if (path !== undefined) return lost(path);
  if (log !== undefined) return (await (await openReader()).read(log)).length;
  const hits = await search(store, openReader, query);
  return (await Promise.all(hits.map(({ number }) => store.document(number)))).length;
}

for await (const line of createInterface({ input: process.stdin })) {
  const started = performance.now();
  const result = await answer(JSON.parse(line)).then(
    (found) => ({ found }),
    (error) => ({ error: String(error.stack) }),
  );
  console.log(JSON.stringify({ ...result, ms: performance.now() - started }));
}
