// Editing in the preview: marks beside what can be edited, and a panel with the fields of a record. Bilan reads, checks and
// writes every file; this script shows forms. While a panel is open, the page is not reloaded.
import { additions, everything } from "./edit_contents.js";
import { completions, element, group, named } from "./edit_fields.js";

const settings = JSON.parse(document.getElementById("bilan-edit").textContent);
const { words } = settings;
const PAUSE = 350; // milliseconds without a key until the form is checked
const ICON = "✎";
const LAST = "bilan-edit-last"; // in the storage of the tab: what was saved before the page was reloaded

/** Sends a question to the preview, and returns the status and the answer. */
async function ask(name, question = {}) {
  const send = () => {
    const headers = { "Content-Type": "application/json", "X-Bilan-Token": settings.token };
    return fetch(`/bilan-edit/${name}`, { method: "POST", headers, body: JSON.stringify(question) });
  };
  try {
    let response = await send();
    if (response.status === 403 && (await renewToken())) response = await send();
    return { status: response.status, data: await response.json() };
  } catch {
    return { status: 0, data: { error: words.unreachable } };
  }
}

/** Takes the token of a preview that was started again; a form stays open meanwhile. Returns whether there is one. */
async function renewToken() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const token = JSON.parse(page.getElementById("bilan-edit")?.textContent ?? "{}").token;
  if (token) settings.token = token;
  return Boolean(token);
}

/** Puts a picture into the report, and returns its name there, or an error. */
async function sendPicture(file) {
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(file);
  });
  const { status, data } = await ask("picture", { name: file.name, content: url.split(",")[1] ?? "" });
  return status === 200 ? { name: data.file } : { error: data.error ?? words.unreachable };
}

// ---- Reloading. MkDocs asks for a newer page all the time; it stops at “beforeunload” and starts again when the page is seen.

let held = false;
function holdReload() {
  held = true;
  window.dispatchEvent(new Event("beforeunload"));
  window.stop(); // a reload that has begun, and waits for the page to be built
}
function releaseReload() {
  held = false;
  window.dispatchEvent(new Event("visibilitychange"));
}
for (const moment of ["visibilitychange", "load"]) window.addEventListener(moment, () => held && holdReload());

// ---- The panel

class Panel {
  constructor(title, opener) {
    this.opener = opener;
    this.heading = element("h2", { id: "be-title", tabindex: "-1" }, title);
    this.body = element("div", { class: "be-body" });
    this.footer = element("div", { class: "be-footer" });
    const close = element("button", { type: "button", class: "be-close", click: () => this.leave(), "aria-label": words.close }, "×");
    this.dialog = element(
      "dialog",
      { class: "be-panel", lang: settings.language, dir: settings.direction, "aria-labelledby": "be-title" },
      element("div", { class: "be-header" }, this.heading, close),
      this.body,
      this.footer,
    );
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.leave();
    });
    this.dialog.addEventListener("close", () => this.closed());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.leave());
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.heading.focus();
    holdReload();
  }

  get dirty() {
    return false;
  }

  /** Closes the panel, unless something typed would be lost and the editor wants to keep it. */
  leave() {
    if (!this.dirty || window.confirm(words.discard)) this.close();
  }

  close() {
    this.finished = true;
    this.dialog.close();
  }

  closed() {
    if (!this.finished && this.dirty) {
      this.dialog.showModal(); // the browser closed it without asking, as it does when Escape is pressed twice
      return;
    }
    this.dialog.remove();
    if (document.querySelector("dialog.be-panel")) return; // another panel has followed; browsers tell of a closed one later
    if (this.opener?.isConnected) this.opener.focus();
    releaseReload();
    if (!marked) addMarks();
  }
}

class Form extends Panel {
  constructor(address, opener, path) {
    super(words.reading, opener);
    this.address = address;
    this.path = path;
    this.turn = 0;
    this.onFocus = () => this.check();
    this.onUnload = (event) => event.isTrusted && this.dirty && event.preventDefault(); // the browser asks
    window.addEventListener("focus", this.onFocus);
    window.addEventListener("beforeunload", this.onUnload);
    this.open();
  }

