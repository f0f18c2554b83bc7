"""A text as the words in it that may say a number, each with how it stands to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.numerals.lexicon import Lexicon

_MARKS = "[\u064b-\u0652\u0670]"  # vowel signs of Arabic
_WORD = re.compile(rf"[^\W\d_]+(?:{_MARKS}+[^\W\d_]*)*")
_MARK = re.compile(_MARKS)
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


def _known(text: str, known: Lexicon) -> Iterator[tuple[str, int, int, bool, bool]]:
    """Each word of the lexicon, its place, whether “and” or an article is written as one with it."""
    for match in _WORD.finditer(text):
        typed = match.group().lower()
        word = typed if typed.isalpha() else _MARK.sub("", typed)
        if word in known.words:
            yield word, match.start(), match.end(), False, False
        elif known.attached and (parts := known.attached.fullmatch(word)) and parts["word"] in known.words:
            start = match.start() + parts.start("word")
            yield parts["word"], start, match.end(), bool(parts["joined"]), bool(parts["definite"])
