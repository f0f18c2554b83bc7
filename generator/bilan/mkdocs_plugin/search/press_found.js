// The articles of a long press review, which pages fetch and the index does not hold: found by the beginnings of all words.
const MOST = 200; // articles; who looks for more narrows the press review itself
const ARABIC = /\p{Script=Arabic}/u;
const JOINED = "(?:وال|بال|فال|كال|ال|لل|[وبلكف])?"; // as in as_typed.js
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\S{3})/;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const spaced = (text) => ` ${folded(plain(text)).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;

function beginning(word) {
  return new RegExp(ARABIC.test(word) ? ` ${JOINED}${word.replace(ARTICLE, "")}` : ` ${word}`);
}

// What the words of a query look for in a text that is spaced; `stopped` says which words say nothing.
function sought(query, stopped) {
  const typed = plain(query.normalize("NFC")).toLowerCase().split(/\s+/);
  const words = (minus) =>
    typed
      .filter((word) => word.startsWith("-") === minus)
      .flatMap((word) => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      .filter((word) => !stopped(word));
  const wanted = words(false);
  const beginnings = (all) => all.map((word) => beginning(spaced(word).trim()));
  return { words: wanted, wanted: beginnings(wanted), unwanted: beginnings(words(true)) };
}

// A text as HTML, its words marked that are looked for.
function marked(text, wanted) {
  const holds = (word) => wanted.some((one) => one.test(spaced(word)));
  return text.replace(/[\p{L}\p{M}\p{N}]+|[&<>]/gu, (part) => SIGNS[part] ?? (holds(part) ? `<mark>${part}</mark>` : part));
}

class Review {
  articles = [];

  // `told` and `words` are the two files of a year.
  add(year, told, words) {
    const own = told.articles.map((row, place) => this.#article(year, told, row, words.map((column) => column[place])));
    this.articles = [...this.articles, ...own].sort((a, b) => b.year - a.year);
  }

  #article(year, { byMonth, values, outlets }, [id, , [month], [outlet]], [title, date, summary, , quote]) {
    const page = `${year}/press/${byMonth ? `${values.month[month] || "undated"}/` : ""}`;
    const text = `\u2068${outlets[outlet]}\u2069 · ${date} · ${summary}`;
    return { year, page, id, title, text, titled: spaced(title), all: spaced(`${title} ${text} ${quote}`) };
  }

  // Results as the theme shows them, by page: those first whose titles hold most of the words, the newest first among them.
  holding(query, stopped, titles) {
    const { words, wanted, unwanted } = sought(query, stopped);
    const every = (one) => wanted.every((word) => word.test(one.all)) && !unwanted.some((word) => word.test(one.all));
    const titled = (one) => wanted.filter((word) => word.test(one.titled)).length;
    const found = wanted.length ? this.articles.filter(every).map((one) => ({ ...one, held: titled(one) })) : [];
    const pages = new Map();
    const terms = Object.fromEntries(words.map((word) => [word, true]));
    for (const [rank, { page, id, title, text }] of found.sort((a, b) => b.held - a.held).slice(0, MOST).entries()) {
      if (!pages.has(page)) pages.set(page, [{ location: page, title: titles.get(page) ?? page, text: "", score: 0, terms: {} }]);
      const said = { title: marked(title, wanted), text: marked(text, wanted) };
      pages.get(page).push({ location: `${page}#${id}`, ...said, score: MOST - rank, terms });
    }
    return [...pages.values()];
  }
}
