"""The words of the interface, in gettext catalogues that translators' tools read: `catalogs/fr.po`.

The words in templates and code are English; English needs no catalogue. A language without one is shown in English.
The words that readers of a report see and those said to its editors are kept apart: `catalogs/editors/fr.po`.
A word for editors that is not there is looked up among those of readers, such as the title of a key in the downloads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages.pofile import read_po

from bilan.locales.typography import add_french_spaces

_CATALOGUES = Path(__file__).parent / "catalogs"
REPORT = ""  # the words in the report itself
EDITORS = "editors"  # what is said to those who write it


def english_form(number: int) -> int:
    """The plural form of English: the first for one, the second for all else."""
    return int(number != 1)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Messages by their English words; `plurals` by the English singular, `form` choosing among them for a number.

    A message that is not here is looked up in `fallback`.
    """

    messages: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form: Callable[[int], int] = english_form
    fallback: Catalog | None = None

    def __call__(self, message: str) -> str:
        """The message in this language, or as it is in English."""
        return self.messages.get(message) or (self.fallback(message) if self.fallback else message)

    def counted(self, number: int, one: str, other: str) -> str:
        """The message that goes with a number, or the English one."""
        forms = self.plurals.get(one) or (one, other)
        return forms[min(self.form(number), len(forms) - 1)]


@cache
def catalog(language: str, readers: str = REPORT) -> Catalog:
    """The catalogue of a language subtag for those readers, empty for English and for languages that have none."""
    path = _CATALOGUES / readers / f"{language}.po"
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        entries = read_po(file, locale=language)
    single = {
        str(entry.id): add_french_spaces(str(entry.string), language)
        for entry in entries
        if isinstance(entry.id, str) and entry.id
    }
    plural = {str(entry.id[0]): _forms(entry.string, language) for entry in entries if isinstance(entry.id, tuple)}
    return Catalog(single, plural, c2py(entries.plural_expr), catalog(language) if readers == EDITORS else None)


def _forms(said: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(add_french_spaces(form, language) for form in said)


def has_catalog(language: str) -> bool:
    """True when the interface exists in a language."""
    return language == "en" or (_CATALOGUES / f"{language}.po").exists()
