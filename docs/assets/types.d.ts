// Types that several scripts share. The build leaves this file out of the site.

export type Kind = "vendor" | "category" | "problem" | "page" | "code";
export type Retry = "no" | "yes" | "after-fix" | "after-wait";
export type Actor = "end user" | "app developer" | "app operator" | "vendor";

/** Words of the interface by their names; see hooks/words/. */
export type Texts<Key extends string> = Record<Key, string>;

/** `head.json`: what a query needs first. hooks/atlas/search/__init__.py writes the index. */
export interface Head {
  kinds: Kind[];
  /** The number of the first document of each kind. */
  starts: number[];
  retries: Retry[];
  actors: Actor[];
  vendors: VendorNames[];
  platforms: PlatformWords[];
  /** For each vendor, in lower case, how most of its constants begin, and what only its own do. */
  shapes: string[][];
  /** Sets of platforms, which rows refer to. */
  sets: number[][];
  /** The number of documents. */
  count: number;
  /** The postings that a key has at most. */
  most: number;
  /** For each vendor, the number of its first code, and the number after its last code. */
  ranges: [first: number, end: number][];
  /** Documents in a `docs-*.json`. */
  block: number;
  /** Characters of the longest key. */
  longest: number;
  /** The words by which messages with holes are found. */
  anchors: string[];
  /** Words that no key starts with. */
  stop: string[];
  /** The smallest text that sorts into each shard, `keys-*.json`. */
  runs: string[];
}

/** The title of a platform, and other words for it. */
export type PlatformWords = [title: string, ...words: string[]];

/** The slug and the name of a vendor, and other names that people use. */
export type VendorNames = [slug: string, name: string, ...aliases: string[]];

/** A shard of the index, `keys-*.json`: key → delta-encoded postings. */
export type Shard = Record<string, number[]>;

/** A key with its postings. A posting is a document number × 8 + a field number. */
export type KeyPostings = [key: string, postings: number[]];

/** A document as `docs-*.json` holds it; numbers are positions in lists of the head, or -1. */
export type Row = [
  kind: number, path: string, title: string, text: string, vendor: number,
  retry: number, who: number, set: number, names?: string[], messages?: string[],
  causes?: CauseOf[], lists?: string[], specific?: number,
];

/**
 * What the service returns, the cause of it, the number of the document of its problem, and the ID
 * of that problem's row if the code covers several.
 */
export type CauseOf = [returned: string, cause: string, problem: number, row?: string];

/** Something that can be found: a code, a problem, a category, a vendor or a page of prose. */
export interface SearchDocument {
  number: number;
  kind: Kind;
  path: string;
  title: string;
  text: string;
  /** The number of the vendor, or -1. */
  vendor: number;
  vendorName: string;
  vendorSlug: string;
  names: string[];
  messages: string[];
  /** What the service returns for single causes. */
  returned: string[];
  causes: CauseOf[];
  /** The platforms of a code. */
  platforms: number[];
  /** If the lists of the code differ, those of this document; else empty. */
  lists: string[];
  /** A bit for the code and each constant that no other product has. */
  specific: number;
  /** If the lists of the code differ, the platforms in words. */
  where: string;
  retry: Retry | "";
  who: Actor | "";
}

export interface Hit {
  /** The number of the document. */
  number: number;
  points: number;
  /** Whether nothing else can be meant. */
  certain?: boolean;
  /** The terms of the query that the document has, a bit for each. */
  terms?: number;
}

/** A word of a query, and the term of the index for it. */
export interface Term {
  word: string;
  term: string;
}

/** The hits of a query by the index alone. */
export interface Ranked {
  hits: Hit[];
  terms: Term[];
  /** Words that no document has. */
  missed: string[];
  /** The number of the vendor that the query names, or -1. */
  vendor: number;
}

/** What a text is about. Everything that reads texts gives this answer. */
export interface Answer {
  /** The best verdict of any finding or hit. */
  verdict: Verdict | "nothing";
  /** The errors in the text, in order. */
  findings: Finding[];
  /** The documents to show, best first. */
  hits: Hit[];
  terms: Term[];
  missed: string[];
  /** The product that the text names, if the atlas does not cover it. */
  other: string;
}

/** A query, parsed. */
export interface Query {
  /** The number of the vendor that the query names, or -1. */
  vendor: number;
  /** The query without that vendor. */
  text: string;
  /** Whether the name of the vendor has a slip. */
  slip?: boolean;
  /** Whether the query excludes other vendors. */
  filter?: boolean;
  /** Whether the text is a whole code or constant, if it is in the index. */
  isCode?: boolean;
}

