// What readers type, as search.py keeps it in the index: numbers without what groups them (`4 463`, `4.463`, `4,463`, `٤٤٦٣`
// are `4463`), words also without accents, vowel signs and hamza.
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
const GROUPED = /\d{1,3}(?:[ \u00a0\u202f\u2009.,'’\u066c]\d{3})+(?!\d)/g;
const LETTERS = { "\u0649": "\u064a", "\u0629": "\u0647", "\u0640": "" }; // alif maqsura, ta marbuta, tatweel

function plain(query) {
  return query
    .replace(DIGIT, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(GROUPED, (number) => number.replace(/\D/g, ""));
}

function folded(words) {
  const bare = words.normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.replace(/[\u0649\u0629\u0640]/g, (letter) => LETTERS[letter]);
}

function kept(query) {
  const words = plain(query.normalize("NFC"));
  const onlyWords = /^[\p{L}\p{M}\p{N}\s'’\u0640]+$/u.test(words); // a phrase in quotes or an operator stays as it is
  return onlyWords && folded(words) !== words ? `${words} ${folded(words)}` : words;
}
