// Judges a place in a text that may hold a code: whose error it is, and how sure that is.
import { causesIn } from "../search/causes.mjs";
import {
  CERTAIN_WORDS, HTTP_REASON, chosenOf, confirmedDocuments, fitsPlatform, formsWith, possibleDocuments,
} from "./documents.mjs";
import { decide, placeOf, weigh } from "./evidence.mjs";
import { narrow, scopesIn } from "./scopes.mjs";
/** @import { Finding, Occurrence, Reason, Sign, Signs } from "../types.d.ts" */
/** @import { Store } from "../search/store.mjs" */
/** @import { Context } from "./context.mjs" */
/** @typedef {{ vendor: number, signs: Sign[], near?: boolean }} Decision */

const NEAR = 160; // characters on either side of a code in which a sign is near it
const FEW = 3; // other words in a line that still is a message of fewer words
const EXCERPT = 300; // characters of a line on either side of a code
const OWN_KINDS = new Set(["class", "host", "package"]); // signs that are not said of others
const LETTER = /\p{L}/u;
const OF_CLASS = /^(?:code|domain|type|info|message|key|handler)s?$/; // the rest of a name that is no error's

/**
 * Returns the finding of an occurrence, or null if it is not an error of a chat service.
 * @param {{ store: Store, knowledge: Signs, documentsOf: (value: string) => Promise<number[]> }} reader
 * @param {Occurrence} occurrence
 * @param {Context} context
 * @returns {Promise<Finding | null>}
 */
export async function judge({ store, knowledge, documentsOf }, occurrence, context) {
  const { value, how } = occurrence;
  const numeric = /^-?\d+$/.test(value);
  if (how === "message" && HTTP_REASON.test(value)) return null;
  if (how === "bare" && !context.isShort && !LETTER.test(context.line)) return null; // nothing beside it
  const known = occurrence.documents ?? await documentsOf(value);
  const sign = evidenceFor(occurrence, context);
  const isWord = how === "key" && !numeric; // no code of a vendor whose codes are all numbers
  const evidence = isWord && sign && !known.length && knowledge.vendors[sign.vendor].numeric ? null : sign;
  const confirmed = await confirmedDocuments(store, known, context, occurrence);
  const vendor = confirmed.length ? store.vendorOf(confirmed[0]) : evidence?.vendor ?? shapeOf(store, value, known);
  const base = {
    ...occurrence, ...excerptOf(context.shown, occurrence),
    because: reasons(occurrence, confirmed.length ? null : evidence, confirmed.length > 0),
  };
  const isOfVendor = known.some((each) => store.vendorOf(each) === vendor);
  const other = foreignFor(occurrence, context, evidence, vendor, isOfVendor);
  const isOwn = known.length > 0 || isShaped(store, vendor, value);
  if ((how === "constant" || occurrence.key?.toLowerCase() === "error") && !isOwn) return null; // of any program
  if (how === "bare" && !isBareCode(store, known, confirmed, context)) return null;
  const error = isError(occurrence, context, () => (
    vendorsOf(store, knowledge, known, vendor).flatMap((each) => knowledge.vendors[each].keys)));
  if (error === "no") return null;
  if (how === "platform" && !numeric && !known.length) return null; // a word of the plug-in
  if (other?.instead) return how === "message" || how === "bare" ? null : ofProduct(base, knowledge, other);
  if (how === "message" && vendor >= 0 && !isOfVendor) return null;
  if (vendor < 0 && isCoincidence(occurrence, context)) return null;
  if (how === "domain" && vendor < 0 && value.length < 6) return { ...base, verdict: "unknown", vendor: -1, documents: [], range: null };
  const possible = await possibleDocuments(store, knowledge, known, occurrence, context, vendor);
  const scopes = scopesIn(context, vendor, evidence?.signs ?? [], formsWith(knowledge, vendor, occurrence.key));
  const there = confirmed.length ? confirmed : possible.filter((number) => store.vendorOf(number) === vendor);
  const { items: ofVendor, chosenBy } = await chosenOf(store, there, scopes);
  base.because.push(...chosenBy);
  const settled = (!occurrence.doubtful && error === "yes" && !other && !maybeStatus(knowledge, occurrence, vendor)) || (confirmed.length > 0 && !occurrence.doubtful);
  if (vendor >= 0 && ofVendor.length) {
    const sure = ofVendor.length === 1 && settled && await fitsPlatform(store, ofVendor[0], occurrence, scopes);
    const named = confirmed.length || evidence || await store.isSpecific(ofVendor[0], value);
    return withCause(store, context, { ...base, verdict: sure && named ? "certain" : "candidate", vendor: sure && named ? vendor : -1, documents: ofVendor });
  }
  const { items: chosen } = await chosenOf(store, possible, scopes);
  const unique = chosen.length === 1 && how !== "message" && settled && await store.isSpecific(chosen[0], value);
  if (vendor >= 0 && (numeric || how !== "message") && !(unique && !evidence?.near)) {
    if (how === "bare") return null;
    const range = rangeOf(knowledge, vendor, value, scopes);
    const elsewhere = namesOwner(evidence) || occurrence.doubtful ? [] : known.filter((each) => possible.includes(each));
    return { ...base, verdict: "unknown", vendor, documents: [], range, elsewhere };
  }
  if (unique) { // evidence for another vendor is not a reason
    return withCause(store, context, { ...base, because: reasons(occurrence, null, false), verdict: "certain", vendor: store.vendorOf(chosen[0]), documents: chosen });
  }
  if (chosen.length) return withCause(store, context, { ...base, verdict: "candidate", vendor: -1, documents: chosen });
  return numeric || how === "key" || how === "platform"
    ? { ...base, verdict: "unknown", vendor: -1, documents: [], range: null }
    : null;
}

