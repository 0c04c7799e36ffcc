// The note about a code, as its page has it, and in the markup of each tool that tickets are written
// in, escaped so that the tool shows the same text. Formats: CommonMark, Jira's wiki notation,
// Slack's mrkdwn, HTML.

/**
 * @typedef {object} Note a note about a code; each text is one line
 * @property {string} id the ticket ID
 * @property {string} title vendor and code
 * @property {string[]} called constants and messages
 * @property {string[]} lines what the code means, retry, who acts, the first step
 * @property {string | undefined} say for the customer, if anything
 */

const MOST = 4; // problems that a note names of a code that covers many

/**
 * Returns the note about the code whose section an element is in, as the page has it.
 * @param {HTMLElement} inside
 * @returns {Note}
 */
export function noteOf(inside) {
  const section = inside.closest(".code-part") ?? document.body;
  /** @param {string} selector */
  const texts = (selector) => [...section.querySelectorAll(selector)]
    .map(({ textContent }) => asLine(textContent));
  const success = section.querySelector(".code-head .success");
  const triage = success ? texts(".triage + .quiet") : texts(".code-head .triage .badge").map((text) => `${text}.`);
  const problems = texts(".causes-table th a");
  const named = problems.slice(0, MOST).join("; ") + (problems.length > MOST ? "; …" : "");
  return {
    id: texts(".ticket-id")[0] ?? "",
    title: asLine(section.querySelector("ticket-tools")?.getAttribute("data-title") ?? ""),
    called: texts(".called dd > :is(code, q)"),
    lines: [
      ...texts(".retired:not(.retired--deprecated) strong"), ...texts(".lead"),
      [...triage, ...texts(".triage-of")].join(" "),
      ...texts(".first-step").map((text) => (problems.length ? `${text}: ${named}` : text)),
    ],
    say: texts(".say q")[0],
  };
}

/** @param {string} text */
function asLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @typedef {"note" | "markdown" | "jira" | "slack" | "html"} Format */

/** @type {Record<Format, (note: Note, address: string) => string>} */
export const formats = {
  note: ({ id, title, called, lines }, address) =>
    [[id, title, ...called].join(" · "), ...lines, address].join("\n"),
  markdown: ({ title, called, lines }, address) => [
    ["[**".concat(markdown(title), "**](", address, ")"), ...called.map(markdownCode)].join(" "),
    ...lines.map(markdown),
  ].join("\n\n"),
  jira: ({ title, called, lines }, address) => [
    ["[".concat(jira(title), "|", address, "]"), ...called.map((name) => `{{${jira(name)}}}`)].join(" "),
    ...lines.map(jira),
  ].join("\n"),
  slack: ({ title, called, lines }, address) => [
    // Neither an asterisk nor a backtick can be escaped.
    [`*${slack(title.replaceAll("*", "∗"))}*`,
      ...called.map((name) => `\`${slack(name.replaceAll("`", "'"))}\``)].join(" "),
    ...lines.map(slack),
    address,
  ].join("\n"),
  html: ({ title, called, lines }, address) => {
    const head = [
      `<a href="${html(address)}">${html(title)}</a>`,
      ...called.map((name) => `<code>${html(name)}</code>`),
    ].join(" ");
    return `<p>${[head, ...lines.map(html)].join("<br>")}</p>`;
  },
};

/**
 * Escapes what opens a code span, an escape, emphasis, a link, an autolink, HTML, an entity, or a
 * block. An underscore inside a word opens nothing; constants are easier to read without a
 * backslash.
 * @param {string} text
 */
function markdown(text) {
  return text
    .replace(/[\\`*[\]<~]|&(?=#?\w+;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&")
    .replace(/^(\d{1,9}(?=[.)])|(?=[#+\-=>:|]))/, "$1\\");
}

/**
 * Returns a code span, its fence longer than any in the text.
 * @param {string} text
 */
function markdownCode(text) {
  const longest = Math.max(0, ...(text.match(/[`]+/g) ?? []).map((fence) => fence.length));
  const fence = "`".repeat(longest + 1);
  const room = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${room}${text}${room}${fence}`;
}

/**
 * A hyphen, a plus or an underscore opens markup only at the edge of a word. Two backslashes would
 * be a line break.
 * @param {string} text
 */
function jira(text) {
  return text
    .replace(
      /[\\{}[\]|*^~!#]|&(?=#?\w+;)|\?(?=\?)|(?<=\?)\?|(?<![A-Za-z0-9])[_+-]|[_+-](?![A-Za-z0-9])|[:;](?=[()DPp])|\((?=[!?/+*xyion-])/g,
      (sign) => ({ "\\": "&#92;", "&": "&amp;" })[sign] ?? `\\${sign}`,
    )
    .replace(/^(h[1-6]|bq)\./, "$1&#46;");
}

/** @param {string} text */
function slack(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** @param {string} text */
function html(text) {
  return slack(text).replaceAll('"', "&quot;");
}
