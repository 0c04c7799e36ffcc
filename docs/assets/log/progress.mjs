// What the log reader shows beside its answer: how far a long reading is, with a button that stops
// it, and how much of the log the field shows.
import { element } from "../dom.mjs";
import { fillIn } from "../search/render-hits.mjs";
import { words } from "../search/words.mjs";

export class Progress {
  bar = element("progress", { max: 1 });
  stop = element("button", { type: "button" }, words.log.stop);
  reading = element("p", { className: "log__progress", hidden: true }, this.bar, " ", this.stop);
  rest = element("p", { className: "quiet", hidden: true });

  /** @param {HTMLElement} before the element before them */
  constructor(before) {
    this.bar.setAttribute("aria-label", words.log.reading);
    before.after(this.rest, this.reading);
  }

  /** @param {number} done the share of the log that is read */
  show(done) {
    this.bar.value = done;
    this.reading.hidden = false;
  }

  /**
   * Says how much of a log is in the field, and how much is read.
   * @param {{ shown: number, read: number, length: number }} characters
   */
  showRest({ shown, read, length }) {
    const [text, n] = length > read ? [words.log.cut_off, read] : [words.log.rest, shown];
    this.rest.textContent = fillIn(text, { n, m: length });
    this.rest.hidden = shown === length;
  }
}
