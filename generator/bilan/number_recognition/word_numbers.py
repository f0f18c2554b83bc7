"""Numbers in words: reads tokens one by one, adding and multiplying as long as they continue the same number."""

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
_MAX_LOOKBACK = 30  # characters


@dataclass(slots=True)
class _Sum:
    """A number while it is read: the sum of complete scales, the group below the next scale, and the last scale read."""

    lexicon: Lexicon
    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    last: int = 0
    started: bool = False

    def accept(self, token: Token) -> bool:
        """Add the word to this number if it continues it; True if it does."""
        readings = (self._add, self._multiply, self._scale, self._read_whole, self._halve)
        accepted = not token.named and any(reading(token.word, token.joined) for reading in readings)
        self.started = self.started or accepted
        return accepted

    def _add(self, word: str, joined: bool) -> bool:
        value = self.lexicon.small.get(word) or (1 if word in self.lexicon.articles and not self.started else None)
        if value is None or not self._may_add(value, joined):
            return False
        self.group += value
        return True

    def _may_add(self, value: int, joined: bool) -> bool:
        if not self.started:
            return True
        if not self.group:
            return joined >= self.lexicon.adds_joined
        return self.group % 1 == 0 and self.lexicon.follows(int(self.group), value, joined)

    def _multiply(self, word: str, joined: bool) -> bool:
        factor = self.lexicon.hundreds.get(word)
        if factor is None or not self._may_multiply(word, joined) or self.group >= factor:
            return False
        self.group = (self.group or Decimal(1)) * factor
        return True

    def _scale(self, word: str, joined: bool) -> bool:
        scale = self.lexicon.scales.get(word)
        return (
            bool(scale) and self._may_multiply(word, joined) and self._complete_scale(self.group or Decimal(1), scale or 0)
        )

    def _read_whole(self, word: str, joined: bool) -> bool:
        """Two thousand in one word. After a number, the same word may be the accusative of a scale (أحد عشر ألفا)."""
        number, scale = self.lexicon.wholes.get(word, (0, 0))
        return (
            bool(scale) and self._may_multiply(word, joined) and self._complete_scale(self.group or Decimal(number), scale)
        )

    def _may_multiply(self, word: str, joined: bool) -> bool:
        if self.group:
            return not joined
        return word not in self.lexicon.counted and (not self.started or joined >= self.lexicon.adds_joined)

    def _complete_scale(self, number: Decimal, scale: int) -> bool:
        if self.last and scale >= self.last:
            return False
        self.total, self.group, self.last = self.total + number * scale, Decimal(0), scale
        return True

    def _halve(self, word: str, joined: bool) -> bool:
        if word not in self.lexicon.halves or self.group or (self.started and not (joined and self.last)):
            return False
        if self.started:
            self.total += HALF * self.last
        else:
            self.group = HALF
        return True


def find_word_numbers(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """The numbers in words of a text, without years, dates and ordinals."""
    prepared = lexicon.prepared(text)
    token_list = tokens(prepared, lexicon)
    position = 0
    while position < len(token_list):
        value, end = _read(token_list, position, lexicon)
        if end > position and not _is_year(value, token_list, position, end, lexicon, prepared):
            numeral = Numeral(value, token_list[position].start, token_list[end - 1].end, in_words=True)
            if _is_number(numeral, token_list[position:end], lexicon, prepared):
                yield numeral
        position = max(end, position + 1)


def _read(token_list: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[Decimal, int]:
    """The longest number that begins at a token, and the index of the token after it."""
    sum_, position = _Sum(lexicon), start
    while (
        position < len(token_list) and (position == start or token_list[position].near) and sum_.accept(token_list[position])
    ):
        position += 1
    return sum_.total + sum_.group, position


def _is_year(value: Decimal, token_list: Sequence[Token], start: int, end: int, lexicon: Lexicon, text: str) -> bool:
    if lexicon.century_first and end < len(token_list) and token_list[end].near and 17 <= value <= 20:
        return lexicon.small.get(token_list[end].word, 0) >= 10
    if lexicon.century_first and start and token_list[start].near and 10 <= value < 100:
        return lexicon.small.get(token_list[start - 1].word, 0) in range(17, 21)
    return FIRST_YEAR <= value <= LAST_YEAR and _word_before(text, token_list[start].start) in lexicon.before_year


def _word_before(text: str, position: int) -> str:
    before = _LAST_WORD.search(text, max(0, position - _MAX_LOOKBACK), position)
    return before.group(1).lower() if before else ""


def _is_number(numeral: Numeral, words: Sequence[Token], lexicon: Lexicon, text: str) -> bool:
    """False for an article or a half alone, and for a number that the next word makes an ordinal or a date."""
    alone = len(words) == 1 and words[0].word in (*lexicon.articles, *lexicon.halves)
    return not alone and not (lexicon.after_ordinal and lexicon.after_ordinal.match(text, numeral.end))
