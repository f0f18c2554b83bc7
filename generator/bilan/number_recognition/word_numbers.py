"""Numbers in words: a walk over the words of a text that adds and multiplies as long as they go on saying one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.number_recognition.lexicon import Lexicon
from bilan.number_recognition.numeral import Numeral
from bilan.number_recognition.tokenizer import Token, tokens

HALF = Decimal("0.5")
FIRST_YEAR, LAST_YEAR = 1500, 2100
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_WORDS_BACK = 30  # characters


@dataclass(slots=True)
class _Sum:
    """A number while it is read: the scales that are done, the group below the next one, and the last scale met."""

    known: Lexicon
    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    last: int = 0
    begun: bool = False

    def takes(self, token: Token) -> bool:
        """True when the word goes on with this number, which then holds it."""
        ways = (self._adds, self._multiplies, self._scales, self._is_whole, self._halves)
        taken = not token.named and any(way(token.word, token.joined) for way in ways)
        self.begun = self.begun or taken
        return taken

    def _adds(self, word: str, joined: bool) -> bool:
        value = self.known.small.get(word) or (1 if word in self.known.articles and not self.begun else None)
        if value is None or not self._may_add(value, joined):
            return False
        self.group += value
        return True

    def _may_add(self, value: int, joined: bool) -> bool:
        if not self.begun:
            return True
        if not self.group:
            return joined >= self.known.adds_joined
        return self.group % 1 == 0 and self.known.follows(int(self.group), value, joined)

    def _multiplies(self, word: str, joined: bool) -> bool:
        factor = self.known.hundreds.get(word)
        if factor is None or not self._may_multiply(word, joined) or self.group >= factor:
            return False
        self.group = (self.group or Decimal(1)) * factor
        return True

    def _scales(self, word: str, joined: bool) -> bool:
        scale = self.known.scales.get(word)
        return bool(scale) and self._may_multiply(word, joined) and self._done(self.group or Decimal(1), scale or 0)

    def _is_whole(self, word: str, joined: bool) -> bool:
        """Two thousand in one word; after a number the same word may be the accusative of a scale (أحد عشر ألفا)."""
        number, scale = self.known.wholes.get(word, (0, 0))
        return bool(scale) and self._may_multiply(word, joined) and self._done(self.group or Decimal(number), scale)

    def _may_multiply(self, word: str, joined: bool) -> bool:
        if self.group:
            return not joined
        return word not in self.known.counted and (not self.begun or joined >= self.known.adds_joined)

    def _done(self, number: Decimal, scale: int) -> bool:
        if self.last and scale >= self.last:
            return False
        self.total, self.group, self.last = self.total + number * scale, Decimal(0), scale
        return True

    def _halves(self, word: str, joined: bool) -> bool:
        if word not in self.known.halves or self.group or (self.begun and not (joined and self.last)):
            return False
        if self.begun:
            self.total += HALF * self.last
        else:
            self.group = HALF
        return True


def in_words(text: str, known: Lexicon) -> Iterator[Numeral]:
    """The numbers in words of a text; years, dates and ordinals in words are none."""
    bare = known.prepared(text)
    found = tokens(bare, known)
    position = 0
    while position < len(found):
        value, end = _read(found, position, known)
        if end > position and not _is_year(value, found, position, end, known, bare):
            numeral = Numeral(value, found[position].start, found[end - 1].end, in_words=True)
            if _counts(numeral, found[position:end], known, bare):
                yield numeral
        position = max(end, position + 1)


def _read(found: Sequence[Token], start: int, known: Lexicon) -> tuple[Decimal, int]:
    """The longest number that begins at a word, and the place of the word after it."""
    sum_, position = _Sum(known), start
    while position < len(found) and (position == start or found[position].near) and sum_.takes(found[position]):
        position += 1
    return sum_.total + sum_.group, position


def _is_year(value: Decimal, found: Sequence[Token], start: int, end: int, known: Lexicon, text: str) -> bool:
    if known.century_first and end < len(found) and found[end].near and 17 <= value <= 20:
        return known.small.get(found[end].word, 0) >= 10
    if known.century_first and start and found[start].near and 10 <= value < 100:
        return known.small.get(found[start - 1].word, 0) in range(17, 21)
    return FIRST_YEAR <= value <= LAST_YEAR and _word_before(text, found[start].start) in known.before_year


def _word_before(text: str, position: int) -> str:
    before = _LAST_WORD.search(text, max(0, position - _WORDS_BACK), position)
    return before.group(1).lower() if before else ""


def _counts(numeral: Numeral, said: Sequence[Token], known: Lexicon, text: str) -> bool:
    """False for an article alone, half of nothing, and what the next word makes an ordinal or a date."""
    alone = len(said) == 1 and said[0].word in (*known.articles, *known.halves)
    return not alone and not (known.after_ordinal and known.after_ordinal.match(text, numeral.end))
