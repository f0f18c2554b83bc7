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
    places: new Map([...fieldset.elements].map((box, place) => [box.value, place])),
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

  // An article holds, for each facet, the places of its boxes: thousands of articles are narrowed by comparing small numbers.
  function article(element) {
    const places = facets.map((facet) => element.dataset[facet.name].split("\n").map((value) => facet.places.get(value)));
    return { element, places, date: element.dataset.date.padEnd(10, "~"), outlet: element.dataset.outlet };
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
    if (!remote) found.text ??= folded(found.element.textContent);
    return every.every((word) => found.text?.includes(word));
  }

  // An article that a single facet keeps out still counts there: it is what ticking another box of that facet would add.
  const [BY_NONE, BY_MANY] = [-1, -2];

  function narrow() {
    const every = sought();
    const ticked = facets.map(({ boxes }) => boxes.map(({ box }) => box.checked));
    const narrowing = [...facets.keys()].filter((facet) => ticked[facet].includes(true));
    const counts = facets.map(({ boxes }) => new Uint32Array(boxes.length));
    let shown = 0;
    for (const one of articles) {
      const missed = missing(one.places, ticked, narrowing);
      const held = missed !== BY_MANY && holds(one, every);
      one.shown = held && missed === BY_NONE;
      shown += one.shown;
      if (one.shown) for (const facet of counts.keys()) add(counts[facet], one.places[facet]);
      else if (held) add(counts[missed], one.places[missed]);
    }
    facets.forEach((facet, place) => tell(facet, counts[place], ticked[place].filter(Boolean).length));
    return { shown, chosen: ticked.flat().filter(Boolean).length };
  }

  // The facet that keeps an article out.
  function missing(places, ticked, narrowing) {
    let missed = BY_NONE;
    for (const facet of narrowing) {
      if (places[facet].some((place) => ticked[facet][place])) continue;
      if (missed !== BY_NONE) return BY_MANY;
      missed = facet;
    }
    return missed;
  }

  function add(counts, places) {
    for (const place of places) counts[place] += 1;
  }

  function tell({ boxes, chosen }, counts, size) {
    chosen.textContent = size ? number.format(size) : "";
    if (!articles.length) return; // they are still to be fetched
    for (const [place, one] of boxes.entries()) {
      if (one.told !== counts[place]) one.count.textContent = number.format((one.told = counts[place]));
      one.box.disabled = !one.told && !one.box.checked && one.box !== document.activeElement;
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
    for (const one of articles) if (one.element?.hidden === one.shown) one.element.hidden = !one.shown;
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

  let keeping = false;

  // The browser takes its time to change an address: the answer is shown before.
  function keepSoon() {
    if (keeping) return;
    keeping = true;
    requestAnimationFrame(() => setTimeout(keep));
  }

  function keep() {
    keeping = false;
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
    keepSoon();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of clearers)
    button.addEventListener("click", () => {
      words.value = "";
      for (const { boxes } of facets) for (const { box } of boxes) box.checked = false;
      show();
      keepSoon();
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
  const NAMES = ["month", "outlet", "language", "topic", "kind"]; // of the facets, as in the files
  let most = AT_ONCE;
  let orders = {};
  let laid = [];

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
      (all) => (orders = { newest: (articles = all.flat()) }),
      (error) => {
        known = undefined;
        throw error;
      },
    );
    return known;
  }

  // In the file of a year, an article holds the places of its values in lists of that year.
  function placed(year, { byMonth, values, outlets, articles: rows }) {
    const lists = { ...values, year: [year] };
    const boxes = facets.map(({ name, places }) => lists[name].map((value) => places.get(value)));
    return rows.map(([id, date, ...held]) => {
      const own = Object.fromEntries(NAMES.map((name, place) => [name, held[place]]));
      const [month, language, kind] = ["month", "language", "kind"].map((name) => values[name][own[name][0]]);
      const outlet = outlets[own.outlet[0]]; // its name in the language of the page
      const page = `${year}/press/${byMonth ? `${month || "undated"}/` : ""}`;
      const places = facets.map(({ name }, facet) => (own[name] ?? [0]).map((place) => boxes[facet][place]));
      return { year, address: `${page}#${id}`, places, date: `${year} ${date.padEnd(10, "~")}`, outlet, language, kind };
    });
  }

  // What an article says, once the words of its year are here; it is looked for in its title, outlet, summary and quote.
  function hear(year) {
    return fetched(`press/words-${year}.json`).then((columns) => {
      const own = articles.filter((one) => one.year === year);
      for (const [row, one] of own.entries()) {
        one.said = columns.map((column) => column[row]);
        const [title, , summary, , quote] = one.said;
        one.text = folded(`${title} ${one.outlet} ${summary} ${quote}`);
      }
    });
  }

  function list(narrowed) {
    for (const element of still) element.hidden = narrowed;
    found.hidden = !narrowed;
    if (!narrowed) more.hidden = true;
    else if (!articles.length) wait(know().then(show));
    else lay();
  }

  function lay() {
    const matching = inOrder().filter((one) => one.shown);
    const first = matching.slice(0, most);
    const unheard = (words.value.trim() ? articles : first).find((one) => !one.said)?.year;
    more.hidden = matching.length <= most;
    put(first.filter((one) => one.said));
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

  function put(entries) {
    if (entries.length === laid.length && entries.every((one, place) => one === laid[place])) return;
    laid = entries;
    found.replaceChildren(...entries.map(entry));
  }

  // All articles in the order that is asked for; it is found once.
  const inOrder = () => (orders[sort.value] ??= sort.value === "oldest" ? sorted(articles, (one) => one.date) : sorted(articles, rank()));

  function rank() {
    const outlets = [...new Set(articles.map((one) => one.outlet))].sort(collator.compare);
    const ranks = new Map(outlets.map((outlet, place) => [outlet, place]));
    return (one) => ranks.get(one.outlet);
  }

  function entry(one) {
    const [title, date, summary, language] = one.said;
    const link = Object.assign(document.createElement("a"), { textContent: title, href: address(one.address), dir: "auto" });
    link.lang = one.language;
    const named = ["language", "kind"].map((name) => label(name, one[name])).filter(Boolean);
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
