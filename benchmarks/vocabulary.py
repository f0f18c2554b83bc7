"""Words of an invented language, as rare and as frequent as words are: they must not compress better than prose."""

from __future__ import annotations

import random

from corpus_words import SMALL, SYLLABLES

WORDS = 6_000
MOST_SYLLABLES = 4


class Vocabulary:
    """Made of the syllables of a real language; the later the rarer (Zipf's law), and the small words of that language."""

    def __init__(self, language: str, lot: random.Random) -> None:
        self._lot = lot
        made = ("".join(lot.choices(SYLLABLES[language].split(), k=lot.randint(2, MOST_SYLLABLES))) for _ in range(WORDS))
        self._words = [*SMALL[language].split(), *dict.fromkeys(made)]
        self._summed = [1.0]
        for place in range(2, len(self._words) + 1):
            self._summed.append(self._summed[-1] + 1 / place)

    def sentence(self, words: int) -> str:
        """As many words, the first with a capital."""
        drawn = self._lot.choices(self._words, cum_weights=self._summed, k=words)
        return " ".join(drawn).capitalize()
