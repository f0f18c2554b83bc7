// Narrows and sorts a press review that is complete without it. All words come from the page; the address keeps the choice.
// A page that names years does not hold their articles: they are fetched once a reader asks, and shown a few at a time.
"use strict";
(() => {
  const form = document.querySelector("form.press-filter");
  if (!form) return;

  const words = form.elements.q;
  const sort = form.elements.sort;
  const all = form.querySelector(".press-filter__facets");
  const result = form.querySelector("[role=status]");
  const none = document.querySelector(".press-none");
  const clearers = document.querySelectorAll("[data-clear]");
  const collator = new Intl.Collator(form.lang, { sensitivity: "base", ignorePunctuation: true });
  const plural = new Intl.PluralRules(form.lang);
  const number = new Intl.NumberFormat(form.lang);

  const facets = [...form.querySelectorAll("fieldset")].map((fieldset) => ({
    name: fieldset.name,
    chosen: fieldset.parentElement.querySelector(".press-filter__chosen"),
    boxes: [...fieldset.elements].map((box) => ({ box, count: box.parentElement.querySelector(".press-facet__count") })),
  }));
  const names = ["q", "sort", ...facets.map((facet) => facet.name)];

  const years = form.dataset.years?.split(" ") ?? [];
  const remote = years.length > 0;

  const groups = remote ? [] : [...document.querySelectorAll(".press-list")].map((list) => {
    const heading = document.getElementById(list.dataset.heading);
    const entries = [...document.querySelectorAll(`.md-nav--secondary li:has(> a[href="#${list.dataset.heading}"])`)];
    return { list, heading, entries, articles: [...list.children].map(article) };
  });
  let articles = groups.flatMap((group) => group.articles);

  function article(element) {
    const values = Object.fromEntries(facets.map(({ name }) => [name, element.dataset[name].split("\n")]));
    return { element, values, date: element.dataset.date.padEnd(10, "~"), outlet: element.dataset.outlet };
  }

  // Texts as one looks for them: without accents, harakat, hamza and typographic signs, numbers without what groups them.
  function folded(text) {
    return text
      .normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "")
      .toLowerCase()
      .replace(/[\u2019\u02bc]/g, "'")
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/\u0671/g, "\u0627")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .replace(/\u0621/g, "")
      .replace(/(\d)[\s.,](?=\d{3}(?!\d))/g, "$1");
  }

  // An Arabic word is looked for without its article and what is joined to it, where enough of the word is left.
  const sought = () =>
    folded(words.value)
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => word.replace(/^(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\S{3})/, ""));

  function holds(found, every) {
    if (!every.length) return true;
    found.text ??= remote ? read(found) : folded(found.element.textContent);
    return every.every((word) => found.text?.includes(word));
  }

  // An article that a single facet keeps out still counts there: it is what ticking another box of that facet would add.
  function narrow() {
    const every = sought();
    const chosen = facets.map(({ boxes }) => new Set(boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)));
    const counts = facets.map(() => new Map());
    let shown = 0;
    for (const one of articles) {
      const missed = facets.flatMap(({ name }, place) =>
        chosen[place].size && !one.values[name].some((value) => chosen[place].has(value)) ? [place] : [],
      );
      const held = missed.length < 2 && holds(one, every);
      one.shown = held && !missed.length;
      if (one.element) one.element.hidden = !one.shown;
      shown += one.shown;
      if (!held) continue;
      for (const place of missed.length ? missed : counts.keys())
        for (const value of one.values[facets[place].name]) counts[place].set(value, (counts[place].get(value) ?? 0) + 1);
    }
    facets.forEach((facet, place) => tell(facet, counts[place], chosen[place].size));
    return { shown, chosen: chosen.reduce((sum, { size }) => sum + size, 0) };
  }

  function tell({ boxes, chosen }, counts, size) {
    chosen.textContent = size ? number.format(size) : "";
    for (const { box, count } of boxes) {
      const found = counts.get(box.value) ?? 0;
      count.textContent = number.format(found);
      box.disabled = !found && !box.checked && box !== document.activeElement;
    }
  }

  let ordered = "newest";

  function order() {
    if (sort.value === ordered) return;
    ordered = sort.value;
    document.querySelectorAll(".press-sorted").forEach((element) => element.remove());
    for (const { heading, list } of groups) {
      heading.remove();
      list.remove();
    }
    if (sort.value === "outlet") none.after(...byOutlet());
    else none.after(...byPeriod(sort.value === "oldest").flatMap(({ heading, list }) => [heading, list]));
  }

  function byPeriod(oldest) {
    for (const { list, articles } of groups)
      list.append(...(oldest ? sorted(articles, (one) => one.date) : articles).map((one) => one.element));
    return oldest ? sorted(groups, (group) => group.list.dataset.period) : groups;
  }

  function byOutlet() {
    const heading = Object.assign(document.createElement("h2"), { textContent: sort.selectedOptions[0].text });
    const list = document.createElement("div");
    heading.className = list.className = "press-sorted";
    list.append(...[...articles].sort((a, b) => collator.compare(a.outlet, b.outlet)).map((one) => one.element));
    return [heading, list];
  }

  const sorted = (things, key) => [...things].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));

  function show() {
    const { shown, chosen } = narrow();
    if (!remote) order();
    for (const group of groups) {
      group.heading.hidden = group.list.hidden = !group.articles.some((one) => one.shown);
      for (const entry of group.entries) entry.hidden = group.heading.hidden || !group.heading.isConnected;
    }
    const asked = Boolean(chosen || words.value.trim());
    if (remote) list(asked || sort.selectedIndex > 0);
    count(remote && !articles.length ? Number(form.dataset.total) : shown);
    if (all) all.querySelector(".press-filter__chosen").textContent = chosen ? number.format(chosen) : "";
    for (const button of clearers) button.hidden = !asked;
  }

  function count(shown) {
    const text = result.dataset[plural.select(shown)] ?? result.dataset.other;
    result.textContent = text.replace("{}", number.format(shown));
    none.hidden = shown > 0;
  }

  function keep() {
    const address = new URL(location.href);
    for (const name of names) address.searchParams.delete(name);
    for (const [name, value] of new FormData(form))
      if (name !== "sort" ? value.trim() : sort.selectedIndex) address.searchParams.append(name, value);
    history.replaceState(history.state, "", address);
  }

  function restore() {
    const address = new URL(location.href).searchParams;
    words.value = address.get("q") ?? "";
    sort.value = address.get("sort");
    if (sort.selectedIndex < 0) sort.selectedIndex = 0;
    for (const { name, boxes } of facets)
      for (const { box } of boxes) box.checked = address.getAll(name).includes(box.value);
    show();
  }

  form.addEventListener("input", () => {
    show();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of clearers)
    button.addEventListener("click", () => {
      words.value = "";
      for (const { boxes } of facets) for (const { box } of boxes) box.checked = false;
      show();
      keep();
      words.focus();
    });

  // What follows is for articles that the page does not hold.
  const AT_ONCE = 20;
  const fetching = document.querySelector(".press-fetching");
  const unfetched = document.querySelector(".press-unfetched");
  const found = document.querySelector(".press-found");
  const more = document.querySelector(".press-more");
  const still = remote ? after(more) : [];
  const kept = new Map();
  const said = new Map();
  let most = AT_ONCE;

  function after(element) {
    const next = element.nextElementSibling;
    return next ? [next, ...after(next)] : [];
  }

  const address = (path) => new URL(form.dataset.root + path, location.href).href;

  // Each file is asked for once; one that could not be had is asked for again the next time.
  function fetched(path) {
    if (!kept.has(path)) {
      const asked = fetch(address(path)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));
      kept.set(path, asked);
      asked.catch(() => kept.delete(path));
    }
    return kept.get(path);
  }

  let known;

  function know() {
    known ??= Promise.all(years.map((year) => fetched(`press/${year}.json`).then((told) => placed(year, told)))).then(
      (all) => (articles = all.flat()),
      (error) => {
        known = undefined;
        throw error;
      },
    );
    return known;
  }

  function placed(year, { byMonth, values, articles: rows }) {
    const names = ["month", "outlet", "language", "topic", "kind"];
    return rows.map(([id, date, ...places], row) => {
      const named = Object.fromEntries(names.map((name, facet) => [name, places[facet].map((place) => values[name][place])]));
      const page = `${year}/press/${byMonth ? `${named.month[0] || "undated"}/` : ""}`;
      const own = { ...named, year: [year] };
      return { year, row, address: `${page}#${id}`, values: own, date: date.padEnd(10, "~"), outlet: named.outlet[0] };
    });
  }

  // What an article says, once the words of its year are here.
  const told = (one) => said.get(one.year)?.[one.row];

  function read(one) {
    const [title, , summary] = told(one) ?? [];
    return title === undefined ? undefined : folded(`${title} ${one.outlet} ${summary}`);
  }

  const hear = (year) => fetched(`press/words-${year}.json`).then((words) => said.set(year, words));

  function list(narrowed) {
    for (const element of still) element.hidden = narrowed;
    found.hidden = !narrowed;
    if (!narrowed) more.hidden = true;
    else if (!articles.length) wait(know().then(show));
    else lay();
  }

  function lay() {
    const matching = inOrder(articles.filter((one) => one.shown));
    const laid = matching.slice(0, most);
    const unheard = (words.value.trim() ? years : [...new Set(laid.map((one) => one.year))]).find((year) => !said.has(year));
    more.hidden = matching.length <= most;
    found.replaceChildren(...laid.filter(told).map(entry));
    if (unheard) wait(hear(unheard).then(show));
  }

  function wait(coming) {
    fetching.hidden = false;
    coming.then(
      () => (unfetched.hidden = true),
      () => {
        unfetched.hidden = false;
        for (const element of still) element.hidden = false;
      },
    ).finally(() => (fetching.hidden = true));
  }

  function inOrder(matching) {
    if (sort.value === "oldest") return sorted(matching, (one) => `${one.year} ${one.date}`);
    if (sort.value !== "outlet") return matching;
    const outlets = [...new Set(articles.map((one) => one.outlet))].sort(collator.compare);
    const rank = new Map(outlets.map((outlet, place) => [outlet, place]));
    return [...matching].sort((a, b) => rank.get(a.outlet) - rank.get(b.outlet));
  }

  function entry(one) {
    const [title, date, summary, language] = told(one);
    const link = Object.assign(document.createElement("a"), { textContent: title, href: address(one.address), dir: "auto" });
    link.lang = one.values.language[0];
    const named = ["language", "kind"].map((name) => label(name, one.values[name][0])).filter(Boolean);
    const text = part("p", "press-item__summary", summary);
    if (language) Object.assign(text, { lang: language, dir: "auto" });
    const article = part("article", "press-item", "");
    article.append(part("h3", "press-item__title", link), part("p", "press-item__facts", [one.outlet, date, ...named].join(" · ")), text);
    return article;
  }

  function part(tag, name, content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(content);
    return element;
  }

  const label = (facet, value) =>
    facets
      .find(({ name }) => name === facet)
      ?.boxes.find(({ box }) => box.value === value)
      ?.box.parentElement.querySelector("span").textContent;

  if (remote) {
    more.querySelector("button").addEventListener("click", () => {
      most += AT_ONCE;
      show();
    });
    form.addEventListener("input", () => (most = AT_ONCE), { capture: true });
    form.addEventListener("focusin", () => articles.length || wait(know().then(show)), { once: true });
    const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (line?.matches(".press-index > li")) location.replace(line.querySelector("a").href);
  }

  // On a wide screen the lists of a facet lie over the page: Escape, or leaving them, puts them away.
  const wide = matchMedia("(min-width: 60em)");
  const open = () => form.querySelector(".press-facet[open]");
  form.addEventListener("keydown", (event) => {
    const facet = event.key === "Escape" && open();
    if (!facet) return;
    facet.open = false;
    facet.querySelector("summary").focus();
  });
  for (const leaving of ["click", "focusin"])
    document.addEventListener(leaving, ({ target }) => {
      if (wide.matches && open() && !open().contains(target)) open().open = false;
    });

  const unfold = () => all && (all.open = wide.matches || all.open);
  wide.addEventListener("change", unfold);
  unfold();

  addEventListener("popstate", restore);
  addEventListener("pageshow", restore);
  form.hidden = false;
  restore();
})();
