// A table of a CSV file as a grid of cells. It shows some lines at a time; `read()` returns all of them.
import { cellsOf, element, listOf, legended, named } from "./edit_fields.js";

const SHOWN = 50; // lines at a time

/** Returns a control of a table: its `columns`, and its `lines` with their cells by column. */
export function gridField(field, value, path, words) {
  const { columns, lines } = structuredClone(value ?? { columns: [], lines: [] });
  let first = 0;
  const head = element("tr", {}, element("th", { scope: "col" }, words.line), ...columns.map(({ label }) => element("th", { scope: "col" }, element("bdi", {}, label))), element("td", {}));
  const body = element("tbody");
  const table = element("table", { class: "be-grid", dir: "ltr" }, element("thead", {}, head), body);
  const scroller = element("div", { class: "be-scroller", role: "group", "aria-label": field.label }, table);
  const search = element("input", { type: "search", id: `${listOf("grid")}-find`, "aria-label": words.find, placeholder: words.find, autocomplete: "off" });
  const place = element("span", { role: "status" });
  const found = () => lines.map((line, index) => index).filter((index) => matches(lines[index], search.value));
  const changed = () => table.dispatchEvent(new Event("input", { bubbles: true }));

  const show = () => {
    const all = found();
    first = Math.max(0, Math.min(first, all.length - 1));
    first -= first % SHOWN;
    body.replaceChildren(...all.slice(first, first + SHOWN).map(row));
    place.textContent = `${all.length ? first + 1 : 0}–${Math.min(first + SHOWN, all.length)} / ${all.length}`;
    before.disabled = first === 0;
    after.disabled = first + SHOWN >= all.length;
  };
  const row = (index) => {
    const line = lines[index];
    const number = line.line ?? "+";
    const drop = element("button", { type: "button", class: "be-drop", click: () => remove(line), "aria-label": named(words, words.remove, `${words.line} ${number}`) }, "×");
    const cells = columns.map((column) => cell(line, index, column, number));
    return element("tr", {}, element("th", { scope: "row" }, number), ...cells, element("td", {}, drop));
  };
  const cell = (line, index, { name, label, names, values }, number) => {
    const input = element("input", { "aria-label": `${label}, ${words.line} ${number}`, list: names ? listOf(names) : values ? `be-values-${name}` : "", dir: "auto", autocomplete: "off", "data-column": name });
    input.value = line.cells?.[name] ?? "";
    input.addEventListener("input", () => write(line, name, input.value));
    const error = element("div", { class: "be-error", id: `be-cell-${index}-${name}`, hidden: true });
    input.setAttribute("aria-describedby", error.id);
    return element("td", { "data-path": `${path}.${index}.${name}` }, input, error);
  };
  const write = (line, name, text) => {
    line.cells = { ...line.cells, [name]: text };
  };
  const remove = (line) => {
    lines.splice(lines.indexOf(line), 1);
    show();
    add.focus();
    changed();
  };
  const append = () => {
    search.value = "";
    lines.push({ cells: {} });
    first = lines.length - 1;
    show();
    body.lastElementChild.querySelector("input").focus();
    changed();
  };
  const turn = (by) => {
    first += by;
    show();
    changed();
  };
  const add = element("button", { type: "button", class: "be-add", click: append }, `+ ${words.addLine}`);
  const before = element("button", { type: "button", click: () => turn(-SHOWN) }, words.before);
  const after = element("button", { type: "button", click: () => turn(SHOWN) }, words.after);
  search.addEventListener("input", (event) => {
    event.stopPropagation();
    first = 0;
    show();
  });
  search.addEventListener("change", changed); // problems are shown at the lines that appear
  body.addEventListener("keydown", (event) => {
    const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.target.localName !== "input" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const tr = event.target.closest("tr");
    const next = by > 0 ? tr.nextElementSibling : tr.previousElementSibling;
    next?.querySelector(`[data-column="${event.target.dataset.column}"]`)?.focus();
  });
  body.addEventListener("paste", (event) => {
    const copied = cellsOf(event.clipboardData.getData("text"));
    if (event.target.localName !== "input" || (copied.length < 2 && copied[0].length < 2)) return;
    event.preventDefault();
    const column = columns.findIndex(({ name }) => name === event.target.dataset.column);
    const start = Number(event.target.closest("td").dataset.path.split(".").at(-2));
    copied.forEach((texts, offset) => {
      while (lines.length <= start + offset) lines.push({ cells: {} });
      texts.forEach((text, step) => columns[column + step] && write(lines[start + offset], columns[column + step].name, text));
    });
    show();
    changed();
  });
  show();
  const declared = columns.filter(({ values }) => values).map(({ name, values }) => element("datalist", { id: `be-values-${name}` }, ...values.map((one) => element("option", { value: one }))));
  const bar = element("div", { class: "be-bar" }, search, before, place, after);
  const node = legended(field, path, words, bar, scroller, add, ...declared);
  return { node, read: () => structuredClone({ columns, lines }) };
}

function matches({ cells }, wanted) {
  const looked = wanted.trim().toLocaleLowerCase();
  return !looked || Object.values(cells ?? {}).some((text) => text.toLocaleLowerCase().includes(looked));
}
