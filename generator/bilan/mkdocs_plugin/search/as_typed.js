// What readers type where it is not what is printed: numbers without what groups them (`4 463`, `4.463`, `4,463`, `٤٤٦٣` are
// `4463`), words without accents, vowel signs and hamza (`communique`), Arabic words without article or conjunction, and
// without a preposition of one letter where what is left is a word of these pages.
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
const GROUPED = /(^|\D)(\d{1,3}(?:[ \u00a0\u202f\u2009.,'’\u066c]\d{3})+)(?!\d)/g;
const LETTERS = { "\u0649": "\u064a", "\u0629": "\u0647", "\u0640": "", œ: "oe", Œ: "OE", æ: "ae", Æ: "AE" };
const WRITTEN = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g"); // first alif maqsura, ta marbuta, tatweel
const WORD = /[\p{L}\p{M}]+/gu;
const BEGINNINGS = ["وال", "بال", "فال", "كال", "ال", "لل", "و"];
const PREPOSITION = /^[بلكف]/;
const SHORTEST = 3; // letters that must remain of an Arabic word without its beginning
const forms = new Map();

const digits = (text) => text.replace(DIGIT, (digit) => String(digit.charCodeAt(0) % 16));
const plain = (text) => digits(text).replace(GROUPED, (_, before, number) => before + number.replace(/\D/g, ""));
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(WRITTEN, (letter) => LETTERS[letter]);
const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

function bare(word) {
  const start = BEGINNINGS.find((start) => word.startsWith(start) && word.length - start.length >= SHORTEST);
  return start ? word.slice(start.length) : word;
}

function formsOf(word) {
  if (!forms.has(word)) forms.set(word, [folded(word), bare(word), folded(bare(word))].filter((form) => form !== word));
  return forms.get(word);
}

function asTyped(text, known) {
  const numbers = [...digits(text).matchAll(GROUPED)].map(([, , number]) => number.replace(/\D/g, ""));
  const words = wordsOf(text).flatMap((word) => {
    const rest = word.slice(1);
    const alone = PREPOSITION.test(word) && known.has(rest) && bare(word) === word;
    return alone ? [...formsOf(word), rest, folded(rest)] : formsOf(word);
  });
  return new Set([...numbers, ...words]);
}

// The entries of an index, each with what readers type for it, unseen.
function findable(docs) {
  const printed = docs.map(({ title, text }) => `${title} ${text}`);
  const known = new Set();
  for (const text of printed) for (const word of wordsOf(text)) known.add(word);
  const hidden = (text) => `<span hidden>${[...asTyped(text, known)].join(" ")}</span>`;
  return docs.map((doc, place) => ({ ...doc, text: doc.text + hidden(printed[place]) }));
}

// A query, with its words as they are kept; a phrase in quotes or an operator stays as it is.
function kept(query) {
  const words = plain(query.normalize("NFC"));
  const onlyWords = /^[\p{L}\p{M}\p{N}\s'’\u0640]+$/u.test(words);
  return onlyWords && folded(words) !== words ? `${words} ${folded(words)}` : words;
}
