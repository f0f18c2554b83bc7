"""From the declaration of a unit in indicators.yml to what readers see: text, table, chart, card, download."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bilan.analysis.change import Change, change
from bilan.build_result import read_report
from bilan.charts import Canvas
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import table
from bilan.exports.workbook.number_formats import money_format, qualified_format
from bilan.figure_charts.series_chart import series_chart
from bilan.figure_charts.share_card import card_of_indicator
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.values.interval import Interval, Qualifier
from tests.conftest import Folder

TODAY = date(2026, 11, 23)
REPORT = "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA, en-GB]\n"
INDICATORS = (
    "themes:\n  press: {name: Presse}\n"
    "units:\n  euro: {currency: EUR}\n  hour: {measure: hour}\n  stars: {scale: [1, 5]}\n"
    "  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
    "indicators:\n"
    "  budget: {name: Budget, definition: Le budget., theme: press, unit: euro}\n"
    "  balance: {name: Solde, definition: Le solde., theme: press, unit: euro, signed: true}\n"
    "  hours: {name: Heures, definition: Les heures., theme: press, unit: hour}\n"
    "  rating: {name: Note, definition: La note., theme: press, unit: stars, decimals: 1}\n"
    "  visits: {name: Visites, definition: Les visites., theme: press, unit: item}\n"
)
FIGURES = {
    2020: (
        "source: review\nfigures:\n  budget: 4100000\n  balance: 100\n  hours: 1200\n  rating: 4.1\n"
        "  visits: {value: [100, 120]}\n"
    ),
    2021: (
        "source: review\nfigures:\n  budget: {value: 4213450.5}\n  balance: -2500\n  hours: 1240\n"
        "  rating: {value: 4.3, respondents: 1240, method: Par téléphone.}\n  visits: [150, 180]\n"
    ),
}


@pytest.fixture
def report(folder: Folder) -> Report:
    files = {f"data/{year}/figures.yml": text for year, text in FIGURES.items()}
    root = folder({"data/report.yml": REPORT, "data/indicators.yml": INDICATORS, **files})
    result = read_report(root, TODAY)
    assert [problem.code for problem in result.problems if problem.severity == "error"] == []
    assert result.report is not None
    return result.report


def _figure(report: Report, indicator: str, year: int = 2021) -> Figure:
    figure = report.figure(indicator, year)
    assert figure is not None
    return figure


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2066", "").replace("\u2069", "")


PRINTED = [
    ("fr", "budget", "4 213 450,50 €", "4,21 M €"),
    ("en-GB", "budget", "€4,213,450.50", "€4.21M"),
    ("ar-MA", "budget", "4.213.450,50 €", "4,21 مليون €"),
    ("fr", "balance", "−2 500 €", "−2 500 €"),
    ("fr", "hours", "1 240 heures", "1 240"),
    ("ar-MA", "hours", "1.240 ساعة", "1.240"),
    ("fr", "rating", "4,3 sur 5", "4,3"),
    ("en-GB", "rating", "4.3 out of 5", "4.3"),
    ("fr", "visits", "150 à 180 actes", "150 à 180"),
    ("en-GB", "visits", "150 to 180 actes", "150 to 180"),
]


@pytest.mark.parametrize(("tag", "indicator", "exact", "short"), PRINTED)
def test_a_figure_is_exact_in_text_and_short_in_large_type(
    report: Report, tag: str, indicator: str, exact: str, short: str
) -> None:
    formatter = PageFormatter(report, Language(tag))
    figure = _figure(report, indicator)
    assert _spaced(formatter.printed(figure, unit=True)) == exact
    assert _spaced(formatter.short(figure)) == short


def test_the_element_of_a_figure_has_its_exact_value(report: Report) -> None:
    formatter = PageFormatter(report, Language("fr"))
    assert 'value="4213450.5"' in formatter.figure(_figure(report, "budget"), short=True)
    assert 'value="150/180"' in formatter.figure(_figure(report, "visits"))


def test_a_sum_of_money_without_cents_is_printed_without_them(report: Report) -> None:
    formatter = PageFormatter(report, Language("fr"))
    assert _spaced(formatter.printed(_figure(report, "budget", 2020))) == "4 100 000 €"


CHANGES = [("rating", "+0,2 point"), ("balance", "−2 600 €"), ("hours", "+3,3 %"), ("visits", "environ +50 %")]


@pytest.mark.parametrize(("indicator", "printed"), CHANGES)
def test_a_change_has_the_unit_of_its_figures(report: Report, indicator: str, printed: str) -> None:
    found = change(report, report.indicators[indicator], 2021, 2020)
    assert isinstance(found, Change)
    assert _spaced(PageFormatter(report, Language("fr")).amount(found)) == printed


def test_a_change_of_a_range_uses_its_ends(report: Report) -> None:
    found = change(report, report.indicators["visits"], 2021, 2020)
    assert isinstance(found, Change)
    assert found.interval == Interval(Decimal(25), Decimal(80))


def test_charts_and_cards_have_short_sums_and_the_axis_of_a_score_spans_its_scale(report: Report) -> None:
    formatter = PageFormatter(report, Language("fr"))
    budget = series_chart(report, report.indicators["budget"])
    rating = series_chart(report, report.indicators["rating"])
    assert budget and rating
    assert "4,21 M €" in _spaced(budget.titled(formatter).svg(Canvas.WIDE, formatter))
    drawn = _spaced(rating.titled(formatter).svg(Canvas.WIDE, formatter))
    assert all(f">{number}</text>" in drawn for number in ("1", "2", "3", "4", "5"))
    assert ">0</text>" not in drawn
    card = card_of_indicator(formatter, "budget")
    assert card and _spaced(card.number) == "4,21 M €"


def test_downloads_have_codes_of_units_and_the_ends_of_ranges(report: Report) -> None:
    made = table(Release.on(TODAY, report))
    names = [column.name for column in made.columns]
    rows = {
        (row[names.index("year")], row[names.index("indicator")]): dict(zip(names, row, strict=True)) for row in made.rows
    }
    visits, rating = rows[2021, "visits"], rows[2021, "rating"]
    assert (visits["value"], visits["qualifier"], visits["lower"], visits["upper"]) == (None, "range", 150, 180)
    assert (rows[2021, "budget"]["unit_code"], rows[2021, "budget"]["unit_name_fr"]) == ("EUR", "euros")
    assert (rows[2021, "hours"]["unit_code"], rows[2021, "hours"]["unit_name_fr"]) == ("hour", "heures")
    assert (rating["respondents"], rating["method_fr"]) == (1240, "Par téléphone.")


def test_a_spreadsheet_shows_the_sign_of_the_currency() -> None:
    french, english = Language("fr"), Language("en-GB")
    assert money_format(2, "EUR", french) == '#,##0.00"\u00a0€"'
    assert money_format(0, "EUR", english) == '"€"#,##0'
    assert (
        qualified_format(money_format(0, "EUR", english), Qualifier.ABOUT, english) == '"about ""€"#,##0;"about "-"€"#,##0'
    )


def test_a_measure_or_a_score_is_printed_with_its_unit_among_other_indicators(report: Report) -> None:
    formatter = PageFormatter(report, Language("fr"))
    printed = {
        name: _spaced(formatter.measured(Decimal("3.5"), report.indicators[name]))
        for name in ("rating", "hours", "visits", "budget")
    }
    assert printed == {"rating": "3,5 sur 5", "hours": "4 heures", "visits": "4", "budget": "3,50 €"}
