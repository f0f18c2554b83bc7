"""Text of cells as people type it, brought to one form before it is compared.

Two texts that look the same are the same: composition (Unicode NFKC), capitals, apostrophes and dashes, blanks, invisible
signs, Arabic vowel marks, and marks of footnotes behind a name do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′ʹ＇", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_TATWEEL = "\u0640"  # stretches an Arabic word, as a matter of look
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FOOTNOTE = re.compile(rf"(?:\s*(?:[({{\[]\s*(?:\d{{1,2}}|\*+|[{_SUPERSCRIPTS}]+)\s*[)}}\]]|[*†‡§]+|[{_SUPERSCRIPTS}]+))+$")
_ORDER = re.compile(r"^(?:[-‐–—•·▪*]+\s*|\d{1,2}(?:\.\d{1,2})*\s?[.)-]\s+)")
_COUNT_OF = re.compile(r"^(?:(?:nombre|nb\.?|nbre) (?:total )?(?:de |des |d['’])|number of |عدد )", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:\(\s*(?:%|٪|en %|nombre|nb|number)\s*\)|\s%)$", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def comparable(text: str) -> str:
    """The text as it is compared with another: `Visites  GUIDÉES (1)` and `visites guidées` are one."""
    return _plain(_FOOTNOTE.sub("", text.strip())).rstrip(" :.")


@lru_cache(maxsize=65_536)
def without_accents(text: str) -> str:
    """The comparable text without accents, as French is typed in capitals: `ANNEE` for `année`."""
    return "".join(sign for sign in unicodedata.normalize("NFD", comparable(text)) if not unicodedata.combining(sign))


def without_footnotes(text: str) -> tuple[str, str]:
    """A text without the marks of footnotes at its end, and those marks: `1 300 (1)` is `1 300` and `(1)`."""
    whole = text.strip()
    bare = _FOOTNOTE.sub("", whole)
    return (bare, whole[len(bare) :].strip()) if bare else (whole, "")


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).translate(_APOSTROPHES).translate(_DASHES)
    seen = "".join(sign for sign in composed if not _unseen(sign))
    return " ".join(seen.casefold().split())


def _unseen(sign: str) -> bool:
    """True of signs that show nothing or only vowels: format characters (Cf), Arabic marks, the tatweel."""
    return sign == _TATWEEL or unicodedata.category(sign) == "Cf" or "\u064b" <= sign <= "\u0652"


@lru_cache(maxsize=4_096)
def name_alone(text: str) -> str:
    """A name without what tables put around it: a bullet, a number of order, `Nombre de`, `(%)`; empty if there is none."""
    whole = text.strip()
    bare = _AFTER_NAME.sub("", _COUNT_OF.sub("", _ORDER.sub("", whole)))
    return bare if bare != whole else ""


class NameIndex:
    """Names, and what each stands for, found however they are typed.

    A name without its accents is found too, where it can only be one of the names.
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
        """What a name stands for; empty where it is not known, or could be several."""
        found = self.all(name)
        return found[0] if len(found) == 1 else ""

    def all(self, name: str) -> Sequence[str]:
        """All that a name may stand for."""
        if not name.strip():
            return ()
        found = self._exact.get(comparable(name)) or self._bare.get(without_accents(name))
        if not found and (inner := name_alone(name)):
            found = self._exact.get(comparable(inner)) or self._bare.get(without_accents(inner))
        return sorted(found or ())