/**
 * Returns the part of a line around an occurrence, and the position of the value in it.
 * @param {string} line
 * @param {Occurrence} occurrence
 */
function excerptOf(line, { column }) {
  const from = Math.max(0, column - EXCERPT);
  const part = line.slice(from, column + EXCERPT);
  const text = part.trimStart();
  return { text: text.trimEnd(), at: column - from - (part.length - text.length) };
}

/**
 * Returns whether a class, host, or package beside a code names its vendor, so that the codes of
 * others are no answer.
 * @param {Decision | null} evidence
 */
function namesOwner(evidence) {
  return Boolean(evidence?.near && evidence.signs.some(({ kind, weak }) => !weak && OWN_KINDS.has(kind)));
}

/**
 * Returns a finding of a product that the atlas does not cover.
 * @param {Omit<Finding, "verdict" | "vendor" | "documents">} base
 * @param {Signs} knowledge
 * @param {Decision} product
 * @returns {Finding}
 */
function ofProduct(base, knowledge, { vendor, signs }) {
  const because = [base.because[0], .../** @type {Reason[]} */ (signs.map(({ text }) => ["sign", text]))];
  return { ...base, because, verdict: "unknown", vendor: -1, documents: [], range: null, other: knowledge.products[-2 - vendor][0] };
}

/**
 * Returns the product that a code may be of, and whether it is the only possible owner.
 * @param {Occurrence} occurrence
 * @param {Context} context
 * @param {Decision | null} evidence
 * @param {number} vendor
 * @param {boolean} isOfVendor whether the vendor has the code
 */
function foreignFor(occurrence, context, evidence, vendor, isOfVendor) {
  const inLine = context.foreignInLine();
  const rival = evidence ?? (vendor >= 0 ? { vendor, signs: [] } : null);
  if (!rival) {
    const mixed = context.overall.size > 0; // a text that names a vendor too
    const found = inLine ?? (occurrence.object > 0 || !mixed ? context.foreignInBlock() : null) ?? (mixed ? null : context.overallForeign());
    return found && { ...found, instead: true };
  }
  if (!inLine) return null;
  const nearer = distance(inLine.signs, context.line, occurrence) < distance(rival.signs, context.line, occurrence);
  return nearer ? { ...inLine, instead: occurrence.how === "domain" || !isOfVendor } : null;
}

/**
 * Returns the characters between a code and the nearest of some signs.
 * @param {Sign[]} signs
 * @param {string} line
 * @param {Occurrence} occurrence
 */
function distance(signs, line, { column }) {
  const lower = line.toLowerCase();
  return Math.min(Infinity, ...signs.map((sign) => {
    const at = placeOf(sign, lower);
    return at < 0 ? Infinity : Math.abs(at - column);
  }));
}

