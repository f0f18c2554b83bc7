"""Kinds written as one word or text: text, texts in several languages, identifiers, choices, addresses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar, cast

from generator.problems import Code, Place, Problem, did_you_mean, listed
from generator.reading.nodes import Mapping, Node, Scalar
from generator.said import NOTHING, Said, joined, said
from generator.schema.keywords import keyword_for
from generator.schema.kind import EMPTY, NO_VALUE, Reading, mismatch, scalar
from generator.values.texts import LocalText
from generator.values.web_address import address_fault

BAD_ID = Code("bad-id")
UNKNOWN_VALUE = Code("unknown-value")
BAD_ADDRESS = Code("bad-address")
BAD_FORM = Code("bad-form")
UNKNOWN_LANGUAGE = Code("unknown-language")
MISSING_LANGUAGE = Code("missing-default-language")

E = TypeVar("E", bound=StrEnum)


@cache
def _members(words: type[StrEnum]) -> dict[str, StrEnum]:
    return {word.value: word for word in words}


@cache
def _listed(words: type[StrEnum]) -> Said:
    return listed(_members(words))


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language, not empty; white space at its ends is dropped."""

    wanted: Said = said("a text")

    def read(self, node: Node, reading: Reading) -> str | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None:
            return None
        text = typed.text.strip()
        if not text:
            reading.problems.append(EMPTY.at(typed.place, mismatch(typed, self.wanted), NO_VALUE))
        return text or None


@dataclass(frozen=True, slots=True)
class LocalisedText:
    """A text in the default language, or one by language: `{fr: …, ar: …}`.

    Problems: `missing-default-language`, `unknown-language`, `empty-value`.
    """

    wanted: Said = said("a text")

    def read(self, node: Node, reading: Reading) -> LocalText | None:
        default = reading.languages[0]
        if not isinstance(node, Mapping):
            text = Text(self.wanted).read(node, reading)
            return LocalText({default: text}, default, node.place, {default: node.place}) if text else None
        texts, places = self._by_language(node, reading)
        if default in texts:
            return LocalText(texts, default, places[default], places)
        if node.get(default) is None:
            message = said("This text is not given in “{language}”, the report’s first language.", language=default)
            problem = MISSING_LANGUAGE.at(node.place, message, said("Add “{key}: …”.", key=default))
            reading.problems.append(problem.following(_first_unknown(node, reading)))
        return None

    def _by_language(self, node: Mapping, reading: Reading) -> tuple[dict[str, str], dict[str, Place]]:
        texts: dict[str, str] = {}
        places: dict[str, Place] = {}
        for entry in node.entries:
            language = entry.key.text
            if language not in reading.languages:
                hint = said("Languages are listed in report.yml; a text with a colon needs quotes.")
                reading.problems.append(unknown_language(entry.key, hint, reading))
                continue
            text = Text(self.wanted).read(entry.value, reading)
            if text:
                texts[language], places[language] = text, entry.value.place
        return texts, places


def unknown_language(key: Scalar, hint: Said, reading: Reading) -> Problem:
    """That a key is not one of the report's languages; one problem, however many texts have it."""
    expected = said("a language of this report ({known})", known=joined(reading.languages))
    problem = replace(UNKNOWN_LANGUAGE.at(key.place, mismatch(key, expected), hint), subject=key.text)
    return problem.following(reading.languages_unread)


def _first_unknown(node: Mapping, reading: Reading) -> Place | None:
    return next((entry.key.place for entry in node.entries if entry.key.text not in reading.languages), None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of a fixed form; problem: the `code` it is given."""

    wanted: Said
    form: re.Pattern[str]
    code: Code = BAD_FORM

    def read(self, node: Node, reading: Reading) -> str | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None or self.form.fullmatch(typed.text):
            return typed.text if typed else None
        reading.problems.append(self.code.at(typed.place, mismatch(typed, self.wanted)))
        return None


@dataclass(frozen=True, slots=True)
class Identifier:
    """The name by which something is referred to: lower-case ASCII words joined by `_` (or also by `-`); `bad-id`."""

    joined_by: str = "_"

    @property
    def wanted(self) -> Said:
        return said("a name of unaccented small letters and digits, joined by “{sign}”", sign=self.joined_by[0])

    def read(self, node: Node, reading: Reading) -> str | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None or _identifier(self.joined_by).fullmatch(typed.text):
            return typed.text if typed else None
        proposal = self._proposed(typed)
        message = mismatch(typed, self.wanted)
        reading.problems.append(
            BAD_ID.at(typed.place, message, said("Write {proposal}.", proposal=proposal) if proposal else NOTHING)
        )
        return None

    def _proposed(self, typed: Scalar) -> str:
        plain = unicodedata.normalize("NFKD", typed.text).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", self.joined_by[0], plain).strip(self.joined_by)[:60]


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One word of a closed list; problem: `unknown-value`, with the word that was certainly meant."""

    words: type[E]

    @property
    def wanted(self) -> Said:
        return _listed(self.words)

    def read(self, node: Node, reading: Reading) -> E | None:
        typed = scalar(node, _listed(self.words), reading)
        if typed is None:
            return None
        known = _members(self.words)
        if typed.text in known:
            return cast(E, known[typed.text])
        reading.problems.append(UNKNOWN_VALUE.at(typed.place, mismatch(typed, self.wanted), self._suggestion(typed.text)))
        return None

    def _suggestion(self, text: str) -> Said:
        """The keyword for a word of another language or a near one; nothing where it is not certain."""
        known, keyword = _members(self.words), keyword_for(text)
        return said("Write {proposal}.", proposal=keyword) if keyword in known else did_you_mean(text, known)


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`, and no other spelling of them."""

    wanted: Said = said("true or false")

    def read(self, node: Node, reading: Reading) -> bool | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None or typed.text in ("true", "false"):
            return typed.text == "true" if typed else None
        keyword = keyword_for(typed.text)
        certain = keyword in ("true", "false")
        hint = said("Write {proposal}.", proposal=keyword) if certain else said("Write true or false.")
        reading.problems.append(UNKNOWN_VALUE.at(typed.place, mismatch(typed, self.wanted), hint))
        return None


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that readers can open (`generator.values.web_address`); problem: `bad-address`."""

    wanted: Said = said("a web address that begins with https://")

    def read(self, node: Node, reading: Reading) -> str | None:
        typed = scalar(node, self.wanted, reading)
        if typed is None:
            return None
        fault = address_fault(typed.text)
        if fault is None:
            return typed.text
        reading.problems.append(BAD_ADDRESS.at(typed.place, fault.message or mismatch(typed, self.wanted), fault.hint))
        return None


@cache
def _identifier(joined_by: str) -> re.Pattern[str]:
    return re.compile(rf"[a-z0-9]+(?:[{joined_by}][a-z0-9]+)*")


EMAIL = Pattern(said("an e-mail address"), re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[A-Za-z]{2,}"))
COUNTRY = Pattern(said("a country code of two capitals such as MA (ISO 3166)"), re.compile(r"[A-Z]{2}"))
LANGUAGE = Pattern(
    said("a language tag such as fr or ar-MA (BCP 47)"), re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
)
LICENCE = Pattern(said("an SPDX licence identifier such as CC-BY-4.0"), re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*"))
