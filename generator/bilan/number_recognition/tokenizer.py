"""Splits a text into tokens: the number words of a lexicon, each with its relation to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilan.number_recognition.lexicon import MARKS, Lexicon

_WORD = re.compile(rf"[^\W\d_]+(?:{MARKS}+[^\W\d_]*)*")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:…«»“”\"(\n–—-])[\W_]*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A number word and its position in the text.

    `near` is True when it may continue the number before it, `joined` when “and” is between them, and `named` when it is
    part of a name or an ordinal: with a capital letter inside a sentence, or with the Arabic article.
    """

    word: str
    start: int
    end: int
    near: bool
    joined: bool
    named: bool


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """The number words of a text, in order."""
    result: list[Token] = []
    for word, start, end, joined, definite in _lexicon_words(text, lexicon):
        gap = lexicon.between.fullmatch(text, result[-1].end, start) if result else None
        linked = joined or bool(gap and gap.group(1))
        named = definite or (text[start].isupper() and not _BEGINS_SENTENCE.search(text, 0, start))
        result.append(Token(word, start, end, gap is not None, linked, named))
    return result


def may_have_large_number(text: str, lexicon: Lexicon) -> bool:
    """False when a text cannot contain a number of ten or more in words."""
    return any(map(lexicon.is_large_number_word, _WORD.findall(text.lower())))


def _lexicon_words(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int, bool, bool]]:
    """Each number word with its start and end, and whether its prefix has “and” or an article."""
    for match in _WORD.finditer(text):
        entry = lexicon.look_up(match.group().lower())
        if entry:
            word, prefix_length, joined, definite = entry
            yield word, match.start() + prefix_length, match.end(), joined, definite
