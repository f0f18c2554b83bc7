// The fields of a form. Each function returns a control: `node`, what the page shows, and `read()`, the value typed in it.
// `words` are those of the panel, and its `actions`: `sendPicture(file)`, `editTable(name)`.
import { gridField } from "./edit_grid.js";

let count = 0;

/** Returns an element with attributes (a function is a listener) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null && value !== "") made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** Returns an action with what it is done to, with the colon of the editor's language. */
export function named(words, action, name) {
  return words.named.replace("{action}", () => action).replace("{name}", () => name);
}

/** Returns a control of a group of fields: those that matter first, the others folded. */
export function group(fields, value, path, words, { unfolded = false } = {}) {
  const given = value ?? {};
  const controls = fields.map((field) => [field, control(field, given[field.name], joined(path, field.name), words)]);
  const isShown = ([field]) => field.required || field.main || hasValue(given[field.name]) || (unfolded && isSimple(field));
  const hidden = controls.filter((one) => !isShown(one));
  const node = element("div", { class: "be-group" }, ...controls.filter(isShown).map(([, one]) => one.node));
  if (hidden.length) {
    const summary = element("summary", {}, `${words.more} (${hidden.length})`);
    node.append(element("details", { class: "be-more" }, summary, ...hidden.map(([, one]) => one.node)));
  }
  const read = () => Object.fromEntries(controls.map(([field, one]) => [field.name, one.read()]).filter(([, one]) => hasValue(one)));
  return { node, read };
}

/** Returns the completions of the names that fields refer to, as data lists. */
export function completions(names) {
  const lists = Object.entries(names).map(([kind, known]) =>
    element("datalist", { id: listOf(kind) }, ...known.map(([name, title]) => element("option", { value: name }, title))),
  );
  return element("div", { hidden: true }, ...lists);
}

/** Returns the id of the data list of names of a kind. */
export function listOf(kind) {
  return `be-names-${kind}`;
}

function control(field, value, path, words) {
  const makers = { group: groupField, list: listField, localized: localizedField, choice: choiceField, grid: gridField };
  return (makers[field.control] ?? textField)(field, value, path, words);
}

function textField(field, value, path, words) {
  const input = element(field.long ? "textarea" : "input", {
    id: newId(),
    dir: field.direction ?? "auto",
    lang: field.lang,
    list: field.names && !field.long ? listOf(field.names) : "",
    spellcheck: field.direction === "ltr" ? "false" : "",
    autocomplete: "off",
    required: field.required && !field.name ? false : field.required,
  });
  input.value = value ?? "";
  if (field.long) input.rows = Math.min(14, Math.max(2, Math.ceil(input.value.length / 60), input.value.split("\n").length));
  const node = labelled(field, input, path, words);
  if (field.upload) input.after(chosenPicture(field, input, node, words));
  if (field.names === "table") input.after(element("button", { type: "button", click: () => words.actions.editTable(input.value) }, words.editTable));
  return { node, read: () => input.value };
}

