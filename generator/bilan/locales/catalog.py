"""Translated messages, in gettext catalogs: `catalogs/fr.po` for readers, `catalogs/editors/fr.po` for editors.

Messages in templates and code are English, so English needs no catalog. A language without a catalog is shown in English.
A message for editors that is not in their catalog is looked up in that for readers, such as the title of a key in downloads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages.pofile import read_po

from bilan.locales.typography import add_french_spaces

_CATALOGS = Path(__file__).parent / "catalogs"
REPORT = ""  # messages for readers of the report
EDITORS = "editors"  # messages for those who write it


def english_form(number: int) -> int:
    """The index of the English plural form: 0 for one, 1 for any other number."""
    return int(number != 1)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Translations by English message; `plurals` by English singular; `form` gives a number's index in the plural forms.

    A message that is not here is looked up in `fallback`.
    """

    messages: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form: Callable[[int], int] = english_form
    fallback: Catalog | None = None

    def __call__(self, message: str) -> str:
        """The translation of a message, or the English message if there is none."""
        return self.messages.get(message) or (self.fallback(message) if self.fallback else message)

    def counted(self, number: int, one: str, other: str) -> str:
        """The plural form for a number, translated or English."""
        forms = self.plurals.get(one) or (one, other)
        return forms[min(self.form(number), len(forms) - 1)]


@cache
def catalog(language: str, readers: str = REPORT) -> Catalog:
    """The catalog of a language subtag for readers or `EDITORS`; empty for English and for languages without a catalog."""
    path = _CATALOGS / readers / f"{language}.po"
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        entries = read_po(file, locale=language)
    messages = {
        str(entry.id): add_french_spaces(str(entry.string), language)
        for entry in entries
        if isinstance(entry.id, str) and entry.id
    }
    plurals = {str(entry.id[0]): _forms(entry.string, language) for entry in entries if isinstance(entry.id, tuple)}
    return Catalog(messages, plurals, c2py(entries.plural_expr), catalog(language) if readers == EDITORS else None)


def _forms(plural_forms: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(add_french_spaces(form, language) for form in plural_forms)


def has_catalog(language: str) -> bool:
    """True when the messages for readers exist in a language."""
    return language == "en" or (_CATALOGS / f"{language}.po").exists()
