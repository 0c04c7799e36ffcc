// Answers lines of JSON from the scripts of a built site: { text } with the number of its hits,
// { path } with the page to which the 404 page redirects. Argument: the site.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const site = resolve(process.argv[2]);
const [folder] = readdirSync(join(site, "assets")).filter((name) => /^[0-9a-f]{12}$/.test(name));
const load = (name) => import(pathToFileURL(join(site, "assets", folder, name)));

// As much of a browser as the scripts of all pages and <lost-page> need.
class HTMLElement {
  dataset = { root: "/", box: "box" };
  addEventListener() {}
  append() {}
  querySelectorAll() { return []; }
  replaceChildren() {}
}
const elements = {};
Object.assign(globalThis, {
  HTMLElement,
  HTMLInputElement: HTMLElement,
  addEventListener() {},
  location: new URL("https://atlas.example/"),
  matchMedia: () => ({ matches: false, addEventListener() {} }),
  document: {
    addEventListener() {},
    createElement: () => new HTMLElement(),
    querySelector: (selector) => (/^(?:#box|main)$/.test(selector) ? new HTMLElement() : null),
    querySelectorAll: () => [],
  },
  customElements: { define: (name, made) => { elements[name] = made; } },
  fetch: async (url) => new Response(readFileSync(fileURLToPath(url))),
});

const [{ openFinder }] = await Promise.all([load("finder.mjs"), load("elements/lost-page.mjs")]);
const { store, read } = await openFinder();

async function lost(pathname) {
  let target = "";
  globalThis.location = { pathname, replace: (path) => { target = path; } };
  const LostPage = elements["lost-page"];
  const page = new LostPage();
  let answered;
  page.answer = async (parts) => { answered = LostPage.prototype.answer.call(page, parts); };
  page.connectedCallback();
  await answered; // its errors are faults here, and a message in the page
  return target;
}

async function answer({ text, path }) {
  if (path !== undefined) return lost(path);
  const { hits } = await read(text);
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
