// Answers what readers look for. The theme's search is begun, and what it searches fetched, when a reader types the first
// word, not with every page. A figure that is asked for comes first, then pages; the articles of a long press review come after,
// the newest year first.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]; // the messages of the theme
const frame = globalThis.document; // in a copy that opens from a folder, a frame stands for the worker
const base = new URL("../../../", frame ? frame.querySelector("script[src]").src : location.href);
const tell = postMessage.bind(globalThis);
const review = new Review();
const titles = new Map();
const heard = new Map();
let setup;
let figures;
let begun;
let latest;
let turn = Promise.resolve();
let answered;

addEventListener("message", (event) => {
  const { type, data, passed } = event.data;
  if (passed) return;
  event.stopImmediatePropagation();
  if (type === QUERY) return answer(data);
  setup = data;
  tell({ type: READY });
});

globalThis.postMessage = (message) => answered(message.data);

function pass(type, data) {
  return new Promise((resolve) => {
    answered = resolve;
    dispatchEvent(new MessageEvent("message", { data: { type, data, passed: true } }));
  });
}

async function fetched(path) {
  const answer = await (frame ? parent : globalThis).fetch(new URL((setup.config.root ?? "") + path, base).href);
  return answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status} ${path}`));
}

// Lunr takes two states of its automaton for one if their texts are equal, and writes the number of the next state right after a
// letter: of words with digits, “1” to state 23 reads as “12” to state 3. It then finds words that do not exist, and fails.
function unambiguous() {
  const edges = Object.entries(this.edges).sort(([one], [other]) => (one < other ? -1 : 1));
  return (this._str ??= [+this.final, ...edges.map(([letter, state]) => letter + state.id)].join(","));
}

async function begin() {
  const docs = setup.docs.length ? setup.docs : await fetched("search/entries.json");
  figures = new Figures(await fetched("search/figures.json"));
  for (const { location, title } of docs) titles.set(location.replace(/index\.html$/, ""), title);
  if (!globalThis.lunr) importScripts("search." + location.search.slice(1)); // what is left of the name of the theme's worker
  lunr.TokenSet.prototype.toString = unambiguous;
  await pass(SETUP, { ...setup, docs: findable(docs) });
}

// The theme is asked one thing at a time; a query that another has overtaken is not asked.
function pagesFor(typed) {
  turn = turn.then(async () => {
    if (typed !== latest) return undefined;
    begun ??= begin();
    await begun.catch(() => (begun = undefined));
    return begun && pass(QUERY, kept(typed));
  });
  return turn;
}

function hear(year) {
  if (!heard.has(year)) {
    const coming = Promise.all([fetched(`press/${year}.json`), fetched(`press/words-${year}.json`)]);
    heard.set(year, coming.then((told) => review.add(year, ...told)).catch(() => heard.delete(year)));
  }
  return heard.get(year);
}

async function answer(typed) {
  latest = typed;
  if (!typed.trim()) return tell({ type: RESULT, data: { items: [] } });
  const pages = await pagesFor(typed);
  if (!pages) return undefined;
  const answers = figures.answers(typed, stopped);
  let shown = 0;
  const show = (last) => {
    const items = [...answers, ...inOrder(pages.items, review.holding(typed, stopped, titles))];
    if (typed === latest && (items.length > shown || (last && !shown))) tell({ type: RESULT, data: { ...pages, items } });
    shown = items.length;
  };
  show(false);
  for (const year of (setup.config.press ?? []).map(hear)) {
    await year;
    show(false);
  }
  return show(true);
}

// Pages that hold every word, then the articles, which all do, then the other pages.
function inOrder(pages, articles) {
  const whole = pages.filter((page) => page.some(({ score, terms }) => score && holdsAll(terms)));
  return articles.length ? [...whole, ...articles, ...pages.filter((page) => !whole.includes(page))] : pages;
}

const holdsAll = (terms) => Object.entries(terms).every(([word, there]) => there || stopped(word));
const stopped = (word) => !(lunr[setup.config.lang[0]] ?? lunr).stopWordFilter(word);
