// A search index that is written out in a test.
const KINDS = ["vendor", "code"];

/**
 * Returns the `fetchJson` of an index, which counts what is fetched.
 *
 * `codes` are [vendor number, code, { names, messages, returned, on, list }], in order of their
 * vendors, `on` the numbers of platforms; `shapes` are by vendor; `shards` are objects of key → postings, rising.
 */
export function smallIndex({ vendors = [], platforms = [], codes = [], shapes = [], shards = [{}], block = 2, longest = 60 }) {
  const sets = [[], ...codes.map(([, , { on = [] } = {}]) => on)];
  const rows = [
    ...vendors.map(([slug, name], number) => [0, `${slug}/`, name, "", number, -1, -1, 0]),
    ...codes.map(([vendor, code, { names = [], messages = [], returned = [], on = [], list } = {}]) => [
      1, `${vendors[vendor][0]}/${code}/${list ? `#${list}` : ""}`, code, "A meaning.", vendor, 0, 1,
      sets.findIndex((set) => String(set) === String(on)),
      names, messages, returned.map((text) => [text, "A cause.", 0]), list ? [list] : [],
      Number(/^\d{6}$/.test(code)),
    ]),
  ];
  const numbers = vendors.map((_, vendor) => codes.flatMap(
    ([of], at) => (of === vendor ? [vendors.length + at] : []),
  ));
  const files = {
    "head.json": {
      kinds: KINDS,
      starts: [0, vendors.length],
      retries: ["no", "yes"],
      actors: ["end user", "app developer"],
      vendors,
      platforms,
      anchors: shards.flatMap(Object.keys).filter((key) => key.startsWith("*")).map((key) => key.slice(1).split(" ")[0]),
      shapes: vendors.map((_, vendor) => shapes[vendor] ?? [""]),
      sets,
      count: rows.length,
      most: 300,
      ranges: numbers.map((each) => (each.length ? [each[0], each.at(-1) + 1] : [0, 0])),
      block,
      longest,
      stop: ["the", "is", "my"],
      runs: shards.map((shard, at) => (at ? Object.keys(shard).sort()[0] : "")),
    },
  };
  shards.forEach((shard, at) => { files[`keys-${at}.json`] = encoded(shard); });
  for (let at = 0; at * block < rows.length; at += 1) {
    files[`docs-${at}.json`] = rows.slice(at * block, (at + 1) * block);
  }
  const fetched = [];
  const fetchJson = async (name) => {
    fetched.push(name);
    if (!(name in files)) throw new Error(`no ${name}`);
    return structuredClone(files[name]);
  };
  return { fetchJson, fetched, files };
}

/** Returns a shard with deltas in place of postings. */
function encoded(shard) {
  return Object.fromEntries(Object.entries(shard).map(([key, postings]) => (
    [key, postings.map((posting, at) => posting - (postings[at - 1] ?? 0))])));
}
