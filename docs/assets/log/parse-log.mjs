// Reads a pasted log: every error occurrence, in order, with its code, vendor and reasons.
// Pure: what the catalog holds is asked of the store.
import { decided, prepareSigns, weigh } from "./evidence.mjs";
import { oncePerEvent } from "./dedupe.mjs";
import { objectsOf, occurrences, plainText } from "./extract.mjs";
import { WORD, fold, joined } from "../search/normalize.mjs";

const WIDE = 160; // letters on either side of a code that may speak for a vendor
const CERTAIN_WORDS = 3; // a constant or message of so many words is no chance
const FEW = 3; // other words that may stand beside a shorter message
const COMMON = new Set(["ERR_BAD_REQUEST", "ERR_OPERATION_FAILED"]); // axios and Node print them
const CERTAIN_DIGITS = 6; // a number this long that one vendor has needs no evidence
const ERROR_WORD = /error|\berr|fail|reject|uncaught|[错錯]|失[败敗]/i;
const MESSAGE_KEY = /\bmessage["']?\s*[:=]/i;

/**
 * Returns the findings in a text. Each is {line, text, at, value, verdict, vendor, documents,
 * because, range}: `at` is where in the line's text the value begins; verdict is "firm" (one vendor's code), "candidates" (documents hold those it may be) or
 * "unknown" (no list has it; vendor is -1 where that is unclear). `pause` is awaited now and
 * then, so that a page stays awake while a long log is read.
 */
export async function readLog(store, knowledge, text, pause = async () => {}) {
  const plain = plainText(text);
  const lines = plain.split("\n");
  const signs = prepareSigns(knowledge.vendors);
  const overall = weigh(signs, plain);
  const objects = objectsOf(lines);
  const found = [];
  for (const [at, line] of lines.entries()) {
    if (at % 400 === 399) await pause();
    const context = contextOf(signs, overall, lines, at);
    for (const occurrence of [...occurrences(line, at + 1, objects.at(at)), ...messages(knowledge, line, at + 1)]) {
      await pause(); // a log may be one long line
      const finding = await judge(store, knowledge, occurrence, context);
      if (finding) found.push(finding);
    }
    await pause();
  }
  return oncePerEvent(found, objects.parents, pause);
}

/** Returns what is known of a line; what costs a look at all of it is worked out once. */
function contextOf(signs, overall, lines, at) {
  const line = lines[at];
  // Among the lines around one, an object is likely to stand as a whole.
  const block = once(() => lines.slice(Math.max(0, at - 6), at + 7).join("\n"));
  const said = once(() => `_${joined(line)}_`);
  return {
    signs, line, overall,
    words: once(() => said().split("_").length - 2),
    inLine: once(() => decided(weigh(signs, line))),
    inBlock: once(() => decided(weigh(signs, block()))),
    namesError: once(() => ERROR_WORD.test(line)),
    holdsMessage: once(() => MESSAGE_KEY.test(block())),
    says: once((key) => said().includes(`_${key}_`)),
  };
}

/** Returns a function that works out its answer to each question once. */
function once(make) {
  const made = new Map();
  return (question) => {
    if (!made.has(question)) made.set(question, make(question));
    return made.get(question);
  };
}

async function judge(store, knowledge, occurrence, context) {
  const { value, how } = occurrence;
  const numeric = /^-?\d+$/.test(value);
  const documents = occurrence.documents ?? await named(store, value);
  const evidence = evidenceFor(occurrence, context);
  const spoken = await corroborated(store, documents, context, occurrence);
  const vendor = spoken ?? evidence?.vendor ?? -1;
  if (how === "constant" && !documents.length) return null; // any constant of any program
  if (how === "bare" && !(spoken !== undefined || context.inLine())) return null;
  const told = tellsOfError(occurrence, context);
  if (told === "no") return null;
  if (how === "platform" && !numeric && !documents.length) return null; // a word of the plug-in
  if (vendor < 0 && isChance(occurrence, context)) return null;
  const mine = documents.filter((number) => store.vendorOf(number) === vendor);
  const spoke = spoken !== undefined;
  const base = {
    ...occurrence,
    text: context.line.trim(),
    at: occurrence.column - indent(context.line),
    because: reasons(occurrence, spoke ? null : evidence, spoke),
  };
  const settled = (!occurrence.doubtful && told === "yes") || spoke;
  if (vendor >= 0 && mine.length === 1 && settled) return firm(base, vendor, mine);
  if (vendor >= 0 && mine.length > 1) return { ...base, verdict: "candidates", vendor, documents: mine };
  const alone = documents.length === 1 && certain(value, how) && settled;
  if (vendor >= 0 && !mine.length && numeric && evidence) {
    if (how === "bare") return null;
    if (!alone || evidence.near) {
      return { ...base, verdict: "unknown", vendor, documents: [], range: rangeOf(knowledge, vendor, value) };
    }
  }
  if (alone) { // what speaks for another vendor is no reason
    return firm({ ...base, because: reasons(occurrence, null, false) }, store.vendorOf(documents[0]), documents);
  }
  if (documents.length) return { ...base, verdict: "candidates", vendor: -1, documents };
  return numeric || how === "key" || how === "platform"
    ? { ...base, verdict: "unknown", vendor, documents: [], range: null }
    : null;
}

function firm(base, vendor, documents) {
  return { ...base, verdict: "firm", vendor, documents };
}

/**
 * Tells whether an error is spoken of: "yes", "perhaps" or "no". Six digits may as well be a
 * user's. A `type` is not only the key of an error's code: every message has one. The object of
 * an error says more about it.
 */
function tellsOfError({ how, key = "", value, object }, context) {
  if (how === "bare") return context.namesError() ? "yes" : "perhaps";
  if (key.toLowerCase() !== "type" || !/^-?\d/.test(value)) return "yes";
  if (object === 0) return context.namesError() ? "yes" : "no";
  if (context.holdsMessage()) return "yes";
  return context.namesError() ? "perhaps" : "no";
}

/** Tells whether a code says by itself whose it is: a long number, a constant of many words. */
function certain(value, how) {
  if (how === "message") return false;
  if (/^\d+$/.test(value)) return value.length >= CERTAIN_DIGITS;
  return value.split("_").length >= CERTAIN_WORDS && !COMMON.has(value);
}

/** Tells whether words are too few to be a message by themselves in a line about other things. */
function isChance({ value, how }, context) {
  if (how !== "message") return false;
  const words = value.split("_").length;
  return words < CERTAIN_WORDS && context.words() > words + FEW;
}

/** Returns the documents whose code or constant is a value. */
async function named(store, value) {
  const postings = await store.exactly(joined(value));
  return [...new Set(postings.filter((posting) => (posting & 7) <= 1).map((posting) => posting >> 3))]
    .filter((number) => store.vendorOf(number) >= 0);
}

/** Returns the vendor whose own constant or message for this code stands beside it. */
async function corroborated(store, documents, context, occurrence) {
  for (const number of documents) {
    const { name, message, vendor } = await store.document(number);
    for (const words of [name, message]) {
      const key = joined(words);
      if (key.includes("_") && key !== joined(occurrence.value) && context.says(key)) return vendor;
    }
  }
  return undefined;
}

function indent(line) {
  return line.length - line.trimStart().length;
}

/** Returns what decides for a vendor: near the code, else (not `near`) in the paste. */
function evidenceFor({ column, object }, { signs, line, overall, inLine, inBlock }) {
  const beside = line.slice(Math.max(0, column - WIDE), column + WIDE);
  const near = decided(weigh(signs, beside)) ?? inLine() ?? (object > 0 ? inBlock() : null);
  return near ? { ...near, near: true } : decided(overall);
}

function* messages(knowledge, line, number) {
  const standing = [...fold(line).matchAll(WORD)]; // the words that `joined` joins, with their place
  for (const [at, { 0: word, index }] of standing.entries()) {
    if (!Object.hasOwn(knowledge.messages, word)) continue; // every object has a "constructor"
    for (const [rest, ...documents] of knowledge.messages[word]) {
      const length = rest.split("_").length;
      const said = standing.slice(at + 1, at + 1 + length).map(([each]) => each).join("_");
      if (said === rest) {
        yield { line: number, column: index, value: `${word}_${rest}`, how: "message", documents, object: 0 };
      }
    }
  }
}

function reasons({ how, key, name, cue }, evidence, spoken) {
  const found = [];
  if (how === "key") found.push(["key", key]);
  if (how === "name") found.push(["name", name]);
  if (how === "cue") found.push(["cue", cue]);
  if (["platform", "domain", "constant", "message", "bare"].includes(how)) found.push([how, ""]);
  if (spoken) found.push(["said", ""]);
  for (const sign of evidence?.signs ?? []) found.push(["sign", sign.text]);
  return found;
}

function rangeOf(knowledge, vendor, value) {
  const number = Number(value);
  return knowledge.vendors[vendor].ranges
    .find(([first, last]) => number >= Number(first) && number <= Number(last)) ?? null;
}
