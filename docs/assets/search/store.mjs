// The index as files: which are needed is known from the head, each is fetched once.
//
// Pure but for `fetchJson(name)`, which the caller gives. See hooks/atlas/search/__init__.py
// for what stands in the files.

import { joined } from "./normalize.mjs";

/** Opens an index; `fetchJson` returns a promise of the parsed content of a named file. */
export async function openStore(fetchJson) {
  const files = new Map();
  const read = (name) => {
    if (!files.has(name)) {
      files.set(name, fetchJson(name).catch((error) => {
        files.delete(name); // may be tried again
        throw error;
      }));
    }
    return files.get(name);
  };
  return new Store(await read("head.json"), read);
}

class Store {
  constructor(head, read) {
    this.head = head;
    this.read = read;
    this.runs = new Map();
  }

  /** Returns the number of the run that a key stands in, or would stand in. */
  runOf(key) {
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

  /** Yields [key, postings] of the keys that begin with `prefix`, from at most `most` runs. */
  async startingWith(prefix, most = 2) {
    const found = [];
    const first = this.runOf(prefix);
    const last = Math.min(this.runOf(`${prefix}\uffff`), first + most - 1);
    for (let number = first; number <= last; number += 1) {
      const sorted = await this.run(number);
      for (let at = position(sorted, prefix); at < sorted.length; at += 1) {
        if (!sorted[at][0].startsWith(prefix)) break;
        found.push(sorted[at]);
      }
    }
    return found;
  }

  /** Returns the postings of one key, which may be longer than keys are kept. */
  async exactly(whole) {
    const key = this.cut(whole);
    const sorted = await this.run(this.runOf(key));
    const at = position(sorted, key);
    if (sorted[at]?.[0] !== key) return [];
    const same = await Promise.all(sorted[at][1].map((posting) => this.isCalled(posting >> 3, whole)));
    return sorted[at][1].filter((_, place) => same[place]);
  }

  /** Returns as much of a joined text as a key holds. */
  cut(whole) {
    return whole.slice(0, this.head.longest);
  }

  /** Tells whether a document of a key is called so beyond what the key holds. */
  async isCalled(number, whole) {
    if (whole.length <= this.head.longest) return true;
    const { title, name, message } = await this.document(number);
    return [title, name, message].some((each) => joined(each) === whole);
  }

  /** Returns the keys that begin like a key, from around its place, nearest first. */
  async around(key, count) {
    const sorted = await this.run(this.runOf(key));
    const at = position(sorted, key);
    const shared = (other) => {
      let length = 0;
      while (length < key.length && key[length] === other[length]) length += 1;
      return length;
    };
    return sorted.slice(Math.max(0, at - count), at + count)
      .filter(([other]) => shared(other) >= Math.min(3, key.length - 1))
      .sort((a, b) => shared(b[0]) - shared(a[0]));
  }

  /** Returns a run as sorted [key, postings]. */
  run(number) {
    if (!this.runs.has(number)) {
      this.runs.set(number, this.read(`keys-${number}.json`).then((byKey) => (
        // An object gives keys that look like numbers first, whatever their order in the file.
        Object.entries(byKey).sort((a, b) => compare(a[0], b[0]))
          .map(([key, steps]) => [key, summed(steps)])
      )).catch((error) => {
        this.runs.delete(number); // may be tried again
        throw error;
      }));
    }
    return this.runs.get(number);
  }

  /** Returns the document of a number, with names for its numbers. */
  async document(number) {
    const { head } = this;
    const rows = await this.read(`docs-${Math.floor(number / head.block)}.json`);
    const [kind, path, title, text, vendor, name, message, retry, who] = rows[number % head.block];
    return {
      number, kind: head.kinds[kind], path, title, text, vendor, name, message,
      vendorName: vendor < 0 ? "" : head.vendors[vendor][1],
      vendorSlug: vendor < 0 ? "" : head.vendors[vendor][0],
      retry: retry < 0 ? "" : head.retries[retry], who: who < 0 ? "" : head.actors[who],
    };
  }

  /** Returns the kind of a document. */
  kindOf(number) {
    const { kinds, starts } = this.head;
    return kinds[starts.findLastIndex((start) => start <= number)];
  }

  /** Returns the number of the document that tells of a vendor. */
  vendorsDocument(vendor) {
    const { kinds, starts } = this.head;
    return starts[kinds.indexOf("vendor")] + vendor;
  }

  /** Returns the number of the vendor that a document's code belongs to, or -1. */
  vendorOf(number) {
    return this.head.ranges.findIndex(([first, end]) => number >= first && number < end);
  }
}

// Python sorts by code point; keys hold none beyond the first plane, so this is the same order.
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Returns postings from the steps between them. */
function summed(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

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
