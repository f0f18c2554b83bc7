"""Sums, inclusions and jumps on both sides of what numbers claim; downloads state the same bounds as the checks use."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.exports.tables.figures_table import bounds
from bilan.model.figure import Figure
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.rules import inclusions, plausibility, sums
from bilan.values.interval import Qualifier

Folder = Callable[[dict[str, str | bytes]], Path]


def _report(folder: Folder, figures: str, earlier: str = "") -> Report:
    files: dict[str, str | bytes] = {"data/2021/figures.yml": f"source: review\nfigures:\n{figures}"}
    if earlier:
        files["data/2020/figures.yml"] = f"source: review\nfigures:\n{earlier}"
    report = load_report(folder(files)).report
    assert report is not None
    return report


@pytest.mark.parametrize(
    ("total", "one", "two", "right"),
    [
        ("value: 10", "6", "4", True),
        ("value: 10", "6", "3", False),
        ("value: 10", "6", "5", False),
        ("value: 2000, qualifier: about", "1000", "500", True),
        ("value: 2000, qualifier: about", "1000", "499", False),
        ("value: 2000, qualifier: about", "1000", "1500", True),
        ("value: 2000, qualifier: about", "1000", "1501", False),
        ("value: 2120000, qualifier: about", "2000000", "125000", True),
        ("value: 2120000, qualifier: about", "2000000", "125001", False),
        ("value: 2000, qualifier: nearly", "1000", "500", True),
        ("value: 2000, qualifier: nearly", "1000", "499", False),
        ("value: 2000, qualifier: nearly", "1000", "999", True),
        ("value: 2000, qualifier: nearly", "1000", "1000", False),
        ("value: 2000, qualifier: more_than", "1000", "1001", True),
        ("value: 2000, qualifier: more_than", "1000", "1000", False),
        ("value: 2000, qualifier: less_than", "1000", "999", True),
        ("value: 2000, qualifier: less_than", "1000", "1000", False),
        ("value: 2000, rounded_to: 100", "1000", "950", True),
        ("value: 2000, rounded_to: 100", "1000", "949", False),
        ("value: 2000, rounded_to: 100", "1000", "1050", True),
        ("value: 2000, rounded_to: 100", "1000", "1051", False),
        ("value: 2000", "{value: 1000, qualifier: about}", "1500", True),
        ("value: 2000", "{value: 1000, qualifier: about}", "1501", False),
        ("value: 2000", "{value: 1000, qualifier: more_than}", "999", True),
        ("value: 2000", "{value: 1000, qualifier: more_than}", "1000", False),
        ("value: 10, residual: {value: 1, name: Reste}", "6", "3", True),
        ("value: 10, residual: {value: 1, name: Reste}", "6", "4", False),
    ],
)
def test_a_sum_is_wrong_only_where_no_reading_makes_it_right(
    folder: Folder, total: str, one: str, two: str, right: bool
) -> None:
    report = _report(folder, f"  total: {{{total}, parts: [one, two]}}\n  one: {one}\n  two: {two}\n")
    assert [problem.code for problem in sums.check(report)] == ([] if right else ["sum-mismatch"])


@pytest.mark.parametrize(
    ("total", "one", "says"),
    [
        ("value: 10, qualifier: more_than", "6", "The parts add up to 10 (one 6 + two 4), but “total” is at least 10."),
        ("value: 9, qualifier: less_than", "6", "The parts add up to 10 (one 6 + two 4), but “total” is at most 9."),
        ("value: 20, qualifier: nearly", "6", "The parts add up to 10 (one 6 + two 4), but “total” is 15 to 20."),
    ],
)
def test_a_wrong_sum_names_what_each_side_allows(folder: Folder, total: str, one: str, says: str) -> None:
    report = _report(folder, f"  total: {{{total}, parts: [one, two]}}\n  one: {one}\n  two: 4\n")
    assert [str(problem.message) for problem in sums.check(report)] == [says]


@pytest.mark.parametrize(
    ("one", "hint"),
    [
        ("467", "If “one” is 476 and not 467 (two digits swapped), the sum is right; check its source."),
        ("466", "The difference is 10: check each part and the total, or give the 10 that is missing"),
        ("477", "The difference is 1: check each part and the total."),
    ],
)
def test_a_wrong_sum_proposes_what_would_make_it_right(folder: Folder, one: str, hint: str) -> None:
    report = _report(folder, f"  total: {{value: 480, parts: [one, two]}}\n  one: {one}\n  two: 4\n")
    (problem,) = sums.check(report)
    assert str(problem.hint).startswith(hint)


@pytest.mark.parametrize(
    ("whole", "part", "right"),
    [
        ("value: 10", "10", True),
        ("value: 10", "11", False),
        ("value: 2000, qualifier: about", "2500", True),
        ("value: 2000, qualifier: about", "2501", False),
        ("value: 2000, qualifier: less_than", "1999", True),
        ("value: 2000, qualifier: less_than", "2000", False),
        ("value: 2000, qualifier: more_than", "9999", True),
        ("value: 2000", "{value: 2000, qualifier: more_than}", False),
        ("value: 2000", "{value: 1999, qualifier: more_than}", True),
        ("value: 2000", "{value: 2000, qualifier: nearly}", True),
    ],
)
def test_what_is_included_is_no_larger_than_the_whole(folder: Folder, whole: str, part: str, right: bool) -> None:
    report = _report(folder, f"  total: {{{whole}, of_which: [one]}}\n  one: {part}\n")
    assert [problem.code for problem in inclusions.check(report)] == ([] if right else ["inclusion-too-large"])


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("100", "799", False),
        ("100", "800", True),
        ("100", "1250", True),
        ("100", "1251", False),
        ("1250", "100", True),
        ("1251", "100", False),
        ("800", "100", True),
        ("799", "100", False),
        ("10", "7999", False),
        ("10", "8000", True),
        ("10", "12500", True),
        ("10", "12501", False),
        ("12500", "10", True),
        ("12501", "10", False),
        ("0", "1000", False),
        ("1000", "0", False),
        ("100", "{value: 1000, confirmed: true}", False),
    ],
)
def test_a_value_ten_or_a_thousand_times_the_previous_is_a_warning(
    folder: Folder, before: str, after: str, asked: bool
) -> None:
    report = _report(folder, f"  total: {after}\n", f"  total: {before}\n")
    assert [problem.code for problem in plausibility.check(report)] == (["implausible-change"] if asked else [])


@pytest.mark.parametrize(
    ("value", "qualifier", "rounded_to", "lower", "upper"),
    [
        (None, "exact", None, None, None),
        ("2000", "exact", None, "2000", "2000"),
        ("2000", "exact", "100", "1950", "2050"),
        ("2000", "about", None, "1500", "2500"),
        ("17", "about", None, "16", "18"),
        ("2000", "nearly", None, "1500", "2000"),
        ("2000", "more_than", None, "2000", None),
        ("2000", "less_than", None, None, "2000"),
    ],
)
def test_a_download_states_the_bounds_that_the_checks_use(
    folder: Folder, value: str | None, qualifier: str, rounded_to: str | None, lower: str | None, upper: str | None
) -> None:
    number, unit = (Decimal(text) if text else None for text in (value, rounded_to))
    place = _report(folder, "  total: 1\n").years[2021].figures["total"].place
    figure = Figure(id="total", place=place, value=number, qualifier=Qualifier(qualifier), rounded_to=unit)
    assert bounds(figure) == tuple(Decimal(text) if text else None for text in (lower, upper))