/**
 * Returns the vendor whose constants alone are shaped like a constant that no list has.
 * @param {Store} store
 * @param {string} value
 * @param {number[]} known
 */
function shapeOf({ head }, value, known) {
  return known.length ? -1 : head.shapes.findIndex((_, vendor) => isShaped({ head }, vendor, value));
}

/**
 * @param {Pick<Store, "head">} store
 * @param {number} vendor
 * @param {string} value
 */
function isShaped({ head }, vendor, value) {
  const lower = value.toLowerCase();
  return (head.shapes[vendor] ?? []).slice(1)
    .some((shape) => lower.startsWith(shape) && lower.length > shape.length && !OF_CLASS.test(lower.slice(shape.length)));
}

/**
 * Returns whether six digits alone may be a code: beside a sign or their own constant, or in a
 * line that is little more than the number.
 * @param {Store} store
 * @param {number[]} known
 * @param {number[]} confirmed
 * @param {Context} context
 */
function isBareCode(store, known, confirmed, context) {
  if (confirmed.length || context.inLine()) return true;
  return context.isShort && known.length > 0 && context.words() <= 3 && known.every((each) => store.vendorOf(each) === store.vendorOf(known[0]));
}

/**
 * Returns the vendors whose error an occurrence may be.
 * @param {Store} store
 * @param {Signs} knowledge
 * @param {number[]} documents
 * @param {number} vendor
 */
function vendorsOf(store, knowledge, documents, vendor) {
  if (vendor >= 0) return [vendor];
  if (!documents.length) return [...knowledge.vendors.keys()];
  return [...new Set(documents.map((number) => store.vendorOf(number)))];
}

/**
 * Adds the cause whose returned text is beside the code.
 * @param {Store} store
 * @param {Context} context
 * @param {Finding} finding
 */
async function withCause(store, context, finding) {
  for (const number of finding.documents.slice(0, FEW)) {
    const { causes } = await store.document(number);
    const inside = finding.how === "message" ? context.key() : context.blockKey();
    const [cause] = causesIn(causes, inside);
    if (!cause) continue;
    const [returned, text, problem] = cause;
    return { ...finding, cause: { number, returned, text, problem } };
  }
  return finding;
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
  const has = object > 0 ? context.messagesOfObjects().get(object) : context.keysInLine();
  if (messageKeys().some((each) => has?.has(each.toLowerCase()))) return "yes";
  if (!context.namesError()) return "no";
  return object === 0 ? "yes" : "perhaps";
}

/**
 * Returns whether a number after a word such as "failed" may be the HTTP status of another code.
 * @param {Signs} knowledge
 * @param {Occurrence} occurrence
 * @param {number} vendor
 */
function maybeStatus({ vendors }, { how, cue = "", value }, vendor) {
  return how === "cue" && !/code|[码碼]/i.test(cue) && Boolean(vendors[vendor]?.statuses.includes(value));
}

/**
 * Returns whether a message is so short that its words may be part of another text.
 * @param {Occurrence} occurrence
 * @param {Context} context
 */
function isCoincidence({ value, how }, context) {
  if (how !== "message") return false;
  const words = value.split(/[_*]+/).filter(Boolean).length; // without holes
  return words <= CERTAIN_WORDS && context.words() > words + FEW;
}

/**
 * Returns the vendor that the signs near a code decide for, else the signs of the whole log, unless
 * the line has a sign of another vendor.
 * @param {Occurrence} occurrence
 * @param {Context} context
 * @returns {Decision | null}
 */
function evidenceFor({ column, object, how, key = "" }, { signs, line, overall, inLine, inBlock, namesOther }) {
  const around = line.slice(Math.max(0, column - NEAR), column + NEAR);
  const near = (how === "domain" ? decide(weigh(signs, key)) : null) ?? decide(weigh(signs, around)) ??
    inLine() ?? (object > 0 ? inBlock() : null);
  if (near) return { ...near, near: true };
  const far = decide(overall);
  return far && namesOther(far.vendor) ? null : far;
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
  for (const sign of evidence?.signs ?? []) found.push([evidence?.near ? "sign" : "far", sign.text]);
  return found;
}

/**
 * Returns the vendor's range of a number, of several the one for the list or platform of the log.
 * @param {Signs} knowledge
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
