// Answers a query that names an indicator, and perhaps a year or a month, with the figure itself; a number with the figures
// that have it.
const FEWEST_ALIKE = 0.5; // the share of its letters that a word must have in common with the beginning of another
const OTHER_WEIGHT = 0.4; // of a word that is in the definition, the theme or the unit, not in the name
const MOST_ANSWERS = 3;
const NEAR_BEST = 0.75; // of the best score: what scores less is not shown
const NAME_WEIGHT = 0.15; // of the share of a name that was typed
const SERIES_WEIGHT = 0.1; // of the length of a series: a total of many years is meant before a detail of one
const PERIOD_CODE = /(?<![\p{L}\p{N}])\p{L}[1-4](?!\p{N})/gu; // `Q1`, `S2`
const SHORTEST_MONTH = 3; // letters of an abbreviated month
const YEAR = /^(?:19|20)\d\d$/;

const spelled = (word) => folded(bare(word));
const termsOf = (text) => (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).map(spelled).filter(Boolean);

// How much two words are alike: 1 for the same, 0 where their beginnings have little in common.
function likeness(one, other) {
  if (one === other) return 1;
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common += 1;
  const share = common / Math.max(one.length, other.length);
  return common >= 3 && (share >= FEWEST_ALIKE || (common === one.length && common >= 4)) ? Math.min(share + 0.1, 0.9) : 0;
}

const isBeginning = (word, term) => word === term || (word.length >= SHORTEST_MONTH && term.startsWith(word));
const periodTerms = (names) => [...new Set([...termsOf(names), ...(plain(names.toLowerCase()).match(/\d+/g) ?? []), ...(names.toLowerCase().match(PERIOD_CODE) ?? [])])];
const best = (word, words) => Math.max(0, ...words.map((other) => likeness(word, other)));

class Figures {
  constructor({ sentence, ignored, periods, indicators }) {
    this.sentence = sentence;
    this.ignored = new Set(ignored.flatMap((word) => [folded(word), spelled(word)]));
    this.periods = new Map(Object.entries(periods).map(([period, names]) => [period, { name: names[0], terms: periodTerms(names.join(" ")) }]));
    this.periodTerms = [...new Set([...this.periods.values()].flatMap(({ terms }) => terms))];
    this.indicators = indicators.map(([address, name, others, figures, parts = {}, anchor = ""]) => {
      return { address, name, named: termsOf(name), others: [...new Set(termsOf(others))], figures, parts, anchor };
    });
    this.years = new Set(indicators.flatMap(([, , , figures]) => figures.map(([, year]) => year)));
  }

  // Results as the theme shows them, the best first; none where a word of the query is in no indicator, or its year has no figure.
  answers(query, stopped) {
    const typed = plain(query.normalize("NFC")).toLowerCase();
    const numbers = typed.match(/\d+(?:[.,]\d+)?/g) ?? [];
    const years = numbers.filter((number) => YEAR.test(number) && this.years.has(number));
    const values = numbers.filter((number) => !years.includes(number)).map((number) => number.replace(",", "."));
    if (numbers.some((number) => YEAR.test(number) && !this.years.has(number) && termsOf(typed).length)) return [];
    const words = [...new Set(termsOf(typed))].filter((word) => !this.ignored.has(word) && !stopped(word));
    const within = this.#within(typed, words);
    if (within) return this.#shown(within, words);
    if (words.length) return this.#shown(this.#named(words, years), words);
    return values.length === 1 && !years.length ? this.#shown(this.#valued(values[0]), values) : [];
  }

  #named(words, years) {
    const scored = this.indicators.map((indicator) => ({ ...indicator, score: this.#score(indicator, words) }));
    const found = scored.filter(({ score }) => score).sort((one, other) => other.score - one.score);
    return found
      .flatMap(({ figures, ...one }) => {
        const wanted = years.length ? figures.filter(([, year]) => years.includes(year)) : figures.slice(-1);
        return wanted.map((figure) => ({ ...one, figure }));
      })
      .filter(({ score }, _, [{ score: first }]) => score >= first * NEAR_BEST);
  }

  // Months and other periods: their words and numbers must all be in the name of the period; without a year it is the newest.
  // Undefined where the query names no period, or no indicator has a figure of it.
  #within(typed, words) {
    const codes = typed.match(PERIOD_CODE) ?? [];
    const named = words.filter((word) => this.periodTerms.some((term) => isBeginning(word, term)));
    const rest = words.filter((word) => !named.includes(word) && !codes.some((code) => code.startsWith(word)));
    if (!named.length && !codes.length) return undefined;
    if (!rest.length) return [];
    const numbers = typed.replace(PERIOD_CODE, " ").match(/\d+/g) ?? [];
    const wanted = [...this.periods].filter(([, { terms }]) => {
      return [...codes, ...numbers].every((word) => terms.includes(word)) && named.every((word) => terms.some((term) => isBeginning(word, term)));
    });
    const scored = this.indicators.map((indicator) => ({ ...indicator, score: this.#score(indicator, rest) }));
    const found = scored
      .filter(({ score }) => score)
      .sort((one, other) => other.score - one.score)
      .flatMap(({ parts, anchor, ...one }) => {
        const newest = wanted.filter(([period]) => period in parts).slice(-1);
        const anchorOf = (period) => (anchor.startsWith("by-") ? anchor : period + anchor);
        return newest.map(([period, { name }]) => ({ ...one, figure: [anchorOf(period), name, parts[period]] }));
      })
      .filter(({ score }, _, [{ score: first }]) => score >= first * NEAR_BEST);
    return found.length ? found : undefined;
  }

  // Every word must be found; rare words say more.
  #score({ named, others, figures }, words) {
    let score = 0;
    for (const word of words) {
      const found = Math.max(best(word, named), OTHER_WEIGHT * best(word, others));
      if (!found) return 0;
      score += found * this.#rarity(word);
    }
    const typed = named.filter((term) => words.some((word) => likeness(word, term))).length;
    return score * (1 - NAME_WEIGHT + (NAME_WEIGHT * typed) / named.length) * (1 + SERIES_WEIGHT * Math.log(figures.length));
  }

  #rarity(word) {
    this.rarities ??= new Map();
    if (!this.rarities.has(word)) {
      const holding = this.indicators.filter(({ named }) => best(word, named)).length;
      this.rarities.set(word, Math.log(1 + this.indicators.length / (1 + holding)));
    }
    return this.rarities.get(word);
  }

  #valued(value) {
    return this.indicators.flatMap(({ figures, ...one }) =>
      figures.filter(([, , , digits]) => digits === value).map((figure) => ({ ...one, figure, score: 1 })),
    );
  }

  #shown(found, words) {
    const terms = Object.fromEntries(words.map((word) => [word, true]));
    const escaped = (text) => text.replace(/[&<>]/g, (sign) => SIGNS[sign]);
    return found.slice(0, MOST_ANSWERS).map(({ address, name, figure: [anchor, year, printed] }, rank) => {
      const values = { "{indicator}": name, "{year}": year, "{figure}": printed };
      const title = escaped(this.sentence.replace(/\{\w+\}/g, (slot) => values[slot] ?? slot));
      return [{ location: `${address}#${anchor}`, title, text: "", score: 1000 - rank, terms }];
    });
  }
}