  get dirty() {
    return Boolean(this.control) && JSON.stringify(this.control.read()) !== this.initial;
  }

  closed() {
    super.closed();
    if (this.dialog.isConnected) return;
    window.removeEventListener("focus", this.onFocus);
    window.removeEventListener("beforeunload", this.onUnload);
  }

  async open() {
    const { status, data } = await ask("open", { address: this.address });
    if (status === 200) this.show(data, data.value);
    else this.fail(data.error);
  }

  /** Shows the form as the preview gave it, with these values. */
  show(opened, value) {
    this.opened = opened;
    this.heading.replaceChildren(...opened.title.split(" · ").flatMap((part, index) => [...(index ? [" · "] : []), element("bdi", {}, part)]));
    this.isNew = this.address.endsWith("/");
    const actions = { sendPicture, editTable: (name) => this.editTable(name) };
    this.control = group(opened.fields, value, "", { ...words, actions }, { unfolded: this.isNew });
    this.dialog.classList.toggle("be-wide", opened.fields.some(({ control }) => control === "grid"));
    this.status = element("div", { class: "be-status", role: "status" });
    this.notes = element("div", { class: "be-notes" });
    this.form = element("form", { novalidate: true, submit: (event) => this.submit(event), input: () => this.later() });
    this.form.id = "be-form";
    this.form.append(this.control.node, completions(opened.names));
    this.body.replaceChildren(this.notes, this.form);
    this.footer.replaceChildren(...this.buttons());
    this.initial = JSON.stringify(this.control.read());
    this.tell(opened);
    this.focusField();
  }

  buttons() {
    const save = element("button", { type: "submit", form: "be-form", class: "be-primary" }, words.save);
    const cancel = element("button", { type: "button", click: () => this.leave() }, words.cancel);
    const file = element("a", { class: "be-file", href: this.opened.editor }, words.openFile);
    const canDelete = !this.isNew && !/\.(yml|csv)#$/.test(this.address);
    const drop = element("button", { type: "button", class: "be-danger", click: () => this.delete() }, words.removeRecord);
    return [this.status, save, cancel, ...(canDelete ? [drop] : []), file];
  }

  /** Opens the table of a breakdown, which is beside the file of the figure. */
  editTable(name) {
    if (!name || (this.dirty && !window.confirm(words.discard))) return;
    const folder = this.address.split("#")[0].split("/").slice(0, -1).join("/");
    this.close();
    new Form(`${folder}/${name}#`, this.opener, "");
  }

