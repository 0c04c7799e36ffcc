// Finds the errors in a pasted log: code, vendor, and the reasons for both.
import { WORD, normalize, splitHumps, toKey } from "../search/normalize.mjs";
import { messagesIn, partsInside } from "../search/patterns.mjs";
import { documentOf, fieldOf } from "../search/store.mjs";
import { dedupe } from "./dedupe.mjs";
import { decide, prepareSigns, weigh } from "./evidence.mjs";
import { narrow, scopesIn } from "./scopes.mjs";
import { objectsOf, occurrences, plainText } from "./extract.mjs";
/** @import { Evidence, Finding, How, Knowledge, Occurrence, Pause, Reason, Sign } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */
/** @typedef {ReturnType<typeof contextOf>} Context */
/** @typedef {{ store: Store, signs: Sign[], lines: string[], objects: ReturnType<typeof objectsOf>, messageKey: RegExp, patterns: Patterns, platforms: () => Set<number> }} Log */
/** @typedef {{ vendor: number, signs: Sign[], near?: boolean }} Decision */

const NEAR = 160; // characters on either side of a code in which a sign is near it
const CERTAIN_WORDS = 3; // a constant or message of so many words is unique
const FEW = 3; // other words in a line that still is a message of fewer words
const COMMON = new Set(["ERR_BAD_REQUEST", "ERR_OPERATION_FAILED"]); // of axios and Node.js
const CERTAIN_DIGITS = 6; // a number of so many digits, of one vendor, needs no sign
const ERROR_WORD = /error|\berr|fail|reject|uncaught|[错錯]|失[败敗]/i;

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
  /** @type {Log} */
  const log = {
    store, lines,
    signs: prepareSigns(knowledge.vendors),
    objects: objectsOf(lines),
    messageKey: messageKey(knowledge),
    patterns: preparePatterns(knowledge),
    platforms: lazy(() => store.platformsIn(plain).platforms),
  };
  const overall = weigh(log.signs, plain);
  const { objects } = log;
  const found = [];
  for (const [at, line] of lines.entries()) {
    if (at % 400 === 399) await pause();
    const sent = [...messages(knowledge, log.patterns, line, at + 1)];
    const context = contextOf(log, overall, at, sent);
    for (const occurrence of [...occurrences(line, at + 1, objects.at(at)), ...sent]) {
      await pause(); // a log may be one long line
      const finding = await judge(store, knowledge, occurrence, context);
      if (finding) found.push(finding);
    }
    await pause();
  }
  return dedupe(found, objects.parents, pause);
}

/**
 * Returns a pattern for the keys of JSON bodies that hold the text of an error, of any vendor.
 * @param {Knowledge} knowledge
 */
function messageKey({ vendors }) {
  const names = vendors.flatMap(({ keys }) => keys).map((key) => key.replace(/\W/g, "\\$&"));
  return new RegExp(`\\b(${names.join("|") || "(?!)"})["']?\\s*[:=]`, "gi");
}

/**
 * Returns the objects in some lines that have the text of an error, or are around such an object,
 * each with the keys of these texts.
 * @param {Log} log
 * @param {number} from the first line
 * @param {number} to the line after the last one
 */
function objectsWithMessage({ lines, objects, messageKey: pattern }, from, to) {
  /** @type {Map<number, Set<string>>} */
  const found = new Map();
  for (let at = from; at < Math.min(to, lines.length); at += 1) {
    for (const { 1: key, index } of lines[at].matchAll(pattern)) {
      const object = objects.at(at)(index);
      for (const each of [object, objects.parents[object]]) {
        found.set(each, (found.get(each) ?? new Set()).add(key.toLowerCase()));
      }
    }
  }
  return found;
}

/**
 * Returns the context of a line, each part computed on first use.
 * @param {Log} log
 * @param {Map<number, Evidence>} overall the evidence in the whole log
 * @param {number} at
 * @param {Occurrence[]} sent the wire messages in the line
 */
