// The fields of a form. Each function returns a control: `node`, what the page shows, and `read()`, the value typed in it.

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
    element("datalist", { id: `be-names-${kind}` }, ...known.map(([name, title]) => element("option", { value: name }, title))),
  );
  return element("div", { hidden: true }, ...lists);
}

function control(field, value, path, words) {
  const makers = { group: groupField, list: listField, localized: localizedField, choice: choiceField };
  return (makers[field.control] ?? textField)(field, value, path, words);
}

function textField(field, value, path, words) {
  const long = field.long || field.control === "yaml";
  const input = element(long ? "textarea" : "input", {
    id: newId(),
    dir: field.control === "yaml" ? "ltr" : (field.direction ?? "auto"),
    lang: field.lang,
    list: field.names && !long ? `be-names-${field.names}` : "",
    class: field.control === "yaml" ? "be-code" : "",
    spellcheck: field.direction === "ltr" || field.control === "yaml" ? "false" : "",
    autocomplete: "off",
    required: field.required && !field.name ? false : field.required,
  });
  input.value = value ?? "";
  if (long) input.rows = Math.min(14, Math.max(2, Math.ceil(input.value.length / 60), input.value.split("\n").length));
  return { node: labelled(field, input, path, words), read: () => input.value };
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
    const name = `${words.remove}: ${field.label} ${rows.length + 1}`;
    row.line = element("li", {}, row.item.node, element("button", { type: "button", class: "be-drop", click: drop, "aria-label": name }, "×"));
    rows.push(row);
    list.append(row.line);
    if (focus) row.line.querySelector("input, select, textarea")?.focus();
  };
  (value ?? []).forEach((one) => append(one, false));
  const add = element("button", { type: "button", class: "be-add", click: () => append(undefined, true) }, `+ ${words.add}: ${field.label}`);
  return { node: legended(field, path, words, list, add), read: () => rows.map(({ item }) => item.read()).filter(hasValue) };
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

function legended(field, path, words, ...children) {
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
  return !["group", "list", "yaml"].includes(field.control);
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