  focusField() {
    const wanted = this.path && this.find(this.path)?.querySelector("input, textarea, select");
    if (wanted) unfold(wanted);
    const first = this.isNew && this.form.querySelector(":is(input, textarea, select):not([data-path=id] :not([list]))"); // an id is proposed
    (wanted || first || this.form.querySelector("input, textarea, select"))?.focus();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  /** Checks the values typed, and shows the problems at their fields. Returns the answer; null if there is a newer one. */
  async check() {
    if (!this.control) return null;
    clearTimeout(this.timer);
    const turn = (this.turn += 1);
    this.status.textContent = words.checking;
    const { status, data } = await ask("check", { ...this.question(), value: this.values({ proposed: false }) });
    if (turn !== this.turn) return null;
    if (status !== 200) this.fail(data.error);
    else if (data.conflict) this.compare(data);
    else {
      this.propose(data.proposed);
      this.tell(data);
    }
    return status === 200 ? data : null;
  }

  /** Fills in what is proposed for empty fields. A proposal follows what is typed elsewhere until it is changed by hand. */
  propose(values) {
    for (const [name, value] of Object.entries(values)) {
      const input = this.find(name)?.querySelector("input");
      if (!input || document.activeElement === input) continue;
      input.value = value;
      this.proposed = { ...this.proposed, [name]: value };
    }
  }

  /** The values typed; without those that were only proposed, if they are for a check. */
  values({ proposed }) {
    const value = this.control.read();
    if (proposed) return value;
    return Object.fromEntries(Object.entries(value).filter(([name, one]) => one !== this.proposed?.[name]));
  }

  question() {
    const { digests, value } = this.opened;
    return { address: this.address, value: this.control.read(), opened: { digests, value } };
  }

  /** Shows what a check found. */
  tell({ problems, elsewhere, changed }) {
    for (const error of this.form.querySelectorAll(".be-error")) {
      error.hidden = true;
      error.replaceChildren();
    }
    for (const input of this.form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    const untouched = this.isNew && !this.dirty && !this.submitted;
    const placed = untouched ? [] : problems.filter((problem) => problem.path && this.place(problem));
    const others = untouched ? [] : problems.filter((problem) => !placed.includes(problem));
    this.notes.replaceChildren(
      ...(changed ? [element("p", { class: "be-note" }, words.savedSince)] : []),
      ...others.map(described),
      ...(elsewhere.length ? [element("p", {}, words.elsewhere), ...elsewhere.map(described)] : []),
    );
    const number = untouched ? 0 : problems.length + elsewhere.length;
    this.status.textContent = number ? `${words.problems} ${number}` : words.noProblem;
  }

  /** Shows a problem at its field; returns false if the form has no such field. */
  place(problem) {
    const field = this.find(problem.path);
    if (!field) return false;
    const error = [...field.children].find((child) => child.classList.contains("be-error"));
    const exact = field.dataset.path === problem.path;
    error.append(described(exact ? problem : { ...problem, path: "" }));
    error.hidden = false;
    const input = field.querySelector("input, textarea, select");
    if (problem.severity === "error") input?.setAttribute("aria-invalid", "true");
    unfold(field);
    return true;
  }

  find(path) {
    const parts = path.split(".");
    for (; parts.length; parts.pop()) {
      const field = this.form.querySelector(`[data-path="${CSS.escape(parts.join("."))}"]`);
      if (field) return field;
    }
    return null;
  }

  async submit(event) {
    event.preventDefault();
    if (this.saving) return;
    this.submitted = true;
    const found = await this.check();
    if (!found || found.conflict) return;
    const wrong = [...found.problems, ...found.elsewhere].some((problem) => problem.severity === "error");
    if (wrong) this.confirmSave(found.problems.every(({ code }) => code));
    else await this.save();
  }

  /** Leads to the first error, and lets the editor save nevertheless, if the values can be written at all. */
  confirmSave(writable) {
    if (writable && !this.notes.querySelector(".be-anyway")) {
      this.notes.append(element("button", { type: "button", class: "be-anyway", click: () => this.save() }, words.saveAnyway));
    }
    const invalid = this.form.querySelector("[aria-invalid]");
    (invalid || this.notes.querySelector(".be-anyway") || this.form.querySelector("input, textarea, select")).focus();
  }

  /** Saves once, however often it is asked for. */
  async save() {
    if (this.saving) return;
    this.saving = true;
    this.status.textContent = words.saving;
    this.done(await ask("save", this.question()));
    this.saving = false;
  }

  async delete() {
    const { data } = await ask("deletion", { address: this.address });
    const caused = data.elsewhere?.length ? [words.deletionCauses, ...data.elsewhere.map(({ message }) => message)] : [];
    if (window.confirm([words.confirmRemove, ...caused].join("\n\n"))) this.done(await ask("delete", this.question()));
  }

  done({ status, data }) {
    if (status === 200) {
      sessionStorage.setItem(LAST, JSON.stringify({ ...data, address: this.address }));
      this.close();
      showLast();
    } else if (status === 409) this.compare(data);
    else this.fail(data.error);
  }

  /** Shows what was changed elsewhere in the same record, and lets the editor choose. */
  compare({ conflict, now }) {
    const value = this.control.read();
    const row = ({ label, opened, file, form }) =>
      element("tr", {}, element("th", { scope: "row" }, label), ...[opened, file, form].map((text) => element("td", {}, element("bdi", {}, text))));
    const head = [words.field, words.opened, words.inFile, words.inForm].map((word) => element("th", { scope: "col" }, word));
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...conflict.map(row)));
    const take = element("button", { type: "button", click: () => this.show(now, now.value) }, words.takeFile);
    const before = JSON.parse(this.initial);
    const keep = () => {
      this.show(now, merged(before, now.value, value));
      this.initial = JSON.stringify(now.value);
      this.check();
    };
    const mine = element("button", { type: "button", click: keep }, words.keepForm);
    const scroller = element("div", { class: "be-scroller", tabindex: "0", role: "group", "aria-label": words.conflict }, table);
    this.notes.replaceChildren(element("div", { class: "be-conflict" }, element("p", {}, words.conflict), scroller, take, mine));
    this.status.textContent = words.conflict;
    take.focus();
  }

