"""Changes of months, members and parts of years; breaks between them; and whole figures of different periods."""

from __future__ import annotations

import pytest

from bilan.analysis.change import Change, Incomparable, Reason, change
from bilan.analysis.errata import errata
from bilan.analysis.period_changes import change_since
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period
from tests.conftest import Folder

DIMENSIONS = "dimensions:\n  channel: {name: Canal, members: {site: {name: Site}, x: {name: X}}}\n"
OLD = (
    "source: review\nfigures:\n  one: {value: 300, by: {month: {11: 100, 12: 200}, channel: {site: 100, x: 200}}}\n"
    "  two: 40\n"
)
NEW = (
    "source: review\nfigures:\n"
    "  one: {{value: 330, {whole}by: {{month: {{01: 100, 11: {november}, 12: 150}}, channel: {{site: 110, x: {x}}}}}}}\n"
    "  two: {{value: 30, period: 2021-H1}}\n"
)


def _report(folder: Folder, november: str = "110", x: str = "220", whole: str = "") -> Report:
    new = NEW.format(november=november, x=x, whole=whole)
    files: dict[str, str | bytes] = {
        "data/dimensions.yml": DIMENSIONS,
        "data/2020/figures.yml": OLD,
        "data/2021/figures.yml": new,
    }
    report = load_report(folder(files)).report
    assert report
    return report


def _period(text: str) -> Period:
    period = parse_period(text)
    assert isinstance(period, Period)
    return period


def _changes(report: Report, period: str, **members: str) -> list[object]:
    observation = report.observation("one", _period(period), members)
    assert observation
    assert observation.period
    others = observation.period.previous(), observation.period.year_before()
    changes = [change_since(report, observation, other) for other in others if other]
    return [one.reason if isinstance(one, Incomparable) else str(one.shown) for one in changes]


@pytest.mark.parametrize(
    ("period", "members", "changes"),
    [
        ("2021-12", {}, ["36.4", "-25.0"]),
        ("2021-11", {}, [Reason.NO_BASE, "10.0"]),
        ("2021-01", {}, ["-50.0", Reason.NO_BASE]),
        ("2021", {"channel": "x"}, ["10.0", "10.0"]),
        ("2021", {}, ["10.0", "10.0"]),
        ("2020-11", {}, [Reason.NO_BASE, Reason.NO_BASE]),
    ],
)
def test_changes_of_an_observation(folder: Folder, period: str, members: dict[str, str], changes: list[object]) -> None:
    assert _changes(_report(folder), period, **members) == changes


def test_a_break_prevents_comparisons_across_it(folder: Folder) -> None:
    broken = _report(folder, november="{value: 110, break: Autre compte.}")
    assert _changes(broken, "2021-12") == ["36.4", Reason.BREAK]
    assert _changes(broken, "2021-11") == [Reason.NO_BASE, Reason.BREAK]
    assert _changes(broken, "2021", channel="x") == ["10.0", "10.0"]
    of_member = _report(folder, x="{value: 220, break: Autre compte.}")
    assert _changes(of_member, "2021", channel="x") == [Reason.BREAK, Reason.BREAK]
    assert _changes(of_member, "2021", channel="site") == ["10.0", "10.0"]
    of_whole = _report(folder, whole="break: Autre compte., ")
    assert _changes(of_whole, "2021-12") == ["36.4", Reason.BREAK]
    assert _changes(of_whole, "2021-01") == [Reason.BREAK, Reason.NO_BASE]
    assert _changes(of_whole, "2021", channel="site") == [Reason.BREAK, Reason.BREAK]


def test_figures_of_different_periods_are_not_compared(folder: Folder) -> None:
    report = _report(folder)
    found = change(report, report.indicators["two"], 2021, 2020)
    assert isinstance(found, Incomparable) and found.reason is Reason.PERIOD
    assert isinstance(change(report, report.indicators["one"], 2021, 2020), Change)


def test_a_correction_of_a_cell_is_a_correction(folder: Folder) -> None:
    revised = "{value: 110, revisions: [{date: 2022-01-05, was: 101, reason: Erreur.}]}"
    (erratum,) = errata(_report(folder, november=revised))
    assert (erratum.figure.key, erratum.anchor) == ("2021-11/one", "2021-11-one-2022-01-05-101")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2020", "2021", True),
        ("2020-H1", "2021-H1", True),
        ("2020-H1", "2021-H2", False),
        ("2020-H1", "2021-Q1", False),
        ("2020-02", "2021-02", True),
        ("2020-01-01/2020-12-15", "2021-01-01/2021-12-15", True),
        ("2020-01-01/2020-12-15", "2021-01-01/2021-12-16", False),
        ("2020-01-01/2020-02-29", "2021-01-01/2021-02-28", True),
        ("2020-01-01/2020-02-28", "2021-01-01/2021-02-28", True),
        ("2020-12-01/2021-01-15", "2021-12-01/2022-01-15", True),
        ("2020-12-01/2021-01-15", "2021-12-01/2023-01-15", False),
        ("2020-01-01/2020-12-15", "2021", False),
    ],
)
def test_a_period_is_the_same_in_another_year(one: str, other: str, same: bool) -> None:
    assert _period(one).is_same_in_another_year(_period(other)) is same
    assert _period(other).is_same_in_another_year(_period(one)) is same
