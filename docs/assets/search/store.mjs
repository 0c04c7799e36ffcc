// Reads the index, which hooks/atlas/search/__init__.py writes as several files. The head says
// which file holds a key or a document; each file is fetched once, when it is first needed.
import { splitHumps, toKey } from "./normalize.mjs";
import { platformFinder } from "./platforms.mjs";
/** @import { FetchJson, Head, KeyPostings, Row, SearchDocument } from "../types.d.ts" */

/**
 * Opens an index.
 * @param {FetchJson} fetchJson
 */
export async function openStore(fetchJson) {
  return new Store(await fetchJson("head.json"), fetchJson);
}

/**
 * Returns the number of the document of a posting.
 * @param {number} posting
 */
export function documentOf(posting) {
  return posting >> 3;
}

/**
 * Returns the number of the field of a posting; stronger fields have smaller numbers.
 * @param {number} posting
 */
export function fieldOf(posting) {
  return posting & 7;
}

export class Store {
  /** @type {Map<number, Promise<KeyPostings[]>>} */
  #shards = new Map();
  /** @type {Map<number, Promise<Row[]>>} */
  #blocks = new Map();
  /** @type {Map<number, Promise<SearchDocument>>} */
  #documents = new Map();
  #fetchJson;
  /** @type {ReturnType<typeof platformFinder> | undefined} */
  #findPlatforms;

  /**
   * @param {Head} head
   * @param {FetchJson} fetchJson
   */
  constructor(head, fetchJson) {
    this.head = head;
    this.#fetchJson = fetchJson;
  }

  /**
   * Returns the keys that begin with a prefix, from at most `limit` shards.
   * @param {string} prefix
   */
  async startingWith(prefix, limit = 2) {
    /** @type {KeyPostings[]} */
    const found = [];
    for (const sorted of await this.#shardsOf(prefix, limit)) {
      for (let at = position(sorted, prefix); at < sorted.length; at += 1) {
        if (!sorted[at][0].startsWith(prefix)) break;
        found.push(sorted[at]);
      }
    }
    return found;
  }

