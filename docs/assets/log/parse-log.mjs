// Finds the errors in a pasted log: code, vendor, and the reasons for both.
import { WORD, normalize, toKey } from "../search/normalize.mjs";
import { documentOf, fieldOf } from "../search/store.mjs";
import { dedupe } from "./dedupe.mjs";
import { decide, prepareSigns, weigh } from "./evidence.mjs";
import { objectsOf, occurrences, plainText } from "./extract.mjs";
/** @import { Evidence, Finding, How, Knowledge, Occurrence, Pause, Reason, Sign } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */
/** @typedef {ReturnType<typeof contextOf>} Context */
/** @typedef {{ vendor: number, signs: Sign[], near?: boolean }} Decision */

const NEAR = 160; // characters on either side of a code in which a sign is near it
const CERTAIN_WORDS = 3; // a constant or message of so many words is unique
const FEW = 3; // other words in a line that still is a message of fewer words
const COMMON = new Set(["ERR_BAD_REQUEST", "ERR_OPERATION_FAILED"]); // of axios and Node.js
const CERTAIN_DIGITS = 6; // a number of so many digits, of one vendor, needs no sign
const ERROR_WORD = /error|\berr|fail|reject|uncaught|[错錯]|失[败敗]/i;
const MESSAGE_KEY = /\bmessage["']?\s*[:=]/i;

/**
 * Returns the errors in a text, in order.
 * @param {Store} store
 * @param {Knowledge} knowledge
 * @param {string} text
 * @param {Pause} pause called often
 * @returns {Promise<Finding[]>}
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
  return dedupe(found, objects.parents, pause);
}

/**
 * Returns the context of a line, each part computed on first use.
 * @param {Sign[]} signs
 * @param {Map<number, Evidence>} overall the evidence in the whole log
 * @param {string[]} lines
 * @param {number} at
 */
function contextOf(signs, overall, lines, at) {
  const line = lines[at];
  const block = lazy(() => lines.slice(Math.max(0, at - 6), at + 7).join("\n")); // for an object
  const key = lazy(() => `_${toKey(line)}_`);
  /** @type {Map<string, boolean>} */
  const contained = new Map();
  return {
    signs, line, overall,
    words: lazy(() => key().split("_").length - 2),
    inLine: lazy(() => decide(weigh(signs, line))),
    inBlock: lazy(() => decide(weigh(signs, block()))),
    namesError: lazy(() => ERROR_WORD.test(line)),
    holdsMessage: lazy(() => MESSAGE_KEY.test(block())),
    /** @param {string} text a key */
    contains: (text) => {
      const answer = contained.get(text) ?? key().includes(`_${text}_`);
      contained.set(text, answer);
      return answer;
    },
  };
}

/**
 * Returns a function that computes its value on the first call.
 * @template Value
 * @param {() => Value} compute
 */
function lazy(compute) {
  /** @type {{ value: Value } | undefined} */
  let computed;
  return () => (computed ??= { value: compute() }).value;
}

/**
 * Returns the finding of an occurrence, or null if it is not an error of a chat service.
 * @param {Store} store
 * @param {Knowledge} knowledge
 * @param {Occurrence} occurrence
 * @param {Context} context
 * @returns {Promise<Finding | null>}
 */
async function judge(store, knowledge, occurrence, context) {
  const { value, how } = occurrence;
  const numeric = /^-?\d+$/.test(value);
  const documents = occurrence.documents ?? await documentsOf(store, value);
  const evidence = evidenceFor(occurrence, context);
  const confirmed = await confirmedVendor(store, documents, context, occurrence);
  const isConfirmed = confirmed !== undefined;
  const vendor = confirmed ?? evidence?.vendor ?? -1;
  if (how === "constant" && !documents.length) return null; // of any program
  if (how === "bare" && !(isConfirmed || context.inLine())) return null;
  const error = isError(occurrence, context);
  if (error === "no") return null;
  if (how === "platform" && !numeric && !documents.length) return null; // a word of the plug-in
  if (vendor < 0 && isCoincidence(occurrence, context)) return null;
  const ofVendor = documents.filter((number) => store.vendorOf(number) === vendor);
  const base = {
    ...occurrence,
    text: context.line.trim(),
    at: occurrence.column - indentation(context.line),
    because: reasons(occurrence, isConfirmed ? null : evidence, isConfirmed),
  };
  const settled = (!occurrence.doubtful && error === "yes") || isConfirmed;
  if (vendor >= 0 && ofVendor.length === 1 && settled) return firm(base, vendor, ofVendor);
  if (vendor >= 0 && ofVendor.length > 1) return { ...base, verdict: "candidates", vendor, documents: ofVendor };
  const unique = documents.length === 1 && isUnique(value, how) && settled;
  if (vendor >= 0 && !ofVendor.length && numeric && evidence) {
    if (how === "bare") return null;
    if (!unique || evidence.near) {
      return { ...base, verdict: "unknown", vendor, documents: [], range: rangeOf(knowledge, vendor, value) };
    }
  }
  if (unique) { // evidence for another vendor is not a reason
    return firm({ ...base, because: reasons(occurrence, null, false) }, store.vendorOf(documents[0]), documents);
  }
  if (documents.length) return { ...base, verdict: "candidates", vendor: -1, documents };
  return numeric || how === "key" || how === "platform"
    ? { ...base, verdict: "unknown", vendor, documents: [], range: null }
    : null;
}

/**
 * @param {Omit<Finding, "verdict" | "vendor" | "documents">} base
 * @param {number} vendor
 * @param {number[]} documents
 * @returns {Finding}
 */
function firm(base, vendor, documents) {
  return { ...base, verdict: "firm", vendor, documents };
}

/**
 * Returns whether an occurrence is an error. Six digits alone may be the ID of a user. The key
 * `type` is also the type of a message; the object of an error has further signs of one.
 * @param {Occurrence} occurrence
 * @param {Context} context
 */
function isError({ how, key = "", value, object }, context) {
  if (how === "bare") return context.namesError() ? "yes" : "perhaps";
  if (key.toLowerCase() !== "type" || !/^-?\d/.test(value)) return "yes";
  if (object === 0) return context.namesError() ? "yes" : "no";
  if (context.holdsMessage()) return "yes";
  return context.namesError() ? "perhaps" : "no";
}

/**
 * Returns whether a code alone identifies its vendor: a long number, a constant of many words.
 * @param {string} value
 * @param {How} how
 */
function isUnique(value, how) {
  if (how === "message") return false;
  if (/^\d+$/.test(value)) return value.length >= CERTAIN_DIGITS;
  return value.split("_").length >= CERTAIN_WORDS && !COMMON.has(value);
}

/**
 * Returns whether a message is so short that its words may be part of another text.
 * @param {Occurrence} occurrence
 * @param {Context} context
 */
function isCoincidence({ value, how }, context) {
  if (how !== "message") return false;
  const words = value.split("_").length;
  return words < CERTAIN_WORDS && context.words() > words + FEW;
}

/**
 * Returns the documents of the codes with a code or constant.
 * @param {Store} store
 * @param {string} value
 */
async function documentsOf(store, value) {
  const postings = await store.exactly(toKey(value));
  return [...new Set(postings.filter((posting) => fieldOf(posting) <= 1).map(documentOf))]
    .filter((number) => store.vendorOf(number) >= 0);
}

/**
 * Returns the vendor whose own constant or message for the code is in the same line.
 * @param {Store} store
 * @param {number[]} documents
 * @param {Context} context
 * @param {Occurrence} occurrence
 */
async function confirmedVendor(store, documents, context, occurrence) {
  for (const number of documents) {
    const { name, message, vendor } = await store.document(number);
    for (const text of [name, message]) {
      const key = toKey(text);
      if (key.includes("_") && key !== toKey(occurrence.value) && context.contains(key)) return vendor;
    }
  }
  return undefined;
}

/** @param {string} line */
function indentation(line) {
  return line.length - line.trimStart().length;
}

/**
 * Returns the vendor that the signs near a code decide for, else the signs of the whole log.
 * @param {Occurrence} occurrence
 * @param {Context} context
 * @returns {Decision | null}
 */
function evidenceFor({ column, object }, { signs, line, overall, inLine, inBlock }) {
  const around = line.slice(Math.max(0, column - NEAR), column + NEAR);
  const near = decide(weigh(signs, around)) ?? inLine() ?? (object > 0 ? inBlock() : null);
  return near ? { ...near, near: true } : decide(overall);
}

/**
 * Yields the wire messages in a line.
 * @param {Knowledge} knowledge
 * @param {string} line
 * @param {number} number
 * @returns {Generator<Occurrence>}
 */
function* messages(knowledge, line, number) {
  const words = [...normalize(line).matchAll(WORD)];
  for (const [at, { 0: word, index }] of words.entries()) {
    if (!Object.hasOwn(knowledge.messages, word)) continue; // such as "constructor"
    for (const [rest, ...documents] of knowledge.messages[word]) {
      const length = rest.split("_").length;
      const next = words.slice(at + 1, at + 1 + length).map(([each]) => each).join("_");
      if (next === rest) {
        yield { line: number, column: index, value: `${word}_${rest}`, how: "message", documents, object: 0 };
      }
    }
  }
}

/**
 * @param {Occurrence} occurrence
 * @param {Decision | null} evidence
 * @param {boolean} isConfirmed
 */
function reasons({ how, key, name, cue }, evidence, isConfirmed) {
  /** @type {Reason[]} */
  const found = [[how, key ?? name ?? cue ?? ""]];
  if (isConfirmed) found.push(["said", ""]);
  for (const sign of evidence?.signs ?? []) found.push(["sign", sign.text]);
  return found;
}

/**
 * @param {Knowledge} knowledge
 * @param {number} vendor
 * @param {string} value
 */
function rangeOf(knowledge, vendor, value) {
  const number = Number(value);
  return knowledge.vendors[vendor].ranges
    .find(([first, last]) => number >= Number(first) && number <= Number(last)) ?? null;
}
