// Ranks the rows of the index for a query. Pure: no document, no network.
//
// A row is [kind, path, title, vendor, name, message, text, retry, who], see hooks/atlas/finder.py.

const KIND_WEIGHT = { code: 4, problem: 3, category: 2, vendor: 5, page: 1 };

/** Returns text in the form in which it is compared: one width, one minus, small letters. */
export function fold(text) {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase();
}

/** Returns a query without the quotes and punctuation that a paste brings along. */
export function clean(query) {
  return fold(query).trim()
    .replace(/^["'`“”‘’«»([{<]+/, "")
    .replace(/["'`“”‘’«»)\]}>.,;:!?。，；：！？]+$/, "")
    .trim();
}

/** Makes an index ready to be searched: what is compared is folded once. */
export function prepare(index) {
  const rows = index.rows.map((row) => {
    const [kind, path, title, vendor, name, message, text, retry, who] = row;
    const vendorName = vendor < 0 ? "" : index.vendors[vendor];
    const slug = kind === "code" ? path.split("/")[0] : "";
    return {
      kind, path, title, vendor: vendorName, name, message, text, retry, who,
      code: fold(title),
      spelled: fold(name || (kind === "code" ? title : "")).replace(/[_-]+/g, " "),
      ticket: kind === "code" ? `${slug}-${fold(title)}` : "",
      said: fold(message),
      words: fold([vendorName, slug, title, name, message, text].join(" ")).replace(/_/g, " "),
    };
  });
  return { rows };
}

/** Returns the score of a row for a cleaned query and its words; 0 where it does not fit. */
function score(row, query, words) {
  const spelled = query.replace(/[_-]+/g, " ").trim();
  if (row.code === query) return 100;
  if (row.ticket === query || row.ticket.replace(/_/g, "-") === query) return 99;
  if (spelled && row.spelled === spelled) return 95;
  if (row.said && row.said === query) return 90;
  if (row.code.startsWith(query)) return row.kind === "code" ? 80 : 60;
  if (row.kind === "code" && row.code.includes(query)) return 70;
  if (spelled && row.spelled.includes(spelled)) return 65;
  if (row.said && row.said.includes(query)) return 60;
  if (!words.every((word) => row.words.includes(word))) return 0;
  const whole = words.filter((word) => row.code === word || row.code.includes(word)).length;
  return 30 + (whole * 20) / words.length;
}

/** Returns the rows that fit a query, best first. */
export function search(prepared, query, limit = Infinity) {
  const cleaned = clean(query);
  const words = cleaned.replace(/_/g, " ").split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const hits = [];
  prepared.rows.forEach((row, order) => {
    const points = score(row, cleaned, words);
    if (points) hits.push({ row, order, points: points + KIND_WEIGHT[row.kind] / 10 });
  });
  hits.sort((a, b) => b.points - a.points || a.order - b.order);
  return hits.slice(0, limit).map((hit) => hit.row);
}
