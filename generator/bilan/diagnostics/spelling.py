"""The known word that differs from a given one by one typing error."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 3  # letters; shorter words are one error away from too many others


def one_typo_away(word: str, known: Iterable[str]) -> str | None:
    """Return the only known word that differs by one letter inserted, missing, replaced or swapped with its neighbour.

    Case does not count. A digit is never a typing error: `report-2024` is not `report-2025`, because a wrong source
    would be worse than none.
    """
    if len(word) < SHORTEST:
        return None
    alike = {other for other in known if _digits(other) == _digits(word)}
    near = {other for other in alike if _differ_by_one(word.casefold(), other.casefold())}
    return near.pop() if len(near) == 1 else None


def _digits(word: str) -> str:
    return "".join(sign for sign in word if sign.isdigit())


def _differ_by_one(one: str, other: str) -> bool:
    """Return whether at most one insertion, deletion, substitution or swap of neighbours makes one word of the other."""
    start = _same_at_start(one, other)
    one, other = one[start:], other[start:]
    swapped = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _same_at_start(one: str, other: str) -> int:
    """Return how many letters two words have in common at their start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
