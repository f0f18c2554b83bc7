"""A text as the words in it that may say a number, each with how it stands to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilan.number_recognition.lexicon import MARKS, Lexicon

_WORD = re.compile(rf"[^\W\d_]+(?:{MARKS}+[^\W\d_]*)*")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:…«»“”\"(\n–—-])[\W_]*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the lexicon and where it stands.

    `near` when it may go on with the number before it, `joined` when “and” stands between; `named` when it is part of a
    name or an ordinal: with a capital within a sentence, or with the Arabic article.
    """

    word: str
    start: int
    end: int
    near: bool
    joined: bool
    named: bool


def tokens(text: str, known: Lexicon) -> list[Token]:
    """The words of a text that the lexicon has, in order."""
    found: list[Token] = []
    for word, start, end, joined, definite in _known(text, known):
        gap = known.between.fullmatch(text, found[-1].end, start) if found else None
        linked = joined or bool(gap and gap.group(1))
        named = definite or (text[start].isupper() and not _BEGINS_SENTENCE.search(text, 0, start))
        found.append(Token(word, start, end, gap is not None, linked, named))
    return found


def says_large(text: str, known: Lexicon) -> bool:
    """False where no number of ten or more can be said: one of its words is missing."""
    return any(map(known.says_large_number, _WORD.findall(text.lower())))


def _known(text: str, known: Lexicon) -> Iterator[tuple[str, int, int, bool, bool]]:
    """Each word of the lexicon, its place, whether “and” or an article is written as one with it."""
    for match in _WORD.finditer(text):
        meant = known.meant(match.group().lower())
        if meant:
            word, before, joined, definite = meant
            yield word, match.start() + before, match.end(), joined, definite
