"""Changes and shares on both sides of each rule: small counts, zero, breaks, bounds, ranks, signs, and digits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.analysis.change import Change, Direction, Incomparable, Reason, change, comparable_run, latest_changes
from bilan.analysis.shares import largest, share_of
from bilan.analysis.year_changes import year_changes
from bilan.build_result import read_report
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter

Folder = Callable[[dict[str, str | bytes]], Path]

INDICATORS = (
    "themes:\n  press: {name: Presse}\n"
    "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n  hour: {measure: hour}\n"
    "indicators:\n"
    "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
    "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
    "  two: {name: Deux, definition: Le second., theme: press, unit: item}\n"
    "  balance: {name: Solde, definition: Le solde., theme: press, unit: hour, signed: true}\n"
    "  hours: {name: Heures, definition: Les heures., theme: press, unit: item, decimals: 1}\n"
    "  rate: {name: Taux, definition: Le taux., theme: press, unit: percent, decimals: 1}\n"
    "  issue: {name: Numéro, definition: Le numéro., theme: press, unit: rank}\n"
)


def _report(folder: Folder, indicator: str, before: str | None, after: str | None) -> Report:
    years = {2020: before, 2021: after}
    files: dict[str, str | bytes] = {
        f"data/{year}/figures.yml": f"source: review\nfigures: {{{indicator}: {typed}}}\n" if typed else "figures: {}\n"
        for year, typed in years.items()
    }
    report = read_report(folder({"data/indicators.yml": INDICATORS, **files}), date(2026, 11, 23)).report
    assert report is not None
    return report


def _change(report: Report, indicator: str) -> Change | Incomparable:
    return change(report, report.indicators[indicator], 2021, 2020)


def _printed(report: Report, indicator: str, tag: str = "fr") -> str:
    found = _change(report, indicator)
    formatter = PageFormatter(report, Language(tag))
    text = formatter.amount(found) if isinstance(found, Change) else formatter.reason(found)
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("indicator", "before", "after", "printed"),
    [
        ("total", "200", "250", "+25,0 %"),
        ("total", "20", "21", "+5,0 %"),
        ("total", "19", "21", "+2"),
        ("total", "1", "3", "+2"),
        ("total", "{value: 200, break: Autre relevé.}", "250", "+25,0 %"),
        ("total", "2000", "2001", "+0,1 %"),
        ("total", "2001", "2002", "0,0 %"),
        ("total", "2000", "1999", "−0,1 %"),
        ("total", "2001", "2000", "0,0 %"),
        ("hours", "12.5", "13.0", "+0,5"),
        ("hours", "19.9", "20.0", "+0,1"),
        ("hours", "20.0", "21.0", "+5,0 %"),
        ("rate", "40.5", "42.5", "+2,0 points"),
        ("rate", "0", "1.5", "+1,5 point"),
        ("balance", "100", "-50", "−150"),
        ("balance", "100", "-1", "−101"),
        ("balance", "100", "0", "−100,0 %"),
        ("balance", "5", "-5", "−10"),
        ("total", "{value: 1150000, qualifier: about}", "{value: 2120000, qualifier: about}", "environ +84 %"),
        ("total", "{value: 260000, qualifier: nearly}", "{value: 515000, qualifier: about}", "environ +98 %"),
        ("total", "{value: 130000, qualifier: about}", "{value: 150000, qualifier: about}", "environ +20 %"),
        ("total", "{value: 4463, rounded_to: 1}", "4955", "environ +11 %"),
        ("total", "{value: 200, rounded_to: 10}", "250", "environ +25 %"),
        ("total", "{value: 17, qualifier: about}", "16", "pas d’évolution nette"),
        ("total", "{value: 17, qualifier: about}", "15", "environ −2"),
        ("total", "{value: 2000, qualifier: about}", "{value: 3000, qualifier: about}", "pas d’évolution nette"),
        ("total", "{value: 2000, qualifier: about}", "2500", "pas d’évolution nette"),
        ("total", "2500", "{value: 2000, qualifier: about}", "pas d’évolution nette"),
        ("total", "{value: 260000, qualifier: nearly}", "260000", "pas d’évolution nette"),
        ("total", "{value: 20, rounded_to: 40}", "100", "environ +80"),
        ("total", "{value: 20, rounded_to: 38}", "100", "environ +400 %"),
        ("rate", "{value: 40, qualifier: about}", "60", "environ +20 points"),
        ("balance", "{value: 100, qualifier: about}", "-400", "environ −500"),
    ],
)
def test_a_change_is_printed_with_the_digits_it_may_have(
    folder: Folder, indicator: str, before: str, after: str, printed: str
) -> None:
    assert _printed(_report(folder, indicator, before, after), indicator) == printed


@pytest.mark.parametrize(
    ("indicator", "before", "after", "reason", "printed"),
    [
        ("total", None, "5", Reason.NO_BASE, "pas de chiffre en 2020"),
        ("total", "{status: missing}", "5", Reason.NO_BASE, "pas de chiffre en 2020"),
        ("total", "5", None, Reason.NO_VALUE, "pas de chiffre en 2021"),
        ("total", "0", "5", Reason.ZERO_BASE, "pas de taux sur une base nulle (2020)"),
        ("balance", "-1", "5", Reason.NEGATIVE_BASE, "pas de taux sur une base négative (2020)"),
        ("balance", "-10000", "5000", Reason.NEGATIVE_BASE, "pas de taux sur une base négative (2020)"),
        ("total", "5", "{value: 6, break: Autre relevé.}", Reason.BREAK, "non comparable : rupture en 2021"),
        ("total", "{value: 200, qualifier: more_than}", "250", Reason.BOUND, None),
        ("total", "{value: 200, qualifier: less_than}", "250", Reason.BOUND, None),
        ("total", "200", "{value: 250, qualifier: more_than}", Reason.BOUND, None),
        ("total", "200", "{value: 250, qualifier: less_than}", Reason.BOUND, None),
        ("total", "{value: 0, qualifier: more_than}", "250", Reason.BOUND, None),
        ("issue", "36", "39", Reason.RANK, "pas d’évolution pour un numéro d’ordre"),
    ],
)
def test_where_there_is_no_change_the_true_reason_is_printed(
    folder: Folder, indicator: str, before: str | None, after: str | None, reason: Reason, printed: str | None
) -> None:
    report = _report(folder, indicator, before, after)
    found = _change(report, indicator)
    assert isinstance(found, Incomparable)
    assert found.reason is reason
    assert _printed(report, indicator) == (printed or "non calculé : un des chiffres n’est qu’une limite")


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("2000", "2001", Direction.UP),
        ("2000", "1999", Direction.DOWN),
        ("2001", "2002", Direction.SAME),
        ("2002", "2001", Direction.SAME),
        ("2000", "2000", Direction.SAME),
        ("{value: 2000, qualifier: about}", "2501", Direction.UP),
        ("{value: 2000, qualifier: about}", "2500", Direction.UNCLEAR),
        ("{value: 2000, qualifier: about}", "1500", Direction.UNCLEAR),
        ("{value: 2000, qualifier: about}", "1499", Direction.DOWN),
        ("{value: 20000, rounded_to: 2}", "20002", Direction.UNCLEAR),
    ],
)
def test_a_change_has_a_direction_only_where_its_interval_leaves_zero_out(
    folder: Folder, before: str, after: str, direction: Direction
) -> None:
    found = _change(_report(folder, "total", before, after), "total")
    assert isinstance(found, Change)
    assert found.direction is direction


def test_the_interval_of_a_rate_holds_every_rate(folder: Folder) -> None:
    report = _report(folder, "balance", "{value: 200, rounded_to: 100}", "{value: 10, rounded_to: 100}")
    found = _change(report, "balance")
    assert isinstance(found, Change)
    rates = [(Decimal(after) / before - 1) * 100 for before in (150, 200, 250) for after in (-40, 10, 60)]
    assert (found.interval.low, found.interval.high) == (min(rates), max(rates))


def test_a_break_in_a_year_between_parts_the_two_years(folder: Folder) -> None:
    figures = {2019: "200", 2020: "{value: 220, break: Autre relevé.}", 2021: "250"}
    files: dict[str, str | bytes] = {
        f"data/{year}/figures.yml": f"source: review\nfigures: {{total: {typed}}}\n" for year, typed in figures.items()
    }
    report = read_report(folder({"data/indicators.yml": INDICATORS, **files}), date(2026, 11, 23)).report
    assert report is not None
    compared = {since: change(report, report.indicators["total"], 2021, since) for since in (2019, 2020)}
    assert isinstance(compared[2019], Incomparable)
    assert isinstance(compared[2020], Change)
    assert latest_changes(report)["2021/total"] == compared[2020]


def test_a_rank_is_no_news_and_has_no_change_in_a_table(folder: Folder) -> None:
    report = _report(folder, "issue", "36", "39")
    found = latest_changes(report)["2021/issue"]
    assert not year_changes(report, report.years[2021]).described
    assert PageFormatter(report, Language("fr")).change_since(found) == ""


def _parts(folder: Folder, total: str, one: str, two: str) -> Report:
    figures = f"source: review\nfigures:\n  total: {{{total}, parts: [one, two]}}\n  one: {one}\n  two: {two}\n"
    files: dict[str, str | bytes] = {"data/indicators.yml": INDICATORS, "data/2021/figures.yml": figures}
    report = read_report(folder(files), date(2026, 11, 23)).report
    assert report is not None
    return report


@pytest.mark.parametrize(
    ("total", "one", "two", "share"),
    [
        ("value: 10", "6", "4", "60 %"),
        ("value: 1000", "5", "995", "1 %"),
        ("value: 1000", "4", "996", "0 %"),
        ("value: 0", "0", "0", None),
        ("value: 344100", "{value: 142500, qualifier: more_than}", "201600", None),
        ("value: 344100", "{value: 142500, qualifier: less_than}", "201600", None),
        ("value: 344100, qualifier: more_than", "142500", "201600", None),
        ("value: 344100", "142500", "{value: 200000, qualifier: more_than}", "41 %"),
        ("value: 2120000, qualifier: about", "450000", "1670000", "environ 21 %"),
        ("value: 2000, qualifier: about", "{value: 1900, qualifier: about}", "100", "environ 100 %"),
        ("value: 2000, qualifier: about", "{value: 600, qualifier: about}", "1400", "environ 30 %"),
    ],
)
def test_a_share_has_the_digits_it_may_have_and_none_is_computed_from_a_bound(
    folder: Folder, total: str, one: str, two: str, share: str | None
) -> None:
    report = _parts(folder, total, one, two)
    figures = report.years[2021].figures
    found = share_of(figures["one"], figures["total"])
    printed = (
        PageFormatter(report, Language("fr")).share(found).replace("\u00a0", " ").replace("\u202f", " ") if found else None
    )
    assert printed == share


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("6", "4", "one"),
        ("4", "6", "two"),
        ("5", "5", None),
        ("{value: 6, qualifier: about}", "5", None),
        ("{value: 6, qualifier: about}", "4", "one"),
        ("{value: 5, qualifier: more_than}", "5", "one"),
        ("{value: 5, qualifier: less_than}", "5", "two"),
        ("{value: 6, qualifier: less_than}", "5", None),
        ("{value: 6, qualifier: nearly}", "5", None),
    ],
)
def test_the_largest_is_above_all_others_whatever_they_may_be(folder: Folder, one: str, two: str, first: str | None) -> None:
    figures = _parts(folder, "value: 10, residual: {value: 0, name: Reste}", one, two).years[2021].figures
    found = largest([figures["one"], figures["two"]])
    assert (found.id if found else None) == first


def test_the_rate_of_a_number_near_zero_has_the_lower_end_of_its_interval(folder: Folder) -> None:
    """0.5 of about 100 (99.5 to 100.5): the lowest rate is that on the largest base."""
    found = _change(_report(folder, "hours", "{value: 100, qualifier: about}", "0.5"), "hours")
    assert isinstance(found, Change)
    margin = found.base.interval
    assert margin and found.interval.low == (Decimal("0.5") / margin.high - 1) * 100


@pytest.mark.parametrize(
    ("figures", "years"),
    [
        ({2019: "10", 2020: "11", 2021: "12"}, [2019, 2020, 2021]),
        ({2019: "10", 2020: "{value: 11, break: Autre relevé.}", 2021: "12"}, [2020, 2021]),
        ({2019: "10", 2020: "{status: missing}", 2021: "12"}, [2019, 2021]),
        ({2019: "10", 2020: None, 2021: "12"}, [2019, 2021]),
    ],
)
def test_a_run_of_comparable_figures_ends_with_its_figure_and_begins_after_a_break(
    folder: Folder, figures: dict[int, str | None], years: list[int]
) -> None:
    files: dict[str, str | bytes] = {"data/indicators.yml": INDICATORS}
    for year, typed in figures.items():
        files[f"data/{year}/figures.yml"] = f"source: review\nfigures: {{total: {typed}}}\n" if typed else "figures: {}\n"
        files[f"data/{year}/year.yml"] = "status: published\n"
    report = read_report(folder(files), date(2026, 11, 23)).report
    assert report
    figure = report.figure("total", 2021)
    assert figure and [one.year for one in comparable_run(report, figure)] == years
