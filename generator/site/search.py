"""The search index, one for each language, in which a number is found however it is typed and a word without its marks.

Material's search compares words as they are written. So each entry also holds, unseen, what readers type: `4463` for
`4 463`, `4.463` and `4,463`; `communique` for “communiqué”; Arabic words without hamza, vowel signs, article or conjunction,
and without a preposition of one letter where what is left is a word of these pages. `as_typed.js` does its part as they
type.

A page asks for the index with everything it shows, so it holds no entries: those are fetched when a reader begins to type
(`answering.js`). The articles of years that pages fetch are not among them; their words are fetched then, too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

Index = dict[str, Any]

INDEX = "search/search_index.json"
ENTRIES = "search/entries.json"
SEPARATOR = r"[\s\u202f\u00a0\-,;:!?()«»“”\"'’،؛؟/|]+"
SPOKEN_BY_LUNR = frozenset(
    [
        "ar",
        "da",
        "de",
        "el",
        "es",
        "fi",
        "fr",
        "he",
        "hi",
        "hu",
        "hy",
        "it",
        "ja",
        "kn",
        "ko",
        "nl",
        "no",
        "pt",
        "ro",
        "ru",
        "sa",
        "sv",
        "ta",
        "te",
        "th",
        "tr",
        "vi",
        "zh",
    ]
)  # the others are searched as English is

_GROUPED = re.compile(r"\d{1,3}(?:[\u202f\u00a0., ]\d{3})+(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<[^>]*>")
_ARABIC_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None})
_ARABIC_BEGINNINGS = ("وال", "بال", "فال", "كال", "ال", "لل", "و")
_ARABIC_PREPOSITIONS = ("ب", "ل", "ك", "ف")
_SHORTEST = 3  # letters that must remain of an Arabic word without its beginning


def split_index(site: Path, docs: list[Index], roots: Mapping[str, str], fetched: Sequence[int] = ()) -> None:
    """Write the index of each language, and its entries, into its own folder.

    `docs` are the entries of all pages, which take the place of those that Material's plugin wrote; `roots` gives what
    addresses begin with, by subtag; `fetched` the years whose articles stand in files of their own.
    """
    whole = json.loads((site / INDEX).read_text(encoding="utf-8"))
    for language, index in by_language({**whole, "docs": docs}, roots).items():
        config = {**index["config"], "root": roots[language], "press": fetched}
        _write(site / roots[language] / INDEX, {"config": config, "docs": []})
        _write(site / roots[language] / ENTRIES, index["docs"])


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def by_language(whole: Index, roots: Mapping[str, str]) -> dict[str, Index]:
    """An index for each language, with addresses from the root of that language."""
    others = tuple(root for root in roots.values() if root)
    return {language: _index(whole, language, root, others) for language, root in roots.items()}


def _index(whole: Index, language: str, root: str, others: tuple[str, ...]) -> Index:
    own = [
        doc
        for doc in whole["docs"]
        if (doc["location"].startswith(root) if root else not doc["location"].startswith(others))
    ]
    spoken = language if language in SPOKEN_BY_LUNR else "en"
    config = {**whole["config"], "lang": [spoken], "separator": SEPARATOR}
    known = frozenset(word for doc in own for word in _words(_printed(doc)))
    docs = [{**doc, "location": doc["location"][len(root) :], "text": _findable(doc, known)} for doc in own]
    return {**whole, "config": config, "docs": docs}


def _printed(doc: Mapping[str, str]) -> str:
    return _TAG.sub(" ", f"{doc['title']} {doc['text']}")


def _findable(doc: Mapping[str, str], known: Container[str]) -> str:
    """The text of an entry, followed by what readers may type for its words; a reader never sees that part."""
    typed = " ".join(dict.fromkeys(as_typed(_printed(doc), known)))
    return f"{doc['text']}<span hidden>{typed}</span>" if typed else doc["text"]


def as_typed(text: str, known: Container[str] = ()) -> Iterator[str]:
    """What readers may type for the numbers and words of a text, where it is not what is printed; `known` are words."""
    yield from (re.sub(r"\D", "", number) for number in _GROUPED.findall(text))
    for word in _words(text):
        yield from _forms(word)
        if word.startswith(_ARABIC_PREPOSITIONS) and word[1:] in known and _bare(word) == word:
            yield from (word[1:], folded(word[1:]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(200_000)
def _forms(word: str) -> tuple[str, ...]:
    """A word as it may be typed, where it is not what is printed."""
    bare = _bare(word)
    return tuple(form for form in (folded(word), bare, folded(bare)) if form != word)


def _bare(word: str) -> str:
    """An Arabic word without the article or the conjunction that is written as one with it."""
    return next((word[len(start) :] for start in _ARABIC_BEGINNINGS if _begins(word, start)), word)


def _begins(word: str, start: str) -> bool:
    return word.startswith(start) and len(word) - len(start) >= _SHORTEST


def folded(word: str) -> str:
    """A word without accents, vowel signs, hamza and tatweel; alif maqsura and ta marbuta as they are often typed."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_ARABIC_LETTERS)
