// Removes findings that report the same event as another finding: the status of an envelope around
// an object with a code, further values in an object with a code or inside of its texts, a constant
// or message printed next to its code, and a number that no list has next to a constant.
//
// Candidates for removal are looked up by line, object and document, since comparing all pairs
// would be quadratic in a long log.
/** @import { Finding, Pause } from "../types.d.ts" */

// How a code was recognized, best first.
const ORDER = ["key", "type", "error", "platform", "domain", "name", "cue", "constant", "bare"];
const STATUS = /^[1-5]\d\d$/; // of an envelope
const DEPTH = 20; // objects around an object
const NEAR = 3; // lines between a code and its message

/**
 * Returns one finding per event.
 * @param {Finding[]} findings
 * @param {number[]} parents for each object, the object around it
 * @param {Pause} pause
 */
export async function dedupe(findings, parents, pause) {
  const seen = survey(findings, parents);
  const kept = [];
  for (const [at, finding] of findings.entries()) {
    if (at % 400 === 399) await pause(1);
    const repeats = finding.how === "message" ? repeatsCode(finding, seen) : isRedundant(finding, seen);
    if (!repeats) kept.push(finding);
  }
  return kept;
}

/**
 * Returns what decides which findings are removed.
 * @param {Finding[]} findings
 * @param {number[]} parents
 */
function survey(findings, parents) {
  const codes = findings.filter(({ how }) => how !== "message");
  const known = codes.filter(({ documents }) => documents.length);
  const numbered = new Set(known.filter(({ value }) => !/[A-Za-z]/.test(value)).map(({ line }) => line));
  /** @type {Map<number, Set<string>>} */
  const messages = new Map();
  for (const { line, value } of findings.filter(({ how }) => how === "message")) {
    messages.set(line, (messages.get(line) ?? new Set()).add(value));
  }
  return {
    envelopes: objectsAround(codes.filter(isKeyed), parents),
    withCode: objectsInside(codes.filter(isKeyed), parents),
    withKey: objectsInside(codes.filter((each) => /^(?:key|type)$/.test(rankName(each))), parents),
    constants: new Set(known.filter(({ line, value }) => /[A-Za-z]/.test(value) && !numbered.has(line))
      .flatMap(({ line }) => [line - 1, line, line + 1])),
    certain: new Set(codes.filter((each) => each.verdict === "certain" && each.how !== "bare").map(({ line }) => line)),
    best: bestByPlace(codes),
    lines: new Set(known.map(({ line }) => line)),
    vendors: new Set(codes.filter(({ vendor, how, documents }) => vendor >= 0 && (how !== "constant" || documents.length)).map(({ line, vendor }) => `${line} ${vendor}`)),
    messages,
  };
}

/**
 * Returns whether a code belongs to an envelope, is a detail, or has a better finding next to it.
 * @param {Finding} finding
 * @param {ReturnType<typeof survey>} seen
 */
function isRedundant(finding, { envelopes, withCode, withKey, best, constants, certain }) {
  const { object, value, documents, line, range } = finding;
  if (object > 0 && envelopes.has(object) && STATUS.test(value)) return true;
  if (!isKeyed(finding) && !isNamed(finding) && (rankName(finding) === "type" ? withCode(object) : withKey(object))) return true;
  const isOfNoList = !documents.length && /^-?\d+$/.test(value);
  if (isOfNoList && (value.length < 4 && constants.has(line) || !range && certain.has(line))) return true;
  return places(finding).some((place) => {
    const other = best.get(place);
    return other !== undefined && isBetter(other, finding);
  });
}

/**
 * Returns whether a message is near its code, or part of a longer message.
 * @param {Finding} finding
 * @param {ReturnType<typeof survey>} seen
 */
function repeatsCode({ line, value, vendor, documents }, { lines, best, messages, vendors }) {
  if (lines.has(line)) return true;
  for (let near = line - NEAR; near <= line + NEAR; near += 1) {
    if (documents.some((number) => best.has(`line ${near} ${number}`)) || vendors.has(`${near} ${vendor}`)) return true;
  }
  const others = [...messages.get(line) ?? []];
  return others.some((other) => other !== value && other.includes(value));
}

/**
 * Returns whether the name of the vendor is directly before a code and its cue: `Ably error 40101`.
 * @param {Finding} finding
 */
function isNamed({ because, cue, text, at }) {
  if (!cue) return false;
  const before = text.slice(0, at).toLowerCase().trimEnd();
  return because.some(([kind, sign]) => kind === "sign" &&
    [sign, `${sign} ${cue}`].some((each) => before.endsWith(each.toLowerCase())));
}

/**
 * Returns whether a code has a key of its own.
 * @param {Finding} finding
 */
function isKeyed(finding) {
  return rankName(finding) === "key";
}

/**
 * Returns a function that returns whether an object, or one around it, has a code.
 * @param {Finding[]} codes
 * @param {number[]} parents
 */
function objectsInside(codes, parents) {
  const withCode = new Set(codes.map(({ object }) => object));
  return (/** @type {number} */ object) => {
    for (let at = object, depth = 0; at > 0 && depth < DEPTH; at = parents[at], depth += 1) if (withCode.has(at)) return true;
    return false;
  };
}

/**
 * Returns the objects that contain an object with a code.
 * @param {Finding[]} codes
 * @param {number[]} parents
 */
function objectsAround(codes, parents) {
  const found = new Set();
  for (const { object } of codes) {
    for (let at = parents[object]; at > 0 && !found.has(at); at = parents[at]) found.add(at);
  }
  return found;
}

/**
 * Returns place → the best finding of a document there.
 * @param {Finding[]} codes
 */
function bestByPlace(codes) {
  /** @type {Map<string, Finding>} */
  const best = new Map();
  for (const finding of codes) {
    for (const place of places(finding)) {
      const other = best.get(place);
      if (!other || isBetter(finding, other)) best.set(place, finding);
    }
  }
  return best;
}

/**
 * Returns the line and the object of a finding, combined with each document that it may be.
 * @param {Finding} finding
 */
function places({ line, object, documents }) {
  const around = object > 0 ? [`line ${line}`, `object ${object}`] : [`line ${line}`];
  return documents.flatMap((number) => around.map((place) => `${place} ${number}`));
}

/**
 * @param {Finding} a
 * @param {Finding} b
 */
function isBetter(a, b) {
  const order = ORDER.indexOf(rankName(a)) - ORDER.indexOf(rankName(b));
  return (order || a.line - b.line || a.column - b.column) < 0;
}

/**
 * Returns the name in ORDER: the keys `type` and `error` are weaker evidence than one such as `code`.
 * @param {Finding} finding
 */
function rankName({ how, key = "" }) {
  return how === "key" && /^(?:type|error)$/i.test(key) ? key.toLowerCase() : how;
}
