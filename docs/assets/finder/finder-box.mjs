// <finder-box>: the search box, a combobox over the index.
//
// The form inside works without this script. Index and ranking are loaded when the box is
// first focused. Inside <finder-page> all hits stay on the page and the address carries the
// query.
const SHOWN = 8;
let loading;

/** Loads ranking and index once for all boxes of a page; a failure may be tried again. */
function load() {
  loading ??= Promise.all([
    import("./rank.mjs"),
    fetch(new URL("./index.json", import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`index: ${answer.status}`);
      return answer.json();
    }),
  ]).then(([rank, index]) => {
    const prepared = rank.prepare(index);
    return (query) => rank.search(prepared, query);
  }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

class FinderBox extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.dataset.words);
    this.retry = JSON.parse(this.dataset.retry);
    this.who = JSON.parse(this.dataset.who);
    this.input = this.querySelector("input");
    this.form = this.querySelector("form");
    this.page = this.closest("finder-page");
    this.active = -1;
    this.options = [];
    this.list = element("div", { className: "hits", id: `${this.input.id}-hits`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.label);
    this.status = element("p", { className: "hidden" });
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id,
      "aria-autocomplete": "list",
    })) this.input.setAttribute(name, value);
    for (const type of ["focus", "input", "keydown"]) this.input.addEventListener(type, this);
    this.form.addEventListener("submit", this);
    this.addEventListener("focusout", this);
    document.addEventListener("keydown", this);
    if (this.page) this.readAddress();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
    this.list.remove();
    this.status.remove();
  }

  handleEvent(event) {
    if (event.currentTarget === document) this.shortcut(event);
    else if (event.type === "keydown") this.key(event);
    else if (event.type === "submit") this.submit(event);
    else if (event.type === "focusout") this.leave(event);
    else this.answer();
  }

  readAddress() {
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (this.input.value) this.answer();
    this.input.focus();
  }

  // "/" and Ctrl-K lead to the first box of the page.
  shortcut(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const asked = (event.key === "/" && !typing) ||
      (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (asked && document.querySelector("main finder-box, finder-box") === this) {
      event.preventDefault();
      this.input.select();
      this.input.focus();
    }
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.options.length) {
      event.preventDefault();
      const count = this.options.length;
      this.activate((this.active + step + count + (this.active < 0 && step < 0 ? 1 : 0)) % count);
    } else if (event.key === "Escape" && !this.list.hidden && !this.page) {
      event.preventDefault();
      this.close();
    }
  }

  // Enter goes to the chosen hit, or the best one; with none, to the finder's page.
  submit(event) {
    const chosen = this.options[Math.max(this.active, 0)];
    if (chosen) {
      event.preventDefault();
      location.href = chosen.href;
    } else if (this.page) {
      event.preventDefault();
    }
  }

  leave(event) {
    if (!this.page && !this.contains(event.relatedTarget)) this.close();
  }

  async answer() {
    const query = this.input.value;
    let search;
    try {
      search = await load();
    } catch {
      this.show([element("p", { className: "hits__note" }, this.words.failed)], this.words.failed);
      return;
    }
    if (query !== this.input.value) return; // a later keystroke answers
    if (this.page) history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : "?");
    if (!query.trim()) {
      this.close();
      return;
    }
    this.list.replaceChildren();
    const hits = search(query);
    const shown = this.page ? hits : hits.slice(0, SHOWN);
    const nodes = shown.map((hit, number) => this.option(hit, number));
    if (!hits.length) nodes.push(this.note(this.words.empty.replace("{query}", query.trim())));
    this.show(nodes, this.count(hits.length));
    if (hits.length > shown.length) this.list.append(this.more(hits.length));
  }

  show(nodes, status) {
    this.list.replaceChildren(...nodes);
    this.options = nodes.filter((node) => node.role === "option");
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = status;
  }

  close() {
    this.list.hidden = true;
    this.options = [];
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  count(number) {
    if (number === 0) return this.words.hits_none;
    return number === 1 ? this.words.hits_one : this.words.hits_many.replace("{n}", number);
  }

  note(text) {
    return element("p", { className: "hits__note" }, text);
  }

  more(number) {
    const target = `${this.dataset.root}find/?q=${encodeURIComponent(this.input.value)}`;
    const link = element("a", { href: target }, this.words.more.replace("{n}", number));
    return element("p", { className: "hits__note" }, link);
  }

  option(hit, number) {
    const isCode = hit.kind === "code";
    const kind = isCode ? hit.vendor : this.words[`kind_${hit.kind}`];
    const title = element(isCode ? "code" : "strong", { className: "hit__title" }, hit.title);
    const first = element("span", { className: "hit__first" },
      element("span", { className: "hit__kind" }, kind), title);
    if (hit.kind === "code" && hit.name) {
      first.append(element("code", { className: "hit__name" }, hit.name));
    }
    if (hit.message) first.append(element("q", { className: "hit__name" }, hit.message));
    const option = element("a", {
      className: "hit", id: `${this.list.id}-${number}`, href: this.dataset.root + hit.path,
      tabIndex: -1,
    }, first, element("span", { className: "hit__text" }, hit.text));
    if (hit.retry) {
      option.append(element("span", { className: "hit__triage" },
        `${this.retry.label} ${this.retry[hit.retry]} · ${this.who.label} ${this.who[hit.who]}`));
    }
    option.role = "option";
    option.setAttribute("aria-selected", "false");
    return option;
  }
}

customElements.define("finder-box", FinderBox);
