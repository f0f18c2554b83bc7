"""A name is suggested where one typing error separates it from what was written, and in no other case."""

from __future__ import annotations

import pytest

from bilan.diagnostics.problem import suggestion
from bilan.diagnostics.spelling import SHORTEST, one_typo_away

KNOWN = ("press_releases", "review-2021", "dgsn-2024", "dimatv-2024", "activities", "one")
TYPOS = {
    "a letter missing": "pres_releases",
    "a letter too many": "press_releasess",
    "another letter": "pless_releases",
    "two letters swapped": "press_relaeses",
    "another sign": "press-releases",
    "a capital": "Press_Releases",
    "the first letter missing": "ress_releases",
    "the last letter missing": "press_release",
}
DOUBTFUL = {
    "two errors": "pres_release",
    "another word of the same look": "i3lamtv-2024",
    "another year": "dgsn-2025",
    "a year of five digits": "dgsn-20244",
    "two years swapped": "dgsn-2042",
    "nothing alike": "tanja24",
    "too short to be sure": "on",
}


@pytest.mark.parametrize("typed", TYPOS.values(), ids=TYPOS)
def test_one_typing_error_is_recognised(typed: str) -> None:
    assert one_typo_away(typed, KNOWN) == "press_releases"
    assert suggestion(typed, KNOWN) == "Did you mean “press_releases”?"


@pytest.mark.parametrize("typed", DOUBTFUL.values(), ids=DOUBTFUL)
def test_nothing_is_suggested_in_doubt(typed: str) -> None:
    assert one_typo_away(typed, KNOWN) is None
    assert suggestion(typed, KNOWN) == ""


def test_of_two_equally_near_names_none_is_suggested() -> None:
    assert one_typo_away("visit", ["visits", "visitx"]) is None
    assert one_typo_away("visit", ["visits", "visits"]) == "visits"


@pytest.mark.parametrize(("length", "found"), [(SHORTEST - 1, False), (SHORTEST, True)])
def test_a_very_short_name_is_near_too_many(length: int, found: bool) -> None:
    assert (one_typo_away("abcdef"[:length], ["abcdef"[: length + 1]]) is not None) is found
