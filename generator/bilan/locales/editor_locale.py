"""What is said to editors, in their own language: `BILAN_LANG`, else the locale of the terminal, else English.

In a right-to-left sentence a file name or a key is isolated (Unicode Standard Annex 9), so that `figures.yml:3` keeps its
order in any terminal that knows two directions.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from bilan.locales.catalog import EDITORS, catalog
from bilan.messages.message import Message, english

LANGUAGES = ("en", "fr", "ar")
RIGHT_TO_LEFT = ("ar",)
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"

_NAMED_BY = ("BILAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")  # the order of POSIX, ours first
_LOCALE = re.compile(r"(fr|ar|en)(?:[^a-z]|ench|abic|glish|$)", re.IGNORECASE)  # Windows says “French_France”
_LATIN = re.compile(r"[!-~]*[A-Za-z](?:[ -~…]*[A-Za-z0-9/>)\]}\"*…])?|[0-9]+(?:[-/][0-9]+)+")


def editor_language(environment: Mapping[str, str] = os.environ) -> str:
    """The subtag of the language that editors are spoken to in."""
    named = next((environment[name] for name in _NAMED_BY if environment.get(name)), locale.getlocale()[0] or "")
    known = _LOCALE.match(named)
    return known.group(1).lower() if known else "en"


@dataclass(frozen=True, slots=True)
class EditorLocale:
    """Says things in one language."""

    language: str = "en"

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as HTML names it."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __call__(self, text: str) -> str:
        """The text in this language; one that nobody could translate, because it is not ours, stays as it is."""
        if not isinstance(text, Message):
            return text
        if self.language == "en":
            return str(text)
        values = {name: self._value(value) for name, value in text.values.items()}
        return self._isolating(self._translated(text)).format(**values)

    def _translated(self, text: Message) -> str:
        words = catalog(self.language, EDITORS)
        if isinstance(text.words, str):
            return words(text.words)
        number = text.values["number"]
        return words.counted(number, *text.words) if isinstance(number, int) else english(text.words, text.values)

    def _value(self, value: object) -> str:
        if isinstance(value, Message):
            return self(value)
        return f"{FSI}{value}{PDI}" if self.direction == "rtl" and str(value) else str(value)

    def _isolating(self, words: str) -> str:
        if self.direction == "ltr":
            return words
        pieces = (
            (_LATIN.sub(rf"{LRI}\g<0>{PDI}", text), f"{{{name}}}" if name else "")
            for text, name, _, _ in Formatter().parse(words)
        )
        return "".join(piece for pair in pieces for piece in pair)


ENGLISH = EditorLocale()
