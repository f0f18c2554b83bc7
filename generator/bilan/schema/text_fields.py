"""Kinds written as one word or text: text, texts in several languages, identifiers, choices, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar, cast

from bilan.diagnostics.problem import Code, Place, Problem, list_in_words, suggestion
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.schema.field_type import EMPTY, NO_VALUE, ReadContext, mismatch, scalar
from bilan.schema.keywords import keyword_for
from bilan.values.ascii_words import ascii_words
from bilan.values.local_text import LocalText
from bilan.values.web_address import address_fault
from bilan.yaml.nodes import Mapping, Node, Scalar

BAD_ID = Code("bad-id")
UNKNOWN_VALUE = Code("unknown-value")
BAD_ADDRESS = Code("bad-address")
BAD_FORM = Code("bad-form")
UNKNOWN_LANGUAGE = Code("unknown-language")
MISSING_LANGUAGE = Code("missing-default-language")

E = TypeVar("E", bound=StrEnum)


@cache
def _members(codes: type[StrEnum]) -> dict[str, StrEnum]:
    return {code.value: code for code in codes}


@cache
def _listed(codes: type[StrEnum]) -> Message:
    return list_in_words(_members(codes))


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language, not empty; white space at its ends is dropped."""

    expected: Message = translatable("a text")

    def read(self, node: Node, reading: ReadContext) -> str | None:
        typed = scalar(node, self.expected, reading)
        if typed is None:
            return None
        text = typed.text.strip()
        if not text:
            reading.problems.append(EMPTY.at(typed.place, mismatch(typed, self.expected), NO_VALUE))
        return text or None


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in the default language, or one by language: `{fr: …, ar: …}`.

    Problems: `missing-default-language`, `unknown-language`, `empty-value`.
    """

    expected: Message = translatable("a text")

    def read(self, node: Node, reading: ReadContext) -> LocalText | None:
        default = reading.languages[0]
        if not isinstance(node, Mapping):
            text = Text(self.expected).read(node, reading)
            return LocalText({default: text}, default, node.place, {default: node.place}) if text else None
        texts, places = self._by_language(node, reading)
        if default in texts:
            return LocalText(texts, default, places[default], places)
        if node.get(default) is None:
            message = translatable("This text is missing in “{language}”, the report’s first language.", language=default)
            problem = MISSING_LANGUAGE.at(node.place, message, translatable("Add “{key}: …”.", key=default))
            reading.problems.append(problem.following(_first_unknown(node, reading)))
        return None

    def _by_language(self, node: Mapping, reading: ReadContext) -> tuple[dict[str, str], dict[str, Place]]:
        texts: dict[str, str] = {}
        places: dict[str, Place] = {}
        for entry in node.entries:
            language = entry.key.text
            if language not in reading.languages:
                hint = translatable("Languages are listed in report.yml; a text with a colon needs quotes.")
                reading.problems.append(unknown_language(entry.key, hint, reading))
                continue
            text = Text(self.expected).read(entry.value, reading)
            if text:
                texts[language], places[language] = text, entry.value.place
        return texts, places


def unknown_language(key: Scalar, hint: Message, reading: ReadContext) -> Problem:
    """That a key is not one of the report's languages; one problem, however many texts have it."""
    expected = translatable("a language of this report ({known})", known=join_messages(reading.languages))
    problem = replace(UNKNOWN_LANGUAGE.at(key.place, mismatch(key, expected), hint), subject=key.text)
    return problem.following(reading.languages_unread)


def _first_unknown(node: Mapping, reading: ReadContext) -> Place | None:
    return next((entry.key.place for entry in node.entries if entry.key.text not in reading.languages), None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of a fixed form; problem: the `code` it is given."""

    expected: Message
    form: re.Pattern[str]
    code: Code = BAD_FORM

    def read(self, node: Node, reading: ReadContext) -> str | None:
        typed = scalar(node, self.expected, reading)
        if typed is None or self.form.fullmatch(typed.text):
            return typed.text if typed else None
        reading.problems.append(self.code.at(typed.place, mismatch(typed, self.expected)))
        return None


@dataclass(frozen=True, slots=True)
class Identifier:
    """The name by which something is referred to: lower-case ASCII words joined by `_` (or also by `-`); `bad-id`."""

    joined_by: str = "_"

    @property
    def expected(self) -> Message:
        return translatable("a name of small letters (a to z) and digits, joined by “{sign}”", sign=self.joined_by[0])

    def read(self, node: Node, reading: ReadContext) -> str | None:
        typed = scalar(node, self.expected, reading)
        if typed is None or _identifier(self.joined_by).fullmatch(typed.text):
            return typed.text if typed else None
        proposal = self._proposed(typed)
        message = mismatch(typed, self.expected)
        reading.problems.append(
            BAD_ID.at(
                typed.place, message, translatable("Write {proposal}.", proposal=proposal) if proposal else EMPTY_MESSAGE
            )
        )
        return None

    def _proposed(self, typed: Scalar) -> str:
        return self.joined_by[0].join(ascii_words(typed.text))[:60]


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One word of a closed list; problem: `unknown-value`, with the word that was certainly meant."""

    codes: type[E]

    @property
    def expected(self) -> Message:
        return _listed(self.codes)

    def read(self, node: Node, reading: ReadContext) -> E | None:
        typed = scalar(node, _listed(self.codes), reading)
        if typed is None:
            return None
        known = _members(self.codes)
        if typed.text in known:
            return cast(E, known[typed.text])
        reading.problems.append(UNKNOWN_VALUE.at(typed.place, mismatch(typed, self.expected), self._suggestion(typed.text)))
        return None

    def _suggestion(self, text: str) -> Message:
        """The keyword for a word of another language or a near one; nothing where it is not certain."""
        known, keyword = _members(self.codes), keyword_for(text)
        return translatable("Write {proposal}.", proposal=keyword) if keyword in known else suggestion(text, known)


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true` or `false`, and no other spelling of them."""

    expected: Message = translatable("true or false")

    def read(self, node: Node, reading: ReadContext) -> bool | None:
        typed = scalar(node, self.expected, reading)
        if typed is None or typed.text in ("true", "false"):
            return typed.text == "true" if typed else None
        keyword = keyword_for(typed.text)
        certain = keyword in ("true", "false")
        hint = translatable("Write {proposal}.", proposal=keyword) if certain else translatable("Write true or false.")
        reading.problems.append(UNKNOWN_VALUE.at(typed.place, mismatch(typed, self.expected), hint))
        return None


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that readers can open (`bilan.values.web_address`); problem: `bad-address`."""

    expected: Message = translatable("a web address that begins with https://")

    def read(self, node: Node, reading: ReadContext) -> str | None:
        typed = scalar(node, self.expected, reading)
        if typed is None:
            return None
        fault = address_fault(typed.text)
        if fault is None:
            return typed.text
        reading.problems.append(BAD_ADDRESS.at(typed.place, fault.message or mismatch(typed, self.expected), fault.hint))
        return None


@cache
def _identifier(joined_by: str) -> re.Pattern[str]:
    return re.compile(rf"[a-z0-9]+(?:[{joined_by}][a-z0-9]+)*")


EMAIL = Pattern(translatable("an e-mail address"), re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[A-Za-z]{2,}"))
COUNTRY = Pattern(translatable("a country code of two capitals such as MA (ISO 3166)"), re.compile(r"[A-Z]{2}"))
LANGUAGE = Pattern(
    translatable("a language tag such as fr or ar-MA (BCP 47)"), re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
)
LICENCE = Pattern(translatable("an SPDX licence identifier such as CC-BY-4.0"), re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*"))
