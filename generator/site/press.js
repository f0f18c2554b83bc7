// Narrows and sorts a press review that is complete without it. All words come from the page; the address keeps the choice.
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

  const groups = [...document.querySelectorAll(".press-list")].map((list) => {
    const heading = document.getElementById(list.dataset.heading);
    const entries = [...document.querySelectorAll(`.md-nav--secondary li:has(> a[href="#${list.dataset.heading}"])`)];
    return { list, heading, entries, articles: [...list.children].map(article) };
  });
  const articles = groups.flatMap((group) => group.articles);

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
    found.text ??= folded(found.element.textContent);
    return every.every((word) => found.text.includes(word));
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
      one.element.hidden = !one.shown;
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
    order();
    for (const group of groups) {
      group.heading.hidden = group.list.hidden = !group.articles.some((one) => one.shown);
      for (const entry of group.entries) entry.hidden = group.heading.hidden || !group.heading.isConnected;
    }
    const text = result.dataset[plural.select(shown)] ?? result.dataset.other;
    result.textContent = text.replace("{}", number.format(shown));
    none.hidden = shown > 0;
    if (all) all.querySelector(".press-filter__chosen").textContent = chosen ? number.format(chosen) : "";
    for (const button of clearers) button.hidden = !chosen && !words.value.trim();
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
