"""A computed figure says what its inputs allow, and has their status, breaks and sources."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.analysis.change import Incomparable, Reason, change
from bilan.analysis.visibility import public_view
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import table
from bilan.locales.language import Language
from bilan.model.computation import Uncomputed
from bilan.model.figure import Figure, Status
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.model.year import YearStatus
from bilan.render.formatter import PageFormatter
from bilan.values.interval import Interval, Qualifier
from tests.conftest import Folder

TODAY = date(2026, 11, 23)


def _report(folder: Folder, formula: str, years: dict[int, str], extra: str = ", unit: percent, decimals: 1") -> Report:
    indicators = (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "indicators:\n"
        "  a: {name: A, definition: A., theme: press, unit: item}\n"
        "  b: {name: B, definition: B., theme: press, unit: item}\n"
        f"  c: {{name: C, definition: C., theme: press{extra}, formula: {formula}}}\n"
        "  d: {name: D, definition: D., theme: press, unit: percent, formula: 2 * c}\n"
    )
    sources = "sources:\n  review: {title: Bilan, publisher: Ville}\n  other: {title: Autre, publisher: Ville}\n"
    files: dict[str, str | bytes] = {"data/indicators.yml": indicators, "data/sources.yml": sources}
    files["data/2021/figures.yml"] = "figures: {}\n"
    for year, figures in years.items():
        files[f"data/{year}/figures.yml"] = f"source: review\nfigures: {{{figures}}}\n"
    loaded = load_report(folder(files))
    assert loaded.report is not None, loaded.problems
    return loaded.report


def _figure(report: Report, year: int = 2021, indicator: str = "c") -> Figure:
    figure = report.figure(indicator, year)
    assert figure is not None
    return figure


EXACT = [
    ("100 * a / b", "a: 1, b: 3", "33.3"),
    ("100 * a / b", "a: 2, b: 3", "66.7"),
    ("a / b", "a: 1, b: 2", "0.5"),
    ("a - b", "a: 5, b: 3", "2"),
    ("a - (b - 1)", "a: 5, b: 3", "3"),
    ("a - b - 1", "a: 5, b: 3", "1"),
    ("a / b / 2", "a: 8, b: 2", "2"),
    ("-a + b", "a: 3, b: 5", "2"),
    ("a + b * 2", "a: 3, b: 5", "13"),
    ("a / b * b", "a: 1, b: 3", "1"),
    ("a / 3 * 0.15", "a: 1, b: 3", "0.1"),  # 0.05, halves away from zero: thirds are kept exactly
]


@pytest.mark.parametrize(("formula", "figures", "value"), EXACT)
def test_exact_figures_give_an_exact_figure(folder: Folder, formula: str, figures: str, value: str) -> None:
    figure = _figure(_report(folder, formula, {2021: figures}))
    assert (str(figure.value), figure.qualifier, figure.status) == (value, Qualifier.EXACT, None)


CLAIMS = [
    ("100 * a / b", "a: {value: 50, qualifier: about}, b: 200", "25", Qualifier.ABOUT),
    ("100 * a / b", "a: {value: 50, qualifier: more_than}, b: 300", "16.6", Qualifier.MORE_THAN),
    ("a - b", "a: 50, b: {value: 20, qualifier: more_than}", "30", Qualifier.LESS_THAN),
    ("100 * a / b", "a: {value: 50, qualifier: less_than}, b: 300", "16.7", Qualifier.LESS_THAN),
]


@pytest.mark.parametrize(("formula", "figures", "value", "qualifier"), CLAIMS)
def test_the_qualifier_follows_from_the_inputs(
    folder: Folder, formula: str, figures: str, value: str, qualifier: Qualifier
) -> None:
    figure = _figure(_report(folder, formula, {2021: figures}))
    assert (str(figure.value), figure.qualifier) == (value, qualifier)


def test_a_bound_as_divisor_gives_a_range(folder: Folder) -> None:
    figure = _figure(_report(folder, "100 * a / b", {2021: "a: 50, b: {value: 300, qualifier: more_than}"}))
    assert figure.range == Interval(Decimal(0), Decimal("16.7"))


def test_a_range_gives_a_range_that_contains_it(folder: Folder) -> None:
    figure = _figure(_report(folder, "100 * a / b", {2021: "a: [10, 20], b: 30"}))
    assert figure.range == Interval(Decimal("33.3"), Decimal("66.7"))
    assert figure.interval is not None and figure.interval.high < Decimal("66.7")


OBSTACLES = [
    ("a / b", "a: 5, b: 0", Uncomputed.ZERO_DIVISOR, "missing"),
    ("a / (a - b)", "a: {value: 17, qualifier: about}, b: 16", Uncomputed.ZERO_DIVISOR, "missing"),
    ("a - b", "a: {value: 5, qualifier: more_than}, b: {value: 3, qualifier: more_than}", Uncomputed.BOUND, "missing"),
    ("a / b", "a: {status: missing}, b: 3", Uncomputed.NO_VALUE, "missing"),
    ("a / b", "a: {status: not_applicable}, b: {status: missing}", Uncomputed.NO_VALUE, "not_applicable"),
    ("a / b", "a: {status: missing}, b: {status: withheld}", Uncomputed.NO_VALUE, "withheld"),
]


@pytest.mark.parametrize(("formula", "figures", "obstacle", "status"), OBSTACLES)
def test_what_cannot_be_computed_has_a_reason_and_a_status(
    folder: Folder, formula: str, figures: str, obstacle: Uncomputed, status: str
) -> None:
    figure = _figure(_report(folder, formula, {2021: figures}))
    assert figure.value is None and figure.computation
    assert (figure.computation.obstacle, figure.status) == (obstacle, status)


@pytest.mark.parametrize("figures", ["a: 5", "b: 5", "a: 5, b: {value: }"])
def test_without_its_inputs_there_is_no_figure(folder: Folder, figures: str) -> None:
    assert _report(folder, "a / b", {2021: figures}).figure("c", 2021) is None


def test_the_year_before_is_exactly_that(folder: Folder) -> None:
    report = _report(folder, "a - previous(a)", {2019: "a: 4", 2021: "a: 5", 2022: "a: 9"})
    assert [report.figure("c", year) for year in (2019, 2021)] == [None, None]
    assert _figure(report, 2022).value == 4


def test_nothing_is_computed_across_a_break_and_a_break_of_an_input_is_one_of_the_result(folder: Folder) -> None:
    years = {2021: "a: 4, b: 8", 2022: "a: {value: 5, break: Autre relevé.}, b: 8"}
    across = _figure(_report(folder, "a - previous(a)", years), 2022)
    assert across.computation and across.computation.obstacle is Uncomputed.BREAK
    report = _report(folder, "100 * a / b", years)
    broken = _figure(report, 2022)
    assert broken.break_ and broken.break_.original == "Autre relevé."
    found = change(report, report.indicators["c"], 2022, 2021)
    assert isinstance(found, Incomparable) and found.reason is Reason.BREAK


def test_status_and_sources_are_those_of_the_inputs(folder: Folder) -> None:
    figure = _figure(_report(folder, "a / b", {2021: "a: {value: 4, status: provisional}, b: {value: 8, source: other}"}))
    assert (figure.status, [source.name for source in figure.source]) == (Status.PROVISIONAL, ["review", "other"])
    estimated = "a: {value: 4, status: provisional}, b: {value: 8, status: estimated}"
    assert _figure(_report(folder, "a / b", {2021: estimated})).status is Status.ESTIMATED


def test_formulas_use_computed_figures_as_they_are_published(folder: Folder) -> None:
    report = _report(folder, "100 * a / b", {2021: "a: 2, b: 3"})
    assert _figure(report, 2021, "d").value == 133  # 2 × 66.7, in whole percents


def test_circular_formulas_compute_nothing(folder: Folder) -> None:
    assert _report(folder, "d + a", {2021: "a: 2, b: 3"}).figure("c", 2021) is None


def test_a_computed_figure_is_public_only_with_its_inputs(folder: Folder) -> None:
    report = _report(folder, "a - previous(a)", {2021: "a: 4", 2022: "a: 9"})
    assert _figure(report, 2022).value == 5
    draft = replace(report.years[2021].about, status=YearStatus.DRAFT)
    hidden = replace(report, years={**report.years, 2021: replace(report.years[2021], about=draft)})
    public = public_view(hidden, TODAY)
    assert [figure.key for figure in public.figures] == ["2022/a"]


def test_a_formula_does_not_name_an_indicator_that_is_not_public(folder: Folder) -> None:
    report = _report(folder, "a / b", {2021: "a: 4, b: 2", 2022: "a: 9"})
    draft = replace(report.years[2021].about, status=YearStatus.DRAFT)
    public = public_view(replace(report, years={**report.years, 2021: replace(report.years[2021], about=draft)}), TODAY)
    assert list(public.indicators) == ["a"]


def test_a_revision_to_come_does_not_change_what_is_computed_today(folder: Folder) -> None:
    revised = "a: {value: 6, revisions: [{date: 2026-12-01, was: 4, reason: Erreur.}]}, b: 8"
    report = _report(folder, "100 * a / b", {2021: revised})
    assert _figure(report).value == 75
    assert _figure(public_view(report, TODAY)).value == 50
    assert _figure(public_view(report, date(2026, 12, 1))).value == 75


def test_what_is_approved_changes_with_the_formula_and_not_with_its_other_years(folder: Folder) -> None:
    before = _report(folder, "100 * a / b", {2021: "a: 2, b: 3"})
    after = _report(folder, "100 * a / b", {2021: "a: 2, b: 3", 2022: "a: 9, b: 9"})
    other = _report(folder, "a / b * 100", {2021: "a: 2, b: 3"})
    assert approval_fingerprint(before, 2021) == approval_fingerprint(after, 2021)
    assert approval_fingerprint(before, 2021) != approval_fingerprint(other, 2021)


def test_readers_see_the_formula_with_its_inputs_as_links(folder: Folder) -> None:
    report = _report(folder, "100 * (a - b) / b", {2021: "a: 5, b: 3"})
    formatter = PageFormatter(report, Language("fr"))
    said = unescape(formatter.computed(_figure(report))).replace("\u00a0", " ")
    assert said.startswith("Calculé : 100 × (<bdi>A</bdi> (<a class=")
    assert said.count('data-figure="2021/b"') == 2
    assert formatter.formula(report.indicators["c"]).count("<a href=") == 3
    assert formatter.computed(_figure(report, 2021, "a")) == ""


def test_readers_see_why_there_is_no_figure(folder: Folder) -> None:
    report = _report(folder, "a / b", {2021: "a: 5, b: 0"})
    formatter = PageFormatter(report, Language("fr"))
    assert formatter.printed(_figure(report)) == "non calculé"
    assert "il faudrait diviser par un nombre nul" in formatter.computed(_figure(report))


def test_downloads_mark_computed_figures(folder: Folder) -> None:
    report = _report(folder, "100 * a / b", {2021: "a: 2, b: 3"})
    made = table(Release.on(TODAY, public_view(report, TODAY)))
    names = [column.name for column in made.columns]
    formulas = {row[names.index("indicator")]: row[names.index("formula")] for row in made.rows}
    assert formulas == {"a": None, "b": None, "c": "100 * a / b", "d": "2 * c"}


def test_a_report_with_formulas_can_be_cached(folder: Folder) -> None:
    report = _report(folder, "100 * a / b", {2021: "a: 2, b: 3"})
    again = pickle.loads(pickle.dumps(report.indicators["c"]))
    assert again.formula == report.indicators["c"].formula
    assert again.formula.terms == report.indicators["c"].formula.terms  # type: ignore[union-attr]
