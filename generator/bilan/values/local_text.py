"""A text in one or several languages, and a string with its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bilan.diagnostics.problem import Place


class LocalizedString(NamedTuple):
    """A text and the subtag of its language, such as `fr`."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text by language subtag, always with the default language; and the place of each language in the data."""

    texts: Mapping[str, str]
    default: str
    place: Place = field(compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def fingerprinted(self) -> object:
        """The text in a fingerprint: all of it, with its places."""
        return self.texts, self.default, [*self.place], {name: [*place] for name, place in self.places.items()}

    def in_language(self, language: str) -> LocalizedString:
        """The text in that language, or else in the default language, with the language that was used."""
        available = language if language in self.texts else self.default
        return LocalizedString(self.texts[available], available)

    @property
    def original(self) -> str:
        """The text in the default language."""
        return self.texts[self.default]