  fail(why) {
    const told = element("p", { class: "be-problem be-severe", role: "alert" }, why);
    if (this.notes) this.notes.replaceChildren(told);
    else this.body.replaceChildren(told);
    if (this.status) this.status.textContent = "";
    else this.heading.textContent = words.edit;
  }
}

/** Returns the values of the file with what was typed in the form since it was opened. */
function merged(before, now, typed) {
  if (JSON.stringify(typed) === JSON.stringify(before)) return now;
  if (![before, now, typed].every((one) => one?.constructor === Object)) return typed;
  const names = Object.keys({ ...now, ...typed });
  return Object.fromEntries(names.map((name) => [name, merged(before[name], now[name], typed[name])]));
}

function described(problem) {
  const parts = [element("strong", {}, problem.message), problem.hint ? element("span", {}, ` ${problem.hint}`) : null];
  const where = problem.path ? null : problem.where && element("code", { dir: "ltr" }, problem.where);
  const snippet = problem.snippet ? element("pre", { dir: "ltr" }, problem.snippet) : null;
  const kind = problem.severity === "error" ? "be-problem be-severe" : "be-problem";
  return element("div", { class: kind }, ...parts, where || null, snippet);
}

function unfold(node) {
  for (let details = node.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
}

// ---- Everything that can be edited, and what can be added

class Contents extends Panel {
  constructor(opener) {
    super(words.editMore, opener);
    this.open();
  }

  async open() {
    const { status, data } = await ask("contents");
    if (status !== 200) {
      this.body.replaceChildren(element("p", { class: "be-problem be-severe", role: "alert" }, data.error));
      return;
    }
    const undo = data.undo ? [element("button", { type: "button", click: undoLast }, named(words, words.undo, data.undo))] : [];
    this.told = element("div", { role: "alert" });
    const actions = { go: (address) => this.go(address), addYear: (year) => this.ask("year", { year }), approve: (year, by) => this.ask("approve", { year, by }) };
    this.body.replaceChildren(...undo, this.told, additions(data, words, actions), ...everything(data.files, words, actions.go));
    this.body.querySelector(".be-new :is(select, input, button)")?.focus(); // not “Undo”, which a second Enter would choose
  }

  /** Asks for what needs no form, and shows why it cannot be done. */
  async ask(name, question) {
    const { status, data } = await ask(name, question);
    if (status === 200 && !data.problems?.length) {
      sessionStorage.setItem(LAST, JSON.stringify(data));
      this.close();
      showLast();
      return;
    }
    const found = (data.problems ?? []).map((problem) => described(problem));
    this.told.replaceChildren(element("p", { class: "be-problem be-severe" }, data.error ?? words.fixFirst), ...found);
    this.told.scrollIntoView({ block: "nearest" });
  }

  go(address) {
    this.close();
    new Form(address, this.opener, "");
  }
}

// ---- Marks beside what can be edited

const CANDIDATES = "h1, h2, h3, h4, h5, p, ul, ol, dl, table, blockquote, li, dd, dt, td, th, figcaption, caption, summary, strong, em, q, cite, a, span, bdi, div, img";
const LONGEST = 4000; // characters of a text that is looked for
const IGNORED = ".edit-mark, .draft-mark, .headerlink, .sr-only, .draft-banner";

let marked = false;
async function addMarks() {
  const content = document.querySelector(".md-content");
  if (!content) return;
  const candidates = [...content.querySelectorAll(CANDIDATES)].filter((one) => !one.closest("svg") && !one.closest(IGNORED));
  const texts = candidates.map((one) => shownTexts(one).map((text) => [one.localName, text]));
  const asked = new Map(texts.flat().filter(([, text]) => text && text.length <= LONGEST).map((pair) => [pair.join(" "), pair]));
  const { status, data } = await ask("find", { texts: [...asked.values()], page: location.pathname });
  if (status !== 200 || marked) return;
  marked = true;
  const found = new Map([...asked.keys()].map((key, index) => [key, data.found[index]]));
  candidates.forEach((one, index) => {
    const written = texts[index].map((pair) => found.get(pair.join(" "))).find(Boolean);
    const within = one.parentElement.closest("[data-be]");
    if (!written || (within && one.localName !== "img" && within.dataset.be.split("#")[0] === written.address.split("#")[0])) return;
    one.dataset.be = written.address;
    putMark(one, written, texts[index][0][1]);
  });
}

/** The text of an element, and that without the links after it. */
function shownTexts(node) {
  if (node.localName === "img") return [node.alt];
  const copy = node.cloneNode(true);
  for (const mark of copy.querySelectorAll(IGNORED)) mark.remove();
  const whole = copy.textContent.trim();
  if (copy.lastElementChild?.localName !== "a") return [whole];
  while (copy.lastElementChild?.localName === "a" && !copy.lastElementChild.nextSibling?.textContent.trim()) copy.lastElementChild.remove();
  return [whole, copy.textContent.trim()];
}

function putMark(node, written, text) {
  const label = named(words, words.edit, text.slice(0, 60));
  const open = (event) => {
    event.preventDefault();
    event.stopPropagation();
    new Form(written.address, mark, written.field);
  };
  const mark = element("button", { type: "button", class: "edit-mark be-mark", "aria-label": label, title: written.address, click: open }, ICON);
  mark.dataset.edit = written.address;
  const around = node.closest("a, picture, summary, label");
  const holds = ["p", "li", "dd", "dt", "td", "th", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "blockquote"].includes(node.localName);
  const anchor = node.querySelector(":scope > .headerlink");
  if (anchor) anchor.before(mark);
  else if (around && around.localName !== "summary") around.after(mark);
  else if (holds) node.append(mark);
  else node.after(mark);
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("a.edit-mark[data-edit]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  new Form(mark.dataset.edit, mark, "");
});

// ---- What was saved last, with a way back

const corner = element("aside", { "aria-label": words.editMore, lang: settings.language, dir: settings.direction });

function showLast() {
  document.querySelector(".be-last")?.remove();
  const last = JSON.parse(sessionStorage.getItem(LAST) ?? "null");
  if (!last) return;
  const told = last.undone ? `${words.undone} ${last.undone}` : `${words.saved} ${last.saved}`;
  const undo = last.undo ? [element("button", { type: "button", click: undoLast }, words.undo)] : [];
  const forget = () => {
    sessionStorage.removeItem(LAST);
    box.remove();
  };
  const close = element("button", { type: "button", click: forget, "aria-label": words.close }, "×");
  const box = element("div", { class: "be-last", role: "status" }, element("bdi", {}, told), ...undo, close);
  corner.append(box);
}

async function undoLast() {
  const { status, data } = await ask("undo");
  sessionStorage.setItem(LAST, JSON.stringify(status === 200 ? data : { undone: data.error }));
  document.querySelector("dialog.be-panel[open]")?.close();
  showLast();
}

if (window.top === window && document.querySelector(".md-content")) {
  const open = () => new Contents(button);
  const button = element("button", { type: "button", class: "be-open", click: open }, `${ICON} ${words.editMore}`);
  corner.append(button);
  document.body.append(corner);
  showLast();
  addMarks().then(() => {
    const last = JSON.parse(sessionStorage.getItem(LAST) ?? "null");
    if (!last?.address || document.activeElement !== document.body) return;
    document.querySelector(`.edit-mark[data-edit="${CSS.escape(last.address)}"]`)?.focus({ preventScroll: true });
  });
}
