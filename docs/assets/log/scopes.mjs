// Chooses between the lists of a vendor by what a log names: signs of a list or a platform, and
// words for platforms.
import { fits } from "../search/platforms.mjs";
/** @import { Evidence, PlatformWords, Reason, Scope, Sign } from "../types.d.ts" */
/** @typedef {{ scopes: Scope[], texts: string[], any?: boolean }} Level what names a list or platform at one place */

/**
 * Returns what names lists and platforms of a vendor: near a code, in its line, in the whole log.
 * @param {{
 *   overall: Map<number, Evidence>, platformsInLine: () => Set<number>, platforms: () => Set<number>,
 * }} context
 * @param {number} vendor
 * @param {Sign[]} near the signs that decided for the vendor
 * @param {Scope[]} [forms] those of the forms of error whose key the code has
 * @returns {(() => Level)[]}
 */
export function scopesIn({ overall, platformsInLine, platforms }, vendor, near, forms = []) {
  return [
    () => ofSigns(near),
    () => ofPlatforms(platformsInLine()),
    () => ofSigns(overall.get(vendor)?.signs ?? []),
    () => ofPlatforms(platforms()),
    () => ({ scopes: forms, texts: [], any: true }),
  ];
}

/**
 * Returns those of several items that hold for what a log names, and the reasons. What all or none
 * of the items hold for chooses nothing.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Scope} scopeOf
 * @param {(() => Level)[]} levels
 * @param {PlatformWords[]} platforms
 */
export function narrow(items, scopeOf, levels, platforms = []) {
  let left = items;
  /** @type {Reason[]} */
  const reasons = [];
  for (const level of levels) {
    if (left.length < 2) break;
    const { scopes, texts, any } = level();
    const counts = left.map((item) => scopes.filter((scope) => fits(scopeOf(item), scope)).length)
      .map((count) => (any ? Math.min(count, 1) : count));
    const fitting = left.filter((_, at) => counts[at] && counts[at] === Math.max(...counts));
    if (!fitting.length || fitting.length === left.length) continue;
    left = fitting;
    const names = scopes.flatMap((scope) => scope.platforms.map((each) => platforms[each]?.[0] ?? ""));
    for (const text of texts.length ? texts : names) reasons.push(["sign", text]);
  }
  return { items: left, reasons };
}

/**
 * @param {Sign[]} signs
 * @returns {Level}
 */
function ofSigns(signs) {
  const scoped = signs.filter(({ scope }) => scope.lists.length || scope.platforms.length);
  return { scopes: scoped.map(({ scope }) => scope), texts: scoped.map(({ text }) => text) };
}

/**
 * @param {Set<number>} platforms
 * @returns {Level}
 */
function ofPlatforms(platforms) {
  return { scopes: platforms.size ? [{ lists: [], platforms: [...platforms] }] : [], texts: [] };
}
