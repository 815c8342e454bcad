// Suggestions below the search box: an editable combobox with a list, after the ARIA Authoring Practices. Without the
// script or its answers the box is a plain field.

const PAUSE = 120; // milliseconds without a key before anything is asked
const KEPT = 100; // answers that are remembered
const LANGUAGE = document.documentElement.lang.slice(0, 2);

class Combobox {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.said = form.dataset;
    this.answers = new Map();
    this.shownFor = null; // the text whose suggestions the list holds
    this.active = -1;
    this.isComposing = false;
    this.list = this.make("ul", { id: "suggestions", role: "listbox", "aria-label": this.said.label, hidden: "" });
    this.status = this.make("div", { role: "status", class: "unseen" });
    form.append(this.list, this.status);
    // A search field may not be a combobox; its key on a phone's keyboard stays that of a search.
    input.type = "text";
    input.enterKeyHint = "search";
    this.set(input, {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions",
      "aria-haspopup": "listbox", autocapitalize: "off", autocorrect: "off",
    });
    this.listen();
  }

  listen() {
    const { input, list } = this;
    input.addEventListener("compositionstart", () => { this.isComposing = true; this.close(); });
    input.addEventListener("compositionend", () => { this.isComposing = false; this.askSoon(); });
    input.addEventListener("input", event => { if (!event.isComposing && !this.isComposing) this.askSoon(); });
    input.addEventListener("keydown", event => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    // The focus stays in the box: otherwise it would close before the click arrives.
    list.addEventListener("mousedown", event => event.preventDefault());
    list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  // Keys. While an input method composes, all of them are its own: 229 is what Safari says of the Enter that ends it.
  press(event) {
    if (event.isComposing || this.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const act = {
      ArrowDown: () => this.step(1, event.altKey), ArrowUp: () => this.step(-1, event.altKey),
      Enter: () => this.accept(), Escape: () => this.leave(),
    }[event.key];
    if (act) {
      if (act()) event.preventDefault();
    } else if (event.key !== "Shift" && event.key !== "Alt") {
      this.activate(-1); // Home, End, Left, Right and letters belong to the text; Tab goes on, and blur closes
    }
  }

  step(by, isOnlyOpening) {
    const count = this.list.children.length;
    if (this.isOpen && isOnlyOpening && by < 0) this.close(); // Alt+Up
    else if (this.isOpen && !isOnlyOpening) {
      // -1 is the text itself: from the last option the way leads to the first again.
      this.activate(this.active < 0 && by < 0 ? count - 1 : (this.active + by + count) % count);
    } else if (!this.isOpen && this.input.value.trim()) {
      this.ask(isOnlyOpening ? -1 : by > 0 ? 0 : Infinity);
    }
    return true;
  }

  accept() {
    const option = this.list.children[this.active];
    if (!this.isOpen || !option) return false;
    this.choose(option);
    return true;
  }

  leave() {
    if (this.isOpen) this.close();
    else this.input.value = "";
    return true;
  }

  choose(option) {
    this.input.value = option.dataset.text;
    this.close();
    this.form.requestSubmit();
  }

  // Asking. Each new text ends the question before it; the same text is never asked twice.
  askSoon() {
    this.stop();
    if (this.input.value.trim() === "") this.close();
    else this.timer = setTimeout(() => this.ask(-1), PAUSE);
  }

  stop() {
    clearTimeout(this.timer);
    this.question?.request.abort();
    this.question = null;
  }

  async ask(place) {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    const rows = this.answers.get(text) ?? await this.answer(text);
    if (rows && text === this.input.value.trim() && document.activeElement === this.input && !this.isComposing) {
      this.show(text, rows);
      if (this.isOpen) this.activate(Math.min(place, rows.length - 1));
    }
  }

  answer(text) {
    if (this.question?.text !== text) {
      this.stop();
      const request = new AbortController();
      this.question = { text, request, rows: this.fetched(text, request.signal) };
    }
    return this.question.rows;
  }

  async fetched(text, signal) {
    try {
      const asked = new URLSearchParams({ q: text, lang: LANGUAGE });
      const response = await fetch(`${this.said.suggest}?${asked}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      const rows = (await response.json()).suggestions;
      if (this.answers.size >= KEPT) this.answers.delete(this.answers.keys().next().value);
      this.answers.set(text, rows);
      return rows;
    } catch {
      // What the list holds would answer another text.
      if (!signal.aborted) this.close();
      return null;
    }
  }

  // Showing
  get isOpen() { return !this.list.hidden; }

  show(text, rows) {
    if (!rows.length) {
      this.close();
      this.status.textContent = this.said.none;
      return;
    }
    if (this.shownFor !== text) this.list.replaceChildren(...rows.map((row, place) => this.option(row, place, text)));
    this.shownFor = text;
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = this.counted("suggestions", rows.length);
  }

  close() {
    this.stop();
    this.activate(-1);
    this.list.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
  }

  option(row, place, typed) {
    const option = this.make("li", { id: `suggestion-${place}`, role: "option", "aria-selected": "false" });
    option.dataset.text = row.text;
    const text = this.make("span", { class: "suggested", lang: row.language === "zh" ? "zh-Hans" : "en" });
    text.append(...this.marked(row.text, typed));
    const kind = this.make("span", { class: "kind" }, this.said[row.kind]);
    const hits = this.make("span", { class: "count" }, row.clause ? this.place(row.clause) : this.counted("clauses", row.hits));
    option.append(text, " ", kind, " ", hits);
    return option;
  }

  // Where the clause stands that answers a question.
  place({ district, title }) {
    return [district, title].map(name => name?.[LANGUAGE] ?? name?.zh).filter(Boolean).join(" › ");
  }

  // The text with what was typed in <mark>, where it stands as typed; pinyin stands nowhere.
  marked(text, typed) {
    const plain = text.toLowerCase();
    const wanted = [typed, typed.split(/\s+/).pop()].map(part => part.toLowerCase());
    const part = plain.length === text.length ? wanted.find(part => plain.includes(part)) : undefined;
    if (!part) return [text];
    const start = plain.startsWith(part) ? 0 : plain.indexOf(` ${part}`) + 1 || plain.indexOf(part);
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, start + part.length);
    return [text.slice(0, start), mark, text.slice(start + part.length)];
  }

  activate(place) {
    const options = this.list.children;
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = options[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  counted(name, count) {
    return this.said[count === 1 ? `${name}One` : name].replace("{n}", count.toLocaleString("en"));
  }

  make(tag, attributes, text = "") {
    const element = this.set(document.createElement(tag), attributes);
    element.textContent = text;
    return element;
  }

  set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Combobox(form, form.elements.q);
