// Journeys through the built site in Firefox, driven over WebDriver BiDi.
//
//   node journeys.mjs <address of the site> <Firefox>
//
// prints one line of JSON for each journey: its name, and the faults that it met. Every step
// waits for what it needs to see, none for a time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [address, executablePath] = process.argv.slice(2);
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const BOX = "[role=combobox]";
const LOG = '{"errCode":1501,"errMsg":"TokenExpiredError"}\nio.openim error code 15999';

const HOSTILE = JSON.parse(textOf("../../golden/hostile.json"));
const READING_TIMES = textOf("../../support/in_page/reading-times.js");

const journeys = {
  async "no hostile text takes many times as long as others"(page) {
    await visit(page, "find/");
    const took = await page.evaluate(`(${READING_TIMES})(${JSON.stringify(HOSTILE)})`);
    const median = [...took].sort((a, b) => a - b)[Math.floor(took.length / 2)];
    assert.deepEqual(HOSTILE.filter((_, at) => took[at] > 100 * Math.max(1, median)), []);
  },

  async "a code is found by typing"(page) {
    await visit(page, "");
    await page.locator(BOX).fill("898001");
    await shown(page, "[role=option]", "User exist");
    await page.locator("[role=option]").click();
    await arrived(page, "jmessage/898001/");
    await shown(page, "h1", "898001");
  },

  async "a code is found by keyboard alone"(page) {
    await visit(page, "agora/607/");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to content");
    await page.keyboard.press("Enter");
    await holds(page, () => document.activeElement.id === "content");
    await page.keyboard.press("/");
    await page.keyboard.type("898");
    await shown(page, "[role=option]:first-child", "898000"); // the same for "89" and "898"
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const target = await page.$eval("[aria-selected=true]", (option) => option.href);
    await page.keyboard.press("Escape");
    await holds(page, () => document.querySelector("[role=listbox]").hidden);
    await page.keyboard.type(" ");
    await shown(page, "[role=option]:first-child", "898000");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await arrived(page, target.slice(address.length));
  },

  async "the finder's page answers its address and narrows to a vendor"(page) {
    await visit(page, "find/?q=504");
    await shown(page, "[role=option]");
    await page.locator("button[data-vendor=agora]").click();
    await arrived(page, "find/?q=vendor%3Aagora%20504");
    await shown(page, "[role=option]", "MESSAGE_RECALL_TIME_LIMIT");
  },

  async "the link is copied, and said to be"(page) {
    await visit(page, "jmessage/898001/");
    await page.locator("[data-copy=link]").click();
    await shown(page, "[data-copy=link][data-outcome=Copied]");
    await shown(page, ".tools [aria-live]", "Copied to the clipboard.");
    await page.focus(BOX);
    await press(page, "Control", "v");
    await holds(page, (box) => document.querySelector(box).value.endsWith("/jmessage/898001/"), BOX);
  },

  async "a ticket's text is opened, copied and closed by keyboard"(page) {
    await visit(page, "commsease/403/");
    await shown(page, ".tools");
    await page.focus("[data-open]");
    await page.keyboard.press("Enter");
    await holds(page, () => document.activeElement.dataset.copy === "note");
    await page.keyboard.press("Enter");
    await shown(page, "dialog[open] [data-outcome=Copied]");
    await page.keyboard.press("Escape");
    await holds(page, () => !document.querySelector("dialog[open]"));
    await holds(page, () => "open" in document.activeElement.dataset);
  },

  async "a log is pasted and read"(page) {
    await visit(page, "agora/607/");
    await page.focus(BOX);
    await page.evaluate((text) => navigator.clipboard.writeText(text), LOG);
    await press(page, "Control", "v");
    await arrived(page, "find/#log");
    await shown(page, ".findings__count", "Found 2 in 2 lines");
    await shown(page, ".finding a", "1501");
  },

  async "a wrong address leads to the page that was meant"(page) {
    await visit(page, "Agora/607");
    await arrived(page, "agora/607/");
    await shown(page, ".tools");
    await visit(page, "agora/60x/");
    await shown(page, "lost-page", "There's no page for");
    await shown(page, "lost-page a");
  },

  async "the theme is switched and remembered"(page) {
    await visit(page, "");
    const paper = () => getComputedStyle(document.body).backgroundColor;
    const was = await page.evaluate(paper);
    await page.locator(".theme-button").click();
    await page.locator(":root[data-theme]").wait();
    const is = await page.evaluate(paper);
    assert.notEqual(is, was);
    await page.reload();
    assert.equal(await page.evaluate(paper), is);
  },

  async "the matrix leads to codes and filters"(page) {
    await visit(page, "matrix/");
    await page.locator("[aria-label^='OpenIM, Users: ']").click();
    await arrived(page, "matrix/?vendors=openim&category=user");
    await visit(page, "matrix/?vendors=openim,jmessage&q=token");
    await shown(page, "compare-vendors output", "problems");
    await shown(page, "tr:not([hidden]) td:not([hidden]) a[href$='/1501/']", "1501");
    await holds(page, () => document.querySelectorAll("[data-column]:not([hidden])").length === 2);
  },

  async "a vendor's codes are filtered"(page) {
    await visit(page, "jmessage/");
    await page.locator("form.filter [name=q]").fill("blacklist");
    await holds(page, () => /^Showing \d{1,2} of /.test(document.querySelector("output").value));
    await arrived(page, "jmessage/?q=blacklist");
    await page.locator("form.filter [name=q]").fill("nothing is called this");
    await page.locator(".none button").click();
    await holds(page, () => /(\d+) of \1 /.test(document.querySelector("output").value));
  },

  async "two vendors are compared"(page) {
    await visit(page, "migrate/");
    await page.select("[name=from]", "openim");
    await page.select("[name=to]", "jmessage");
    await page.locator("pair-form button").click();
    await arrived(page, "migrate/openim/jmessage/");
    await shown(page, "tr[id='1101']", "899002");
  },

  async "the menu of a phone opens and closes"(page) {
    await page.setViewport(PHONE);
    await visit(page, "agora/");
    await page.locator("[popovertarget=menu]").click();
    await shown(page, "#menu");
    await page.keyboard.press("Escape");
    await holds(page, () => !document.querySelector("#menu:popover-open"));
    await page.locator("[popovertarget=menu]").click();
    await page.locator("#menu a[href$='openim/']").click();
    await arrived(page, "openim/");
  },
};

