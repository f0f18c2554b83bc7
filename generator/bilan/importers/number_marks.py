"""Marks beside a number or a year, and marks for no number.

The letters are those of SDMX and statistical offices (CL_OBS_STATUS; Eurostat, “Special codes and data markers”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilan.importers.cell_text import comparable, without_accents
from bilan.model.figure import Status

# Without accents, in French, English and Arabic. The words are also those of our own workbooks.
# fmt: off
_STATUSES = {
    **dict.fromkeys(("p", "prov", "provisoire", "provisional", "مؤقت", "مؤقتة"), Status.PROVISIONAL),
    **dict.fromkeys(
        ("e", "est", "estime", "estimee", "estimation", "estimated", "estimate", "تقدير", "تقديري", "مقدر", "مقدرة"),
        Status.ESTIMATED,
    ),
    **dict.fromkeys(("def", "definitif", "definitive", "final", "نهائي", "نهائية"), Status.FINAL),
}
_LEFT_TO_THE_EDITOR = frozenset(("r", "rev", "revise", "revisee", "revised", "b", "u", "d", "مراجع"))  # revised, break, …
_NO_NUMBER = frozenset((
    "nd", "n d", "n.d", "na", "n/a", "n.a", "#n/a", "nc", "n.c", "ns", "n.s", "so", "s.o",
    "sans objet", "non disponible", "non communique", "non publie", "non diffuse", "inconnu", "neant",
    "not available", "not published", "not applicable", "withheld", "unknown", "none", "null", "nan",
    "broken down", "detaille", "ventile", "مفصل", "موزع",
    "number not known", "nombre inconnu", "العدد غير معروف",
    "غير متوفر", "غير متوفرة", "غير متاح", "غير متاحة", "غير منشور", "محجوب", "لا ينطبق", "غ م", "غ.م", "م.غ",
))
# fmt: on
_SIGNS_OF_NOTHING = re.compile(r"[.…:/\-–—−_ ]+|x{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a number: the status that one gives, and those that were not read."""

    status: Status | None = None
    unread: str = ""


def marks_of(letters: str, footnotes: str = "") -> Marks | None:
    """Return what letters and footnotes after a number mean; None if the letters are not a mark."""
    mark = without_accents(letters)
    if not mark:
        return Marks(unread=footnotes)
    if mark in _STATUSES:
        return Marks(_STATUSES[mark], footnotes)
    return Marks(unread=f"{letters} {footnotes}".strip()) if mark in _LEFT_TO_THE_EDITOR else None


def means_no_number(text: str) -> bool:
    """Return whether a text means that there is no number: `n.d.`, `..`, `–`, `غير متوفر`."""
    if any(sign.isdecimal() for sign in text):
        return False
    bare = text.strip()
    return bool(bare) and (
        _SIGNS_OF_NOTHING.fullmatch(bare) is not None or without_accents(comparable(bare).strip("() ")) in _NO_NUMBER
    )