/** Returns an input that puts a file of the computer into the report, and writes its name into the field. */
function chosenPicture(field, input, node, words) {
  const send = async () => {
    if (!chooser.files.length) return;
    const { name, error } = await words.actions.sendPicture(chooser.files[0]);
    const shown = node.querySelector(".be-error");
    shown.replaceChildren(error ?? "");
    shown.hidden = !error;
    if (error) return;
    input.value = name;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const chooser = element("input", { type: "file", accept: "image/*", id: newId(), class: "be-chooser", change: send });
  return element("div", { class: "be-upload" }, element("label", { for: chooser.id }, words.choosePicture), chooser);
}

function choiceField(field, value, path, words) {
  const options = field.options.map(([code, label]) => element("option", { value: code }, label));
  const unknown = hasValue(value) && !field.options.some(([code]) => code === value);
  const given = unknown ? [element("option", { value }, value)] : [];
  const select = element("select", { id: newId() }, element("option", { value: "" }, ""), ...given, ...options);
  select.value = value ?? "";
  return { node: labelled(field, select, path, words), read: () => select.value };
}

function localizedField(field, value, path, words) {
  const given = value ?? {};
  const spoken = field.prose ? field.languages.filter(({ tag }) => tag in given) : field.languages;
  const inputs = spoken.map(({ tag, name, direction }, index) => {
    const one = { name: tag, label: name, direction, lang: tag, long: field.long, prose: field.prose };
    return [tag, textField({ ...one, required: field.required && index === 0 }, given[tag], joined(path, tag), words)];
  });
  const node = legended(field, path, words, ...inputs.map(([, one]) => one.node));
  if (spoken.length < field.languages.length) node.append(element("p", { class: "be-help" }, words.otherLanguages));
  const empties = field.prose ? () => true : hasValue; // an empty paragraph is deleted
  return { node, read: () => Object.fromEntries(inputs.map(([tag, one]) => [tag, one.read()]).filter(([, text]) => empties(text))) };
}

function groupField(field, value, path, words) {
  const inner = group(field.fields, value, path, words);
  return { node: legended(field, path, words, inner.node), read: inner.read };
}

function listField(field, value, path, words) {
  const rows = [];
  const list = element("ol", { class: "be-list" });
  const append = (one, focus) => {
    const row = { item: null };
    const label = field.item.control === "group" ? {} : { label: `${field.label} ${rows.length + 1}`, hidden: true };
    row.item = control({ ...field.item, ...label }, one, joined(path, rows.length), words);
    const drop = () => {
      rows.splice(rows.indexOf(row), 1);
      row.line.remove();
      rows.forEach((each, index) => renumber(each.line, path, index));
      add.focus();
      add.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const name = named(words, words.remove, `${field.label} ${rows.length + 1}`);
    row.line = element("li", {}, row.item.node, element("button", { type: "button", class: "be-drop", click: drop, "aria-label": name }, "×"));
    rows.push(row);
    list.append(row.line);
    if (focus) row.line.querySelector("input, select, textarea")?.focus();
  };
  (value ?? []).forEach((one) => append(one, false));
  const add = element("button", { type: "button", class: "be-add", click: () => append(undefined, true) }, `+ ${named(words, words.add, field.label)}`);
  const read = () => rows.map(({ item }) => item.read()).filter(hasValue);
  const node = legended(field, path, words, list, add, ...(field.table ? [allMembers(list, read, append, words)] : []));
  if (field.table) asTable(list, append);
  return { node, read };
}

/** Returns a button that adds a line for each member of the dimension that has none. */
function allMembers(list, read, append, words) {
  const fill = () => {
    const present = new Set(read().map(({ id }) => id));
    const missing = namesOf(list).filter((name) => !present.has(name));
    const first = list.children.length;
    missing.forEach((id) => append({ id }, false));
    list.children[first]?.querySelector(".be-field:not([data-path$='.id']) input")?.focus();
    list.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return element("button", { type: "button", class: "be-all", click: fill }, `+ ${words.allMembers}`);
}

/** Shows a list as a table, a line for each member. Cells copied from a spreadsheet fill lines and columns. */
function asTable(list, append) {
  list.classList.add("be-table");
  list.addEventListener("focusin", ({ target }) => {
    if (cellOf(target)?.column === 0) target.setAttribute("list", listOf(`member-${dimensionOf(list)}`));
  });
  list.addEventListener("paste", (event) => {
    const cell = cellOf(event.target);
    const copied = cellsOf(event.clipboardData.getData("text"));
    if (!cell || (copied.length < 2 && copied[0].length < 2)) return;
    event.preventDefault();
    copied.forEach((texts, row) => {
      if (!list.children[cell.row + row]) append(undefined, false);
      const inputs = list.children[cell.row + row].querySelectorAll(CELLS);
      texts.forEach((text, column) => {
        if (inputs[cell.column + column]) inputs[cell.column + column].value = text;
      });
    });
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

const CELLS = ":scope > div > .be-group > .be-field input";

/** Returns the rows of cells of a text that was copied from a spreadsheet. */
export function cellsOf(text) {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** Returns the row and the column of an input of a table; null for another one. */
function cellOf(input) {
  const line = input.closest(".be-table > li");
  const column = line ? [...line.querySelectorAll(CELLS)].indexOf(input) : -1;
  return column < 0 ? null : { row: [...line.parentElement.children].indexOf(line), column };
}

function dimensionOf(list) {
  return list.closest(".be-group").querySelector('[data-path$=".dimension"] input').value.trim();
}

/** Returns the members of the dimension of a table. */
function namesOf(list) {
  const known = document.getElementById(listOf(`member-${dimensionOf(list)}`));
  return [...(known?.options ?? [])].map(({ value }) => value);
}

/** Gives the fields of an item of a list the paths of its new position. */
function renumber(line, path, index) {
  const start = `${path}.`;
  for (const node of line.querySelectorAll("[data-path]")) {
    const rest = node.dataset.path.slice(start.length).split(".").slice(1);
    node.dataset.path = [path, index, ...rest].join(".");
  }
}

function labelled(field, input, path, words) {
  const [help, error] = [newId(), newId()];
  input.setAttribute("aria-describedby", `${help} ${error}`);
  const required = field.required ? element("span", { class: "be-required" }, ` (${words.required})`) : null;
  const label = element("label", { for: input.id, class: field.hidden ? "sr-only" : "" }, field.label, required);
  return element("div", { class: "be-field", "data-path": path }, label, explained(field, help, words), input, message(error));
}

export function legended(field, path, words, ...children) {
  if (!field.label) return element("div", { "data-path": path }, ...children, message(newId()));
  const help = newId();
  const error = newId();
  const legend = element("legend", {}, field.label, field.required ? element("span", { class: "be-required" }, ` (${words.required})`) : null);
  const attributes = { class: "be-fieldset", "data-path": path, "aria-describedby": `${help} ${error}` };
  return element("fieldset", attributes, legend, explained(field, help, words), ...children, message(error));
}

function explained(field, id, words) {
  const example = field.example ? element("span", { class: "be-example" }, ` ${words.example} `, element("bdi", {}, field.example)) : null;
  return element("p", { id, class: "be-help", hidden: !field.help && !example }, field.help ?? "", example);
}

function message(id) {
  return element("div", { id, class: "be-error", hidden: true });
}

function isSimple(field) {
  return !["group", "list"].includes(field.control);
}

function hasValue(value) {
  if (value == null || value === "") return false;
  return typeof value === "object" ? Object.keys(value).length > 0 : true;
}

function joined(path, name) {
  return path === "" ? String(name) : `${path}.${name}`;
}

function newId() {
  count += 1;
  return `be-${count}`;
}
