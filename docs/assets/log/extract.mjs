// Finds the places in a pasted log that may hold an error code, of any vendor.
/** @import { How, Occurrence } from "../types.d.ts" */

const KEYS = "error_?code|err_?code|response_?code|result_?code|res_?code|code|type|errno|error";
const VALUE = "-?\\d{1,9}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+";
const KEYED = new RegExp(
  `(["']?)\\b(${KEYS})\\1[\\s*\`]{0,8}(?:={1,3}|:=?|=>)[\\s*\`]{0,8}` + // Markdown may surround it
  `(["']?)(${VALUE})(?:\\.0{1,9})?\\3(?![\\w]|[.:-]\\w)`, // some programs print 302 as 302.0
  "gi",
);
const NAMED = /(?<![\w.:/-])(-?\d{1,6})[\s:,|-]{1,3}([A-Z][a-z]+(?:[A-Z][a-z]*)*(?:Error|Exception|Failed|Invalid|Expired))\b/g;
// An error class before its number: `ApiError 50441:`.
const CLASSED = /\b[A-Z][A-Za-z]{0,40}(?:Error|Exception)[\s(:#=[]{1,3}(-?\d{2,7})(?![\w%]|[.:/-]\w)/g;
const PLATFORM = /PlatformException\(\s{0,4}(?:Error\s)?(-?\w{1,60})\s{0,4},/g;
const DOMAIN = /(?:Error Domain=(\S{1,200}) Code=|(?<!\w)([A-Z]\w{1,60}Domain)[\s:,]{1,3}(?:code[\s:=]{1,3})?)(-?\d{1,9})(?!\w)/gi;
// After a number that is a count or a measure.
const UNIT = "\\s?(?:(?:[mu]?s|sec|min|MB|KB|GB|bytes?|px|times|retries|attempts?|tries|more|left|(?:out\\s)?of\\s\\d|passed|skipped|failed|messages|users|items|files|rows|people|members|days?|hours?)\\b|(?:st|nd|rd|th)\\b|[次秒条個个人分天元年月块位页頁楼樓路度期万千岁米折倍])";
const FILLERS = "(?:always|still|again|now|is|was|are|were|returns?|returned|being|got|shows?|says?|the|a|an|this|number|no|value|of|occurred|as|to|it|me|with|only|often|comes?|came|back|like|just|after|every|time|sometimes)";
const CUE = new RegExp(
  "([错錯][误誤](?:代?[码碼]|[号號])?|返回(?:代?[码碼]|值)?|[状狀][态態][码碼]|[报報][错錯]|失[败敗]|[异異]常[码碼]?" +
  "|(?:弹出|彈出|[显顯]示|出[现現]|收到|[报報]出)(?=[^\\d\\n]{0,6}\\d{3})" +
  "|(?:提示|(?<![日周月年海情警预預播汇匯举舉申填上通公])[报報])(?=\\D{0,10}\\d{3})" + // before fewer digits, a count or a list
  "|\\b(?:(?:(?:on|login)_?)?(?:error|failed|failure|fail)|err|errno|ret|code|rejected|status)(?:[ _]?(?:code|no|number|with|is|was))*)" +
  `(?:\\s${FILLERS}\\b){0,3}` +
  "(?:(?:[仍还還一]?[然是直]|总是|總是|老是|变成|變成|[显顯]示|返回|[为為]|网络超时|[\\u4e00-\\u9fff]{1,6}(?=\\s?\\d{3}))){0,2}" +
  "[\\s\"'“”‘’:=#>()\\[\\]【「*`是为為了,-]{0,6}?(-?\\d{1,7})" +
  `(?![\\d%#]|[A-Za-z]{2}|[.:/-]\\d|\\.[\\w.]{0,40}js\\b|${UNIT})`,
  "gi",
);
// A number before its word: `a 1501 error`, `302错误码`, `801003是什么意思`.
const BEFORE = new RegExp(
  "(?<![\\w.:/#+@-])(-?\\d{3,7})(?:\\s?[号號的这這个個]{0,2}\\s?(?:[错錯][误誤]|[异異]常|[报報][错錯])|\\s(?:error|err|exception)\\b(?!\\s(?:messages|logs|lines))" +
  "|\\s?(?:这个|這個)?(?:[错錯][误誤])?(?:是什么|是什麼|什么意思|什麼意思|是啥|怎么|怎麼|如何|咋|为什么|為什麼)|\\s(?:mean|means|meaning)\\b)", "gi",
);
// A constant or the text of an error in one word before its number: `Err_NoSuchUser,1004`.
const AFTER_NAME = /\b[A-Z][A-Za-z0-9]{1,40}(?:_[A-Za-z0-9]{1,40}){1,8}\s?,\s?(-?\d{4,7})(?![\w%]|[.:/-]\w)/g;
// The page of an error at its vendor: `https://help.example.com/error/1004`.
const ADDRESS = /\bhttps?:\/\/[\w.-]{1,100}(?:\/[\w.-]{1,60}){0,6}\/errors?\/(-?\d{2,9})(?![\w%])/g;
// Keys whose number is a code only beside the sign of a vendor.
const RESULT = /\bresult["']?\s?[:=]\s?(-?\d{3,7})(?![\w%]|[.:/-]\w)/gi;
const STATUS = /(?:\b(?:on)?connection[_ ]?status\w{0,20}|连接状态|連接狀態|連線狀態)\W{1,4}(?:status\W{1,3})?(-?\d{1,5})(?![\w%]|[.:/-]\w)/gi;
const AFTER_WORD = /(?<=[\p{L}\d][\s:：]{1,2})(-?\d{3,7})(?![\w%]|[.:/-]\w)/gu;
// Code and text named together: `错误码和错误信息分别为1004和…`.
const PAIR = /(?:[错錯][误誤][码碼]|error code|code)[^\d\n]{0,24}(?:分[别別]|respectively|are|were)[为為是：:\s]{0,4}(-?\d{1,7})(?!\d)/gi;
/** @type {[pattern: RegExp, cue: string][]} the cue is the first word of a match if it is empty */
const CUED = [[CLASSED, ""], [AFTER_NAME, ""], [ADDRESS, "error"], [PAIR, "code"]];
const CONSTANT = /(?<!\w)[A-Z][A-Z0-9]{0,60}(?:_[A-Z0-9]{1,60}){1,20}(?!\w)/g;
// A name in camelCase that ends like an error; those of one vendor's shape may end as they like.
const HUMPED = /(?<!\w)[A-Za-z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{0,30}){1,10}(?:Error|Failed|Failure|Invalid|Expired|Denied|Exists?|Found|Timeout|Limit|Kicked|Banned|Blocked)(?!\w)/g;
// The last part of the path of a class, such as an error of the SDK for iOS.
const DOTTED = /(?<![\w.])(?:[A-Z]\w{1,40}\.){1,5}([A-Z][A-Za-z]{3,60})(?![\w.(])/g;
const SIX_DIGITS = new RegExp(`(?<![\\w.:/+@-])\\d{6}(?![\\w./@-]|:\\S|${UNIT})`, "gi");
// Before six digits that are not a code: another key, or the number of something else.
const OTHER_NUMBER = new RegExp(
  "(?:=|[\"']\\s*:|\\b[a-z]\\w*\\s*:" +
  "|\\b(?:\\w*(?:I[dD]|_id)|[ug]?id|[Uu]ser(?:name)?|[Oo]rder|[Tt]icket|[Ss]eq|[Pp]ort|[Gg]roup|[Rr]oom|[Mm]ember|[Pp]hone|[Cc]ode|[Pp]in)" +
  "(?:\\s(?:no|number|is))?[.:]?\\s?#?|#|用户|订单|工单|群|房间|端口|手机号?|验证码)\\s*[\"']?$",
);

// Before a cue or a key whose number is not the code of a chat service.
const NOT_BEFORE = new RegExp(
  "(?:\\b(?:http(?:/[\\d.]+)?|exit(?:ed)?(?: with)?|npm(?: err!)?|zip|postal|qr|bar|area|country|verification|version|sms|invite" +
  "|(?:command|pipe)?line|vs|source)|http_|验证|驗證|退出|状态|狀態|邀请|邀請|区号|區號|邮政|郵政)[\\s_:-]{0,4}(?:status|error|err|code|response)?[\\s_:-]{0,4}(?:code)?[\\s_:=-]{0,4}$", "i",
);
// WebSocket close codes, which are codes of some vendors too.
const CLOSING = /clos(?:e|ing)/i;
const CLOSED_WITH = /^10(?:0\d|1[0-5])$/;
// Databases print the SQLSTATE next to their own error number.
const STATE_AFTER = /^\s?\((?=[A-Z]*\d)[0-9A-Z]{5}\)/;
const STATE_BEFORE = /SQLSTATE/;
// A log level followed by a process ID and a thread.
const LEVEL = /^(?:ERROR|ERR|FAIL)\s+\d+$/;
const BEFORE_THREAD = /^\s*(?:---|\[)/;
const HTTP = new RegExp(
  "\\bHTTP(?:\\/[\\d.]{1,4})?[\"']?\\s{0,3}(?:error|status|code|response)?\\s?(?:code)?[:\\s]{0,3}[1-5]\\d\\d\\b" +
  "|\\b(?:status(?:_?code)?|状态码|狀態碼)[\"']?\\s{0,3}[:=]?\\s{0,3}[1-5]\\d\\d\\b(?=[\\s,]{0,3}(?:OK|Unauthorized|Forbidden|Not|Bad|Internal|Service|Too|Method|Conflict|Gateway|Found|Moved|Created))" +
  "|\\b(?:responded|replied|answered|returned|came back)(?: with)?(?: an?)?(?: error| status)?(?: of| code)?[:\\s]{0,3}[1-5]\\d\\d\\b" +
  "|\\brequest failed(?: with)?(?: status)?(?: code)?[:\\s]{0,3}[1-5]\\d\\d\\b" +
  "|\\b(?:unexpected )?status(?: code)?(?: of)? [1-5]\\d\\d\\b|\\bstatus[_ ]?code[\"']?\\s?[:=]\\s?[1-5]\\d\\d\\b" +
  "|REST\\w{0,40}[:\\s]{1,4}retCode:\\s?[1-5]\\d\\d\\b" +
  "|\\b(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) \\S{1,300}[^\\w\\n]{1,6}(?:HTTP\\/[\\d.]{1,4}[^\\w\\n]{1,4}|(?:failed|with|status|error|returned)[^\\w\\n]{1,6}){0,3}(?<![\\w./:?=&])[1-5]\\d\\d(?![\\w.])" +
  "|\\bhttps?:\\/\\/\\S{1,300}\\s{1,3}(?:返回(?:了)?|[报報][错錯]?|failed|->|→|=>|with|status|got|error)\\s{0,3}[:：]?\\s{0,3}[1-5]\\d\\d(?![\\w.])" +
  "|(?:接口|[请請]求|服务器|服務器|網址|网址|url)\\S{0,12}\\s?返回(?:了|的)?\\s?[45]\\d\\d(?!\\d)" +
  "|\\b[1-5]\\d\\d\\s{0,3}\\(?(?:OK|Unauthorized|Forbidden|Not Found|Bad Request|Bad Gateway|Internal Server Error|Service Unavailable|Too Many Requests|Method Not Allowed|Conflict|Gateway Time-?out)\\b", "gi",
);
const SUCCESS = new Set(["0", "200"]);

/**
 * Returns the text of a log with unescaped quotes, in compatibility form, with one kind of hyphen,
 * and without the invisible characters that mail programs and web pages insert.
 * @param {string} text
 */
export function plainText(text) {
  let plain = text.replace(/\r\n?/g, "\n").replace(/\p{Cf}/gu, "")
    .replace(/&(?:quot|#34);/g, '"').replace(/&(?:apos|#39);/g, "'");
  for (let depth = 0; depth < 3 && /\\["']/.test(plain); depth += 1) {
    plain = plain.replace(/(?<!\\)\\+(["'])/g, "$1"); // linear: one match per run of backslashes
  }
  return plain.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-");
}

// The tag of a line of Android's log, with the number of the process.
const TAG = /^.{0,40}\b[VDIWEFA]\/[^(\n]{1,80}\(\s*\d+\):/;
// A line of a build tool or of a crash: its numbers are exit codes and signals.
const OF_SYSTEM = /^\s*(?:npm (?:ERR!|error)|make(?:\[\d+\])?: \*\*\*)|\bFatal signal \d|\bSIG(?:SEGV|ABRT|KILL|TERM|BUS|ILL|TRAP)\b/;

/**
 * Yields the occurrences of a line, in order. Of several at one column, the first found counts.
 * @param {string} line
 * @param {number} number the line number, from 1
 * @param {(column: number) => number} objectOf the object at a column
 * @param {RegExp} [shaped] the names that only one vendor has
 * @param {(before: string) => boolean} [named] whether a text ends with a sign of a vendor
 */
export function* occurrences(line, number, objectOf, shaped = /(?!)/g, named = () => false) {
  if (OF_SYSTEM.test(line)) return;
  const tag = TAG.exec(line)?.[0].length ?? 0;
  /** @type {Map<number, Occurrence>} */
  const found = new Map();
  const isHttp = inColumns(httpColumns(line));
  /**
   * @param {number} column
   * @param {string} value
   * @param {How} how
   * @param {Pick<Occurrence, "key" | "name" | "cue">} extra
   */
  const add = (column, value, how, extra = {}) => {
    if (column < tag || found.has(column) || (isHttp(column) && /^\d{3}$/.test(value))) return;
    const doubtful = isDoubtful(line, column, value, extra);
    found.set(column, { line: number, column, value, how, object: objectOf(column), doubtful, ...extra });
  };
  for (const match of line.matchAll(PLATFORM)) add(columnOf(match, match[1]), match[1], "platform");
  for (const match of line.matchAll(DOMAIN)) add(columnOf(match, match[3]), match[3], "domain", { key: match[1] ?? match[2] });
  for (const match of line.matchAll(KEYED)) {
    const [, , key, , value] = match;
    if (NOT_BEFORE.test(textBefore(line, match.index))) continue;
    if (isCodeOfKey(key, value)) add(columnOf(match, value), value, "key", { key });
  }
  for (const match of line.matchAll(NAMED)) add(match.index, match[1], "name", { name: match[2] });
  for (const match of line.matchAll(CUE)) {
    const before = textBefore(line, match.index);
    const cue = match[1].toLowerCase();
    if (LEVEL.test(match[0]) && BEFORE_THREAD.test(line.slice(match.index + match[0].length))) continue;
    if (NOT_BEFORE.test(before) || (cue.startsWith("status") && !/code/.test(cue))) continue;
    if (!SUCCESS.has(match[2]) && !isCount(line, columnOf(match, match[2]), match[2])) add(columnOf(match, match[2]), match[2], "cue", { cue: match[1] });
  }
  for (const pattern of [CONSTANT, shaped, HUMPED]) {
    for (const match of line.matchAll(pattern)) add(match.index, match[0], "constant");
  }
  for (const match of line.matchAll(DOTTED)) add(columnOf(match, match[1]), match[1], "constant");
  for (const match of line.matchAll(SIX_DIGITS)) {
    if (!OTHER_NUMBER.test(textBefore(line, match.index))) add(match.index, match[0], "bare");
  }
  for (const [pattern, cue] of CUED) {
    for (const match of line.matchAll(pattern)) {
      add(columnOf(match, match[1]), match[1], "cue", { cue: cue || match[0].split(/[\s,(:#=[]/)[0] });
    }
  }
  for (const match of line.matchAll(BEFORE)) {
    if (!OTHER_NUMBER.test(textBefore(line, match.index))) add(match.index, match[1], "cue", { cue: match[0].slice(match[1].length).trim() });
  }
  for (const pattern of [RESULT, STATUS]) {
    for (const match of line.matchAll(pattern)) add(columnOf(match, match[1]), match[1], "bare");
  }
  for (const match of line.matchAll(AFTER_WORD)) {
    if (named(line.slice(0, match.index))) add(match.index, match[1], "bare");
  }
  yield* [...found.values()].sort((a, b) => a.column - b.column);
}

/**
 * Returns whether one or two digits begin a quoted text: `error: "2 channels are missing"`.
 * @param {string} line
 * @param {number} column
 * @param {string} value
 */
function isCount(line, column, value) {
  return value.length < 3 && /["'“‘]/.test(line[column - 1] ?? "") && /^\s[a-z]/i.test(line.slice(column + value.length));
}

/**
 * @param {string} key
 * @param {string} value
 */
function isCodeOfKey(key, value) {
  if (key.toLowerCase() === "error") return !/^-?\d/.test(value);
  const isType = key.toLowerCase() === "type";
  if (/^-?\d/.test(value)) return isType ? value !== "0" : !SUCCESS.has(value);
  return value.length > 4;
}

/**
 * Returns whether a number may belong to a database or, without a more specific key, a WebSocket.
 * @param {string} line
 * @param {number} column
 * @param {string} value
 * @param {Pick<Occurrence, "key" | "cue">} extra
 */
function isDoubtful(line, column, value, { key = "", cue = "" }) {
  const before = line.slice(Math.max(0, column - 80), column);
  const end = column + value.length;
  if (/\d$/.test(value) && STATE_AFTER.test(line.slice(end, end + 9)) || STATE_BEFORE.test(before)) return true;
  const general = key.toLowerCase() === "code" || cue !== "";
  return general && CLOSED_WITH.test(value) && CLOSING.test(before);
}

/**
 * @param {string} line
 * @param {number} column
 */
function textBefore(line, column) {
  return line.slice(Math.max(0, column - 24), column);
}

/**
 * Returns the column of a value at the end of a match.
 * @param {RegExpExecArray} match
 * @param {string} value
 */
function columnOf(match, value) {
  return match.index + match[0].lastIndexOf(value);
}

/**
 * Returns whether a column is in one of some ranges, which are in order.
 * @param {number[][]} ranges
 */
function inColumns(ranges) {
  return (/** @type {number} */ column) => {
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle][1] <= column) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length && column >= ranges[low][0];
  };
}

/**
 * Returns the columns of HTTP statuses; numbers there are not codes.
 * @param {string} line
 */
function httpColumns(line) {
  return [...line.matchAll(HTTP)].map((match) => [match.index, match.index + match[0].length]);
}