function contextOf(log, overall, at, sent) {
  const { store, signs, lines, platforms } = log;
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
    said: lazy(() => new Set(sent.flatMap(({ documents = [] }) => documents))),
    platformsInLine: lazy(() => store.platformsIn(line).platforms),
    platforms,
    messagesOfObjects: lazy(() => objectsWithMessage(log, Math.max(0, at - 6), at + 7)),
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
  const confirmed = await confirmedDocuments(store, documents, context, occurrence);
  const isConfirmed = confirmed.length > 0;
  const vendor = isConfirmed ? store.vendorOf(confirmed[0]) : evidence?.vendor ?? -1;
  if (how === "constant" && !documents.length) return null; // of any program
  if (how === "bare" && !(isConfirmed || context.inLine())) return null;
  const error = isError(occurrence, context, () => (
    vendorsOf(store, knowledge, documents, vendor).flatMap((each) => knowledge.vendors[each].keys)));
  if (error === "no") return null;
  if (how === "platform" && !numeric && !documents.length) return null; // a word of the plug-in
  if (vendor < 0 && isCoincidence(occurrence, context)) return null;
  const scopes = scopesIn(context, vendor, evidence?.signs ?? []);
  const isOfVendor = (/** @type {number} */ number) => store.vendorOf(number) === vendor;
  const there = isConfirmed ? confirmed : documents.filter(isOfVendor);
  const { items: ofVendor, chosenBy } = await chosenOf(store, there, scopes);
  const base = {
    ...occurrence,
    text: context.line.trim(),
    at: occurrence.column - indentation(context.line),
    because: [...reasons(occurrence, isConfirmed ? null : evidence, isConfirmed), ...chosenBy],
  };
  const settled = (!occurrence.doubtful && error === "yes") || isConfirmed;
  if (vendor >= 0 && ofVendor.length === 1 && settled) return firm(base, vendor, ofVendor);
  if (vendor >= 0 && ofVendor.length > 1) return { ...base, verdict: "candidates", vendor, documents: ofVendor };
  const { items: chosen } = await chosenOf(store, documents, scopes);
  const unique = chosen.length === 1 && isUnique(value, how) && settled;
  if (vendor >= 0 && !ofVendor.length && numeric && evidence) {
    if (how === "bare") return null;
    if (!unique || evidence.near) {
      const range = rangeOf(knowledge, vendor, value, scopes);
      return { ...base, verdict: "unknown", vendor, documents: [], range };
    }
  }
  if (unique) { // evidence for another vendor is not a reason
    return firm({ ...base, because: reasons(occurrence, null, false) }, store.vendorOf(chosen[0]), chosen);
  }
  if (documents.length) return { ...base, verdict: "candidates", vendor: -1, documents: chosen };
  return numeric || how === "key" || how === "platform"
    ? { ...base, verdict: "unknown", vendor, documents: [], range: null }
    : null;
}

/**
 * Returns the vendors whose error an occurrence may be.
 * @param {Store} store
 * @param {Knowledge} knowledge
 * @param {number[]} documents
 * @param {number} vendor
 */
function vendorsOf(store, knowledge, documents, vendor) {
  if (vendor >= 0) return [vendor];
  if (!documents.length) return [...knowledge.vendors.keys()];
  return [...new Set(documents.map((number) => store.vendorOf(number)))];
}

/**
 * Returns those of several documents that hold for the lists and platforms that a log names.
 * @param {Store} store
 * @param {number[]} documents
 * @param {ReturnType<typeof scopesIn>} scopes
 */
