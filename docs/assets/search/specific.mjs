// Decides whether a code alone identifies its vendor.
/** @import { Head } from "../types.d.ts" */

const DIGITS = 6; // of a number that one vendor has and needs no sign
// Words of constants that programs of any kind print.
const ANY = new Set((
  "a abort aborted access account action address already and any api app application arg args argument argument" +
  " arguments auth authentication authorization authorized bad body busy call cannot canceled cancelled channel client" +
  " code conflict connect connection data database db denied device disabled disconnected duplicate email empty err" +
  " error exceed exceeded exist existed existing exists expired fail failed failure fetch field file forbidden format found" +
  " friend gateway generic group header http id illegal in init initialized input internal invalid invalidated is json key" +
  " large length limit limited load login logged logout long lost many max member message messages method mismatch missing" +
  " name network no not null object of offline on online operation out param parameter parameters params parse password path" +
  " payload permission permissions profile quota rate reached read request requests required resource response room" +
  " send sent server service session short size socket state status success sys system timeout timed to token too type" +
  " unauthenticated unauthorised unauthorized unavailable undefined unexpected unknown unsupported update upload url user" +
  " username users validation value version was wrong write"
).split(" "));

/**
 * Returns whether a code or constant, of all that is known, is of one vendor only: a long number,
 * or a constant of the vendor's own shape. A constant that any program may print is not.
 * @param {Head} head
 * @param {number} vendor
 * @param {string} value
 */
export function isSpecific(head, vendor, value) {
  if (/^-?\d+$/.test(value)) return value.replace("-", "").length >= DIGITS;
  const [prefix, ...shapes] = head.shapes[vendor] ?? [""];
  const lower = value.toLowerCase();
  if (shapes.some((shape) => lower.startsWith(shape) && lower.length > shape.length)) return true;
  if (!prefix || !lower.startsWith(prefix)) return false;
  return lower.split("_").some((word) => !ANY.has(word));
}