const visit = (page, path) => page.goto(address + path);
const holds = (page, condition, ...given) => page.waitForFunction(condition, {}, ...given);
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const arrived = (page, path) => holds(page, (wanted) => location.href === wanted, address + path);

/** Returns the text of a file that other tests use too. */
function textOf(path) {
  return readFileSync(new URL(path, import.meta.url), "utf-8");
}

/** Waits until an element with a text is seen. */
function shown(page, selector, text = "") {
  return holds(page, (wanted, said) => [...document.querySelectorAll(wanted)].some(
    (each) => each.checkVisibility() && each.textContent.includes(said),
  ), selector, text);
}

async function press(page, held, key) {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}

/** Runs a journey in a new browser context; returns its faults. */
async function faultsOf(journey, browser) {
  const faults = [];
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.setViewport(DESK);
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (said) => said.type() === "error" && faults.push(`said: ${said.text()}`));
  page.on("request", (asked) => {
    const own = [new URL("/", address).href, "data:"].some((from) => asked.url().startsWith(from));
    if (!own) faults.push(`asked: ${asked.url()}`);
  });
  try {
    await journey(page);
  } catch (error) {
    faults.push(`${error.message} at ${page.url()}`, error.cause?.stack ?? error.stack);
  }
  await context.close();
  return faults;
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
for (const [name, journey] of Object.entries(journeys)) {
  console.log(JSON.stringify({ name, faults: await faultsOf(journey, browser) }));
}
await browser.close();
