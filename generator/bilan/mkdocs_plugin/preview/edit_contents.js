// Everything that can be edited, and what can be added, as parts of a panel.
import { element, named } from "./edit_fields.js";

const OF_YEAR = [
  ["newArticle", "articles"],
  ["newEvent", "events"],
  ["newRebuttal", "rebuttals"],
  ["newFigure", "figures"],
];
const OF_REPORT = [
  ["newSource", "sources", "sources"],
  ["newOutlet", "outlets", "outlets"],
  ["newTerm", "glossary", "terms"],
  ["newPicture", "pictures", "pictures"],
  ["newIndicator", "indicators", "indicators"],
  ["newTheme", "indicators", "themes"],
  ["newUnit", "indicators", "units"],
  ["newDimension", "dimensions", "dimensions"],
  ["newRegister", "registers", "registers"],
];

/** Returns what can be added. `go` opens the form at an address; `addYear` and `approve` take a year, the latter a name too. */
export function additions({ years, files, content }, words, { go, addYear, approve }) {
  const shown = Number(location.pathname.match(/\/(\d{4})\//)?.[1]);
  const year = element("select", { id: "be-year" }, ...years.map((one) => element("option", { value: one, selected: one === shown }, one)));
  const button = (label, address) => element("button", { type: "button", click: () => go(address()) }, label);
  const folder = () => folderOf(year.value, files);
  const ofYear = OF_YEAR.map(([label, name]) => button(words[label], () => `${folder()}/${name}.yml#${name}/`));
  const ofReport = OF_REPORT.map(([label, file, name]) => button(words[label], () => `data/${file}.yml#${name}/`));
  const by = element("input", { id: "be-approved-by", autocomplete: "name", dir: "auto" });
  const next = element("input", { id: "be-new-year", inputmode: "numeric", dir: "ltr", value: (years[0] ?? new Date().getFullYear() - 1) + 1 });
  const approved = element("button", { type: "button", class: "be-approve", click: () => approve(Number(year.value), by.value) }, words.approve);
  return element(
    "section",
    { class: "be-new" },
    element("h3", {}, words.inYear),
    element("p", {}, element("label", { for: "be-year" }, words.year), year),
    element(
      "p",
      {},
      ...ofYear,
      button(words.newChapter, () => `${content}/${year.value}/#chapters/`),
      button(words.newForeword, () => `${content}/${year.value}/#foreword/`),
      button(words.yearItself, () => `${folder()}/year.yml#`),
    ),
    element("p", {}, element("label", { for: "be-approved-by" }, words.approvedBy), by, approved),
    element("h3", {}, words.inReport),
    element("p", {}, ...ofReport, button(words.newPage, () => `${content}/#pages/`)),
    element("h3", {}, words.newYear),
    element(
      "p",
      {},
      element("label", { for: "be-new-year" }, words.year),
      next,
      element("button", { type: "button", class: "be-add-year", click: () => addYear(Number(next.value)) }, words.addYear),
    ),
  );
}

/** Returns the list of all files with what can be edited in each, and a search over it. */
export function everything(files, words, go) {
  const search = element("input", { type: "search", id: "be-find", autocomplete: "off" });
  const parts = files.map((one) => fileList(one, words, go));
  search.addEventListener("input", () => parts.forEach((part) => filter(part, search.value.trim().toLocaleLowerCase())));
  return [element("h3", {}, words.everything), element("p", {}, element("label", { for: "be-find" }, words.find), search), ...parts];
}

/** The folder of a year as the files name it: “2025” or “2025-26”. */
function folderOf(year, files) {
  const known = files.find(({ file }) => new RegExp(`^data/${year}(-\\d\\d)?/`).test(file));
  return known ? known.file.split("/").slice(0, 2).join("/") : `data/${year}`;
}

function fileList({ file, entries, new: added, note }, words, go) {
  const link = (address, ...label) => element("li", {}, element("button", { type: "button", class: "be-link", title: address, click: () => go(address) }, ...label));
  const adds = added.map((address) => link(address, `+ ${named(words, words.add, address.split("#")[1].slice(0, -1))}`));
  const links = entries.map(([address, label]) => link(address, element("bdi", {}, label)));
  const summary = element("summary", {}, element("bdi", { dir: "ltr" }, file));
  return element("details", { class: "be-file-list" }, summary, note ? element("p", {}, note) : null, element("ul", { hidden: !adds.length && !links.length }, ...adds, ...links));
}

function filter(part, wanted) {
  let found = part.querySelector("summary").textContent.includes(wanted);
  const whole = found;
  for (const item of part.querySelectorAll("li")) {
    item.hidden = Boolean(wanted) && !whole && !item.textContent.toLocaleLowerCase().includes(wanted);
    found ||= !item.hidden;
  }
  part.hidden = Boolean(wanted) && !found;
  part.open = Boolean(wanted) && found;
}
