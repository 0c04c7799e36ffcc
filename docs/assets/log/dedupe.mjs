// Drops the findings of a log that tell of one event twice: envelopes, what an object says beside
// its code, a code beside its message or constant. Pure.
//
// What decides is noted by line, object and document first, so that no finding has to be held
// against all others: a log may have very many.
const ORDER = ["key", "type", "platform", "domain", "name", "cue", "constant", "bare"];
const BESIDE = 3; // lines between a code and the message printed for it

/** Returns the findings without those; `parents` has the object around each object. */
export async function oncePerEvent(found, parents, pause) {
  const codes = found.filter(({ how }) => how !== "message");
  const messages = found.filter(({ how }) => how === "message");
  const seen = {
    envelopes: around(codes, parents),
    withCode: new Set(codes.filter((each) => kind(each) === "key").map(({ object }) => object)),
    best: bestOf(codes),
    lines: new Set(codes.filter(({ documents }) => documents.length).map(({ line }) => line)),
    said: new Map(),
  };
  for (const { line, value } of messages) {
    if (!seen.said.has(line)) seen.said.set(line, new Set());
    seen.said.get(line).add(value);
  }
  const kept = [];
  for (const [at, each] of found.entries()) {
    if (at % 400 === 399) await pause();
    const again = each.how === "message" ? isSaidAgain(each, seen) : isToldAgain(each, seen);
    if (!again) kept.push(each);
  }
  return kept;
}

/** Tells whether a code is that of an envelope, a detail, or told better beside it. */
function isToldAgain(each, { envelopes, withCode, best }) {
  const { object } = each;
  const isDetail = withCode.has(object) && kind(each) !== "key";
  if (object > 0 && (envelopes.has(object) || isDetail)) return true;
  return places(each).some((place) => isBetter(best.get(place), each));
}

/** Tells whether a message stands beside its code, or inside a longer one. */
function isSaidAgain({ line, value, documents }, { lines, best, said }) {
  if (lines.has(line)) return true;
  for (let near = line - BESIDE; near <= line + BESIDE; near += 1) {
    if (documents.some((number) => best.has(`line ${near} ${number}`))) return true;
  }
  return [...said.get(line)].some((other) => other !== value && other.includes(value));
}

/** Returns the objects that have an object with a code inside. */
function around(codes, parents) {
  const found = new Set();
  for (const { object } of codes) {
    for (let at = parents[object]; at > 0 && !found.has(at); at = parents[at]) found.add(at);
  }
  return found;
}

/** Returns place → the best of the codes that tell of a document there. */
function bestOf(codes) {
  const best = new Map();
  for (const each of codes) {
    for (const place of places(each)) {
      if (!best.has(place) || isBetter(each, best.get(place))) best.set(place, each);
    }
  }
  return best;
}

/** Returns the line and the object of a code, with each document that it may mean. */
function places({ line, object, documents }) {
  const stands = object > 0 ? [`line ${line}`, `object ${object}`] : [`line ${line}`];
  return documents.flatMap((number) => stands.map((place) => `${place} ${number}`));
}

function isBetter(a, b) {
  const order = ORDER.indexOf(kind(a)) - ORDER.indexOf(kind(b));
  return (order || a.line - b.line || a.column - b.column) < 0;
}

/** Returns how a code was found; the key `type` says less than one that says `code`. */
function kind({ how, key }) {
  return how === "key" && key.toLowerCase() === "type" ? "type" : how;
}