  /**
   * Fetches together what `startingWith` reads for each of some prefixes.
   * @param {string[]} prefixes
   */
  async fetch(prefixes) {
    await Promise.all(prefixes.map((prefix) => this.#shardsOf(prefix)));
  }

  /**
   * Returns the postings of one key, which may be longer than the keys of the index.
   * @param {string} key
   */
  async exactly(key) {
    const prefix = this.truncate(key);
    const sorted = await this.#shard(this.#shardOf(prefix));
    const [found, postings] = sorted[position(sorted, prefix)] ?? ["", []];
    if (found !== prefix) return [];
    const same = await Promise.all(
      postings.map((posting) => this.hasFullKey(documentOf(posting), key)),
    );
    return postings.filter((_, at) => same[at]);
  }

  /**
   * Returns a key cut to the length of the longest keys of the index.
   * @param {string} key
   */
  truncate(key) {
    return key.slice(0, this.head.longest);
  }

  /**
   * Returns whether a document that the index has under a truncated key has the whole key.
   * @param {number} number
   * @param {string} key
   */
  async hasFullKey(number, key) {
    if (key.length <= this.head.longest) return true;
    const { title, names, messages, returned } = await this.document(number);
    return [title, ...names, ...messages, ...returned]
      .some((text) => toKey(text) === key || toKey(splitHumps(text)) === key);
  }

  /**
   * Returns the postings of the codes of a problem; the field is the relation.
   * @param {number} problem the number of its document
   */
  async codesOf(problem) {
    const key = `=${String(problem).padStart(5, "0")}`;
    const [found, postings] = (await this.startingWith(key, 1))[0] ?? ["", []];
    return found === key ? postings : [];
  }

  /**
   * Returns whether a code or constant of a document is of its vendor only: a long number, or a
   * constant of the vendor's own shape.
   * @param {number} number
   * @param {string} text
   */
  async isSpecific(number, text) {
    const { title, names, specific } = await this.document(number);
    const key = toKey(text);
    return [title, ...names].some((each, at) => (specific >> at) & 1 && (toKey(each) === key || toKey(splitHumps(each)) === key));
  }

  /**
   * Returns the keys with the longest common prefix first, from the `count` keys on either side.
   * @param {string} key
   * @param {number} count
   */
  async around(key, count) {
    const sorted = await this.#shard(this.#shardOf(key));
    const at = position(sorted, key);
    /** @param {string} other */
    const common = (other) => {
      let length = 0;
      while (length < key.length && key[length] === other[length]) length += 1;
      return length;
    };
    return sorted.slice(Math.max(0, at - count), at + count)
      .filter(([other]) => common(other) >= Math.min(3, key.length - 1))
      .sort((a, b) => common(b[0]) - common(a[0]));
  }

  /**
   * Returns a document, with names in place of their numbers.
   * @param {number} number
   * @returns {Promise<SearchDocument>}
   */
  document(number) {
    return cached(this.#documents, number, () => this.#document(number));
  }

  /**
   * @param {number} number
   * @returns {Promise<SearchDocument>}
   */
  async #document(number) {
    const { head } = this;
    const block = Math.floor(number / head.block);
    const rows = await cached(this.#blocks, block, () => this.#fetchJson(`docs-${block}.json`));
    const [
      kind, path, title, text, vendor, retry, who, set,
      names = [], messages = [], causes = [], lists = [], specific = 0,
    ] = rows[number % head.block];
    const platforms = head.sets[set];
    const [vendorSlug, vendorName] = head.vendors[vendor] ?? ["", ""];
    return {
      number, kind: head.kinds[kind], path, title, text, vendor, vendorName, vendorSlug,
      names, messages, causes, platforms, lists, specific,
      returned: causes.map(([returned]) => returned),
      where: lists.length ? platforms.map((platform) => head.platforms[platform][0]).join(", ") : "",
      retry: head.retries[retry] ?? "", who: head.actors[who] ?? "",
    };
  }

  /**
   * Returns the numbers of the platforms that a text names, and the text without their names.
   * @param {string} text
   */
  platformsIn(text) {
    this.#findPlatforms ??= platformFinder(this.head.platforms);
    return this.#findPlatforms(text);
  }

  /**
   * Returns the kind of a document.
   * @param {number} number
   */
  kindOf(number) {
    const { kinds, starts } = this.head;
    return kinds[starts.findLastIndex((start) => start <= number)];
  }

  /**
   * Returns the number of the document about a vendor.
   * @param {number} vendor
   */
  documentOfVendor(vendor) {
    const { kinds, starts } = this.head;
    return starts[kinds.indexOf("vendor")] + vendor;
  }

  /**
   * Returns the number of the vendor of a code, or -1 for any other document.
   * @param {number} number
   */
  vendorOf(number) {
    return this.head.ranges.findIndex(([first, end]) => number >= first && number < end);
  }

  /**
   * Returns the number of the shard that holds a key, or would hold it.
   * @param {string} key
   */
  #shardOf(key) {
    const { runs } = this.head;
    let low = 0;
    let high = runs.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (compare(runs[middle], key) <= 0) low = middle;
      else high = middle;
    }
    return low;
  }

  /**
   * Returns the shards of the keys that begin with a prefix, at most `limit`.
   * @param {string} prefix
   */
  #shardsOf(prefix, limit = 2) {
    const first = this.#shardOf(prefix);
    const last = Math.min(this.#shardOf(`${prefix}\uffff`), first + limit - 1);
    return Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.#shard(first + at)));
  }

  /**
   * Returns the keys of a shard, sorted.
   * @param {number} number
   */
  #shard(number) {
    return cached(this.#shards, number, async () => {
      const shard = await this.#fetchJson(`keys-${number}.json`);
      // An object lists keys that look like numbers first, whatever their order in the file.
      return Object.entries(shard).sort((a, b) => compare(a[0], b[0])).map(decodeDeltas);
    });
  }
}

/**
 * Returns the promise of a key, made on first use. A rejected one is dropped, to allow a retry.
 * @template Value
 * @param {Map<number, Promise<Value>>} promises
 * @param {number} key
 * @param {() => Promise<Value>} load
 */
function cached(promises, key, load) {
  const promise = promises.get(key) ?? load().catch((error) => {
    promises.delete(key);
    throw error;
  });
  promises.set(key, promise);
  return promise;
}

/**
 * Compares by code unit. Python sorts by code point, which is the same order: keys have no
 * characters outside of the Basic Multilingual Plane.
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * @param {[key: string, deltas: number[]]} entry
 * @returns {KeyPostings}
 */
function decodeDeltas([key, deltas]) {
  let sum = 0;
  return [key, deltas.map((delta) => (sum += delta))];
}

/**
 * Returns the position of the first key that is not less than `key`.
 * @param {KeyPostings[]} sorted
 * @param {string} key
 */
function position(sorted, key) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle][0], key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