/** `signs.json`: what identifies each vendor, and the products that the atlas does not cover. */
export interface Signs {
  vendors: {
    signs: [text: string, kind: SignKind, weight: Weight, lists?: string[], platforms?: number[]][];
    ranges: Range[];
    /** The keys of JSON bodies that hold the text of an error. */
    keys: string[];
    /** The HTTP statuses that its codes are sent with, but those that are such a code. */
    statuses: string[];
    /** Whether all its codes are numbers. */
    numeric: boolean;
    /** The keys that hold its codes. */
    codes: [key: string, lists?: string[], platforms?: number[]][];
  }[];
  products: [name: string, hosts: string[], packages: string[], keys: string[], words: string[]][];
}

/** `messages.json`: all wire messages. */
export interface Messages {
  /** First word of a message → its other words, and the documents with that message. */
  messages: Record<string, MessageDocuments[]>;
  /** A word that a message with holes has → that message as a pattern, and its documents. */
  patterns: Record<string, MessageDocuments[]>;
}

export type MessageDocuments = [text: string, ...documents: number[]];

/** What a sign or a range holds for; empty for all. */
export interface Scope {
  lists: string[];
  platforms: number[];
}

export type SignKind = "host" | "package" | "class" | "key" | "constant" | "word";
export type Weight = "strong" | "weak";
export type Range = [first: string, last: string, meaning: string, lists?: string[], platforms?: number[]];

/** A text that suggests a vendor. */
export interface Sign {
  vendor: number;
  text: string;
  lower: string;
  kind: SignKind;
  weak: boolean;
  points: number;
  scope: Scope;
}

/** What suggests one vendor. */
export interface Evidence {
  points: number;
  signs: Sign[];
}

/** How the log reader recognized a code. */
export type How =
  "key" | "name" | "cue" | "platform" | "domain" | "constant" | "bare" | "message";

/** A place in a log that may hold an error code. */
export interface Occurrence {
  /** Line number, from 1. */
  line: number;
  column: number;
  /** The code or constant as written; the key of a wire message. */
  value: string;
  how: How;
  /** The number of the JSON object around it, 0 outside of all. */
  object: number;
  /** Whether it may belong to a database or a WebSocket instead. */
  doubtful?: boolean;
  key?: string;
  name?: string;
  cue?: string;
  /** The documents of a wire message. */
  documents?: number[];
}

export type Verdict = "certain" | "candidate" | "unknown";

/** Why the log reader decided as it did: a `by_…` word of the interface, and its `{text}`. */
export type Reason = [kind: How | "said" | "sign" | "far", text: string];

/** An error in a log. */
export interface Finding extends Occurrence {
  /** The line, trimmed. */
  text: string;
  /** The position of the value in that text. */
  at: number;
  /** One code of one vendor, several possible codes, or a code that no list has. */
  verdict: Verdict;
  /** The number of the vendor, or -1. */
  vendor: number;
  documents: number[];
  because: Reason[];
  /** The vendor's range that an unknown code falls into. */
  range?: Range | null;
  /** The codes of other vendors with an unknown code. */
  elsewhere?: number[];
  /** The product that the code is of, if the atlas does not cover it. */
  other?: string;
  /** The cause whose returned text is beside the code, and the code's document. */
  cause?: { number: number, returned: string, text: string, problem: number };
}

/** Reads one file of the index. */
export interface FetchJson {
  (name: "head.json"): Promise<Head>;
  (name: "signs.json"): Promise<Signs>;
  (name: "messages.json"): Promise<Messages>;
  (name: `keys-${number}.json`): Promise<Shard>;
  (name: `docs-${number}.json`): Promise<Row[]>;
}

/** Lets the page respond while a long log is read. */
export type Pause = (done: number) => Promise<boolean>;

/** Finds the errors in a text, with or without the wire messages of all vendors. */
export type ReadLines = (text: string, wire: boolean, options: {
  pause?: Pause, simplified?: (text: string) => string,
}) => Promise<{ findings: Finding[], other: string, vendor: number }>;

export type OpenTerms = () => Promise<typeof import("./search/by-terms.mjs")>;

/** What one reading needs; the parts are loaded when a text needs them. */
export interface Finder {
  store: import("./search/store.mjs").Store;
  openTerms: OpenTerms;
  openReader: () => Promise<typeof import("./log/answer.mjs") & { lines: ReadLines }>;
  openChinese: () => Promise<typeof import("./search/chinese.mjs")>;
}
