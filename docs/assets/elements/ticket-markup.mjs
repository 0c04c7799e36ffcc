// The note about a code in the markup of each tool that tickets are written in, escaped so that
// the tool shows the same text. Formats: CommonMark, Jira's wiki notation, Slack's mrkdwn, HTML.

/**
 * @typedef {object} Note see `Note` in hooks/atlas/presentation/ticket.py
 * @property {string} id
 * @property {string} title
 * @property {string[]} called
 * @property {string[]} lines
 * @property {string | null} say
 */

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