async function chosenOf(store, documents, scopes) {
  if (documents.length < 2) return { items: documents, chosenBy: [] };
  const all = await Promise.all(documents.map((number) => store.document(number)));
  const { items, reasons: chosenBy } = narrow(all, (each) => each, scopes, store.head.platforms);
  return { items: items.map(({ number }) => number), chosenBy };
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
 * @param {() => string[]} messageKeys the keys of the text of an error
 */
function isError({ how, key = "", value, object }, context, messageKeys) {
  if (how === "bare") return context.namesError() ? "yes" : "perhaps";
  if (key.toLowerCase() !== "type" || !/^-?\d/.test(value)) return "yes";
  if (object === 0) return context.namesError() ? "yes" : "no";
  const has = context.messagesOfObjects().get(object);
  if (messageKeys().some((each) => has?.has(each.toLowerCase()))) return "yes";
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
  const words = value.split(/[_*]+/).filter(Boolean).length; // without holes
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
 * Returns the documents of one vendor whose own constant or message for the code is in the same
 * line.
 * @param {Store} store
 * @param {number[]} documents
 * @param {Context} context
 * @param {Occurrence} occurrence
 */
async function confirmedDocuments(store, documents, context, { how, value }) {
  const own = toKey(value);
  /** @type {number[]} */
  const confirmed = [];
  for (const number of documents) {
    const { names } = await store.document(number);
    const named = names.some((name) => {
      const key = toKey(name);
      return key !== own && context.contains(key) && toKey(splitHumps(name)).includes("_");
    });
    if (named || (how !== "message" && context.said().has(number))) confirmed.push(number);
  }
  const vendor = store.vendorOf(confirmed[0] ?? -1);
  return confirmed.filter((number) => store.vendorOf(number) === vendor);
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

/** @typedef {{ pattern: string, parts: string[], documents: number[] }} Pattern a message with holes */
/** @typedef {Map<string, Pattern[]>} Patterns by a word that a line must have, "" for any line */

/**
 * Returns the messages with holes, prepared for searching.
 * @param {Knowledge} knowledge
 * @returns {Patterns}
 */
function preparePatterns({ patterns }) {
  return new Map(Object.entries(patterns).map(([word, found]) => [
    word, found.map(([pattern, ...documents]) => ({ pattern, parts: partsInside(pattern), documents })),
  ]));
}

/**
 * Yields the wire messages in a line.
 * @param {Knowledge} knowledge
 * @param {Patterns} patterns
 * @param {string} line
 * @param {number} number
 * @returns {Generator<Occurrence>}
 */
function* messages(knowledge, patterns, line, number) {
  const words = [...normalize(line).matchAll(WORD)];
  const base = { line: number, how: /** @type {const} */ ("message"), object: 0 };
  for (const [at, { 0: word, index }] of words.entries()) {
    if (!Object.hasOwn(knowledge.messages, word)) continue; // such as "constructor"
    for (const [rest, ...documents] of knowledge.messages[word]) {
      const length = rest.split("_").length;
      const next = words.slice(at + 1, at + 1 + length).map(([each]) => each).join("_");
      if (next === rest) yield { ...base, column: index, value: `${word}_${rest}`, documents };
    }
  }
  for (const [at, pattern, documents] of patternsIn(patterns, words)) {
    yield { ...base, column: words[at].index, value: pattern, documents };
  }
}

/**
 * Yields the messages with holes in the words of a line: the position of the first word, the
 * pattern, its documents.
 * @param {Patterns} patterns
 * @param {RegExpExecArray[]} words
 * @returns {Generator<[at: number, pattern: string, documents: number[]]>}
 */
function* patternsIn(patterns, words) {
  if (!patterns.size || !words.length) return;
  const anchors = new Set(["", ...words.map(([word]) => word)]);
  const possible = [...anchors].flatMap((word) => patterns.get(word) ?? []);
  if (!possible.length) return;
  const text = `_${words.map(([word]) => word).join("_")}_`;
  let end = 0;
  const ends = words.map(([word]) => (end += word.length + 1)); // in the text
  for (const { pattern, parts, documents } of possible) {
    let at = 0;
    for (const [start] of messagesIn(parts, text)) {
      while (ends[at] <= start) at += 1;
      yield [at, pattern, documents];
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
 * Returns the vendor's range of a number, of several the one for the list or platform of the log.
 * @param {Knowledge} knowledge
 * @param {number} vendor
 * @param {string} value
 * @param {ReturnType<typeof scopesIn>} scopes
 */
function rangeOf(knowledge, vendor, value, scopes) {
  const number = Number(value);
  const ranges = knowledge.vendors[vendor].ranges
    .filter(([first, last]) => number >= Number(first) && number <= Number(last));
  return narrow(ranges, ([, , , lists = [], platforms = []]) => ({ lists, platforms }), scopes)
    .items[0] ?? null;
}
