"""Normalises the text of cells before it is compared.

Texts that look the same are equal: composition (Unicode NFKC), case, apostrophes, dashes, spaces, invisible characters,
Arabic vowel marks, and footnote marks after a name do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′ʹ＇", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_TATWEEL = "\u0640"  # stretches an Arabic word, for looks only
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FOOTNOTE = re.compile(rf"(?:\s*(?:[({{\[]\s*(?:\d{{1,2}}|\*+|[{_SUPERSCRIPTS}]+)\s*[)}}\]]|[*†‡§]+|[{_SUPERSCRIPTS}]+))+$")
_ORDER = re.compile(r"^(?:[-‐–—•·▪*]+\s*|\d{1,2}(?:\.\d{1,2})*\s?[.)-]\s+)")
_COUNT_OF = re.compile(r"^(?:(?:nombre|nb\.?|nbre) (?:total )?(?:de |des |d['’])|number of |عدد )", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:\(\s*(?:%|٪|en %|nombre|nb|number)\s*\)|\s%)$", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def comparable(text: str) -> str:
    """Return the text for comparison: `Visites  GUIDÉES (1)` equals `visites guidées`."""
    return _plain(_FOOTNOTE.sub("", text.strip())).rstrip(" :.")


@lru_cache(maxsize=65_536)
def without_accents(text: str) -> str:
    """Return the comparable text without accents, as French is typed in capitals: `ANNEE` for `année`."""
    return "".join(sign for sign in unicodedata.normalize("NFD", comparable(text)) if not unicodedata.combining(sign))


def without_footnotes(text: str) -> tuple[str, str]:
    """Return a text without the footnote marks at its end, and those marks: `1 300 (1)` gives `1 300` and `(1)`."""
    whole = text.strip()
    bare = _FOOTNOTE.sub("", whole)
    return (bare, whole[len(bare) :].strip()) if bare else (whole, "")


def without_format_characters(text: str) -> str:
    """Return a text without characters that only format it (Unicode Cf), such as marks of direction."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).translate(_APOSTROPHES).translate(_DASHES)
    seen = "".join(sign for sign in composed if not _is_invisible(sign))
    return " ".join(seen.casefold().split())


def _is_invisible(sign: str) -> bool:
    """Return whether a character shows nothing, or only vowels: format characters (Cf), Arabic marks, the tatweel."""
    return sign == _TATWEEL or unicodedata.category(sign) == "Cf" or "\u064b" <= sign <= "\u0652"


@lru_cache(maxsize=4_096)
def name_alone(text: str) -> str:
    """Return a name without a bullet, a number before it, `Nombre de` or `(%)`; empty if there is none of these."""
    whole = text.strip()
    bare = _AFTER_NAME.sub("", _COUNT_OF.sub("", _ORDER.sub("", whole)))
    return bare if bare != whole else ""


class NameIndex:
    """Finds the meaning of a name however it is typed.

    A name without its accents is found too, if it can only be one of the names.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._bare: dict[str, set[str]] = {}
        for name, meaning in names:
            self._exact.setdefault(comparable(name), set()).add(meaning)
            self._bare.setdefault(without_accents(name), set()).add(meaning)

    def __contains__(self, name: str) -> bool:
        return bool(self.find(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._exact)

    def find(self, name: str) -> str:
        """Return the meaning of a name; empty if it is unknown or has several."""
        found = self.all(name)
        return found[0] if len(found) == 1 else ""

    def all(self, name: str) -> Sequence[str]:
        """Return all meanings of a name."""
        if not name.strip():
            return ()
        found = self._exact.get(comparable(name)) or self._bare.get(without_accents(name))
        if not found and (inner := name_alone(name)):
            found = self._exact.get(comparable(inner)) or self._bare.get(without_accents(inner))
        return sorted(found or ())
