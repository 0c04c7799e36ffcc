// <row-filter>: narrows the rows of the tables inside it by text and by choice.
//
// A form inside holds the controls. `q` is matched against a row's text, every other control
// against the row's data attribute of the same name, a list of words. The state stands in the
// address, so a filtered table can be linked.
class RowFilter extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form.filter");
    this.output = this.form.querySelector("output");
    this.none = this.querySelector(".none");
    this.rows = [...this.querySelectorAll("tbody tr")].map((element) => ({
      element,
      text: element.textContent.toLowerCase(),
      group: element.closest("[data-group]"),
    }));
    this.groups = [...this.querySelectorAll("[data-group]")];
    this.form.addEventListener("input", this);
    this.form.addEventListener("submit", this);
    this.none.querySelector("button").addEventListener("click", this);
    addEventListener("popstate", this);
    this.readAddress();
    this.apply();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    if (event.type === "popstate") this.readAddress();
    if (event.type === "click") {
      this.form.reset();
      this.form.elements.q.focus();
    }
    this.apply();
    if (event.type !== "popstate") this.writeAddress();
  }

  get controls() {
    return [...this.form.elements].filter((control) => control.name);
  }

  readAddress() {
    const query = new URLSearchParams(location.search);
    for (const control of this.controls) control.value = query.get(control.name) ?? "";
  }

  writeAddress() {
    const query = new URLSearchParams();
    for (const { name, value } of this.controls) if (value) query.set(name, value);
    const search = query.size ? `?${query}` : location.pathname;
    history.replaceState(null, "", search + location.hash);
  }

  apply() {
    const words = this.form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choices = this.controls.filter(({ name, value }) => name !== "q" && value);
    const active = words.length + choices.length > 0;
    const shown = new Map(this.groups.map((group) => [group, 0]));
    let count = 0;
    for (const { element, text, group } of this.rows) {
      const fits = words.every((word) => text.includes(word)) &&
        choices.every(({ name, value }) => element.dataset[name].split(" ").includes(value));
      element.hidden = !fits;
      count += fits;
      if (fits && group) shown.set(group, shown.get(group) + 1);
    }
    for (const [group, number] of shown) {
      group.hidden = number === 0;
      if (group.localName === "details" && active) group.open = number > 0;
    }
    this.none.hidden = count > 0;
    this.output.textContent = this.dataset.shown
      .replace("{n}", count).replace("{m}", this.rows.length);
  }
}

customElements.define("row-filter", RowFilter);
