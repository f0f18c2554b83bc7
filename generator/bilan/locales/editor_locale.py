"""Messages to editors in their language: that of `BILAN_LANG`, or of the terminal's locale, or English.

In a right-to-left sentence, file names and keys are inside Unicode isolates (UAX #9), so that `figures.yml:3` keeps its
order in a terminal that supports bidirectional text.
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

_VARIABLES = ("BILAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")  # the order of POSIX, after our own
_LOCALE = re.compile(r"(fr|ar|en)(?:[^a-z]|ench|abic|glish|$)", re.IGNORECASE)  # on Windows “French_France”
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_OPENING = {closing: opening for opening, closing in _BRACKETS.items()}
_FIRST_MARK = 0xE000  # a private-use character for each value, while isolates are put around the words
_MARKS = "\ue000-\ue0ff"
_MARK = re.compile(f"[{_MARKS}]")
_TOUCHING = f"(?<! )[{_MARKS}]"  # a value that touches Latin letters
_LATIN = re.compile(
    rf"(?<=«)[ -~…{_MARKS}]*[A-Za-z][ -~…{_MARKS}]*(?=»)"  # all that is quoted, such as a command with its values
    rf"|(?<=«)[!-~]+[{_MARKS}]+(?=»)"
    rf"|[!-~{_MARKS}]*[A-Za-z](?:(?:[ -~…]|{_TOUCHING})*(?:[A-Za-z0-9/>)\]}}\"*…]|{_TOUCHING}))?"
    r"|[0-9]+(?:[-/][0-9]+)+"
)


def editor_language(environment: Mapping[str, str] = os.environ) -> str:
    """The subtag of the language for messages to editors: `en`, `fr` or `ar`."""
    value = next((environment[name] for name in _VARIABLES if environment.get(name)), locale.getlocale()[0] or "")
    match = _LOCALE.match(value)
    return match.group(1).lower() if match else "en"


@dataclass(frozen=True, slots=True)
class EditorLocale:
    """Translates messages to editors into one language."""

    language: str = "en"

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, the value of HTML's `dir`."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __call__(self, text: str) -> str:
        """The message in this language. Plain text, which is not a message of Bilan, is unchanged."""
        if not isinstance(text, Message):
            return text
        if self.language == "en":
            return str(text)
        values = {name: self._value(value) for name, value in text.values.items()}
        words = self._translated(text)
        return self._isolated_with(values, words) if self.direction == "rtl" else words.format(**values)

    def isolated(self, words: str) -> str:
        """Words of this language; in a right-to-left language, each Latin run in them is within an isolate."""
        return _LATIN.sub(_isolate, words) if self.direction == "rtl" else words

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

    def _isolated_with(self, values: Mapping[str, str], words: str) -> str:
        """Return the words with their values. A value within a Latin run, as in `data/{year}/`, is within its isolate."""
        names: list[str] = []
        marked = ""
        for text, name, _, _ in Formatter().parse(words):
            marked += text
            if name is not None:
                marked += chr(_FIRST_MARK + len(names))
                names.append(name)
        return _MARK.sub(lambda mark: values[names[ord(mark[0]) - _FIRST_MARK]], self.isolated(marked))


def _isolate(latin: re.Match[str]) -> str:
    """Return Latin text within an isolate; a bracket whose partner is in the Arabic text around it stays outside."""
    text, before, after = latin[0], "", ""
    while text[:1] in _BRACKETS and text.count(_BRACKETS[text[0]]) < text.count(text[0]):
        before, text = before + text[0], text[1:]
    while (opening := _OPENING.get(text[-1:])) and text.count(opening) < text.count(text[-1]):
        after, text = text[-1] + after, text[:-1]
    return f"{before}{LRI}{text}{PDI}{after}"


ENGLISH = EditorLocale()
