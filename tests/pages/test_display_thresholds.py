"""Charts, filters and pages appear from a certain number of things on; each number is tested on both sides, as a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from bilan.analysis.composition import composition
from bilan.analysis.press_pagination import is_by_month, is_whole
from bilan.analysis.press_review import coverage, group_by_month
from bilan.blocks.article_blocks import NewestArticles
from bilan.blocks.block import blocks_of
from bilan.blocks.chart_block import Chart
from bilan.build_result import read_report
from bilan.charts import Composition
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.event_chart import event_chart
from bilan.figure_charts.outlet_ranking import rank_outlets
from bilan.figure_charts.press_coverage_chart import MAX_YEARS, coverage_chart
from bilan.figure_charts.series_chart import multi_series_chart, series_chart, sparkline
from bilan.locales.language import Language
from bilan.pages.page import PageInputs
from bilan.pages.page_kinds.press_page import page_specs
from bilan.pages.press_blocks import press_filter, press_highlights
from bilan.pdf.document_blocks import LongSeriesTable
from bilan.pdf.year_blocks import YearBlocks
from bilan.render.formatter import PageFormatter

Folder = Callable[[dict[str, str | bytes]], Path]
DAY = date(2026, 11, 23)


def _printer(folder: Folder, files: Mapping[str, str]) -> PageFormatter:
    report = read_report(folder({**files}), DAY).report
    assert report is not None
    return PageFormatter(report, Language("fr"))


def _articles(number: int, year: int = 2021, outlet: str = "O", day: str = "") -> str:
    line = "  - {{id: {0}, title: T, outlet: {1}, date: {2}, language: fr, url: 'https://example.org/{0}', summary: S.}}\n"
    prefix = outlet.lower().replace(" ", "-")
    return "".join(line.format(f"{prefix}-{year}-{place}", outlet, day or f"{year}-02") for place in range(number))


def _press(folder: Folder, articles: str, year: int = 2021) -> PageFormatter:
    return _printer(folder, {f"data/{year}/articles.yml": f"articles:\n{articles}"})


@pytest.mark.parametrize(("number", "months"), [(12, [None]), (13, [(2021, 2)])])
def test_a_year_of_more_than_12_articles_is_read_by_month(
    folder: Folder, number: int, months: list[tuple[int, int] | None]
) -> None:
    formatter = _press(folder, _articles(number))
    assert [group.month for group in group_by_month(formatter.report.articles)] == months


@pytest.mark.parametrize(("number", "by_month"), [(100, False), (101, True)])
def test_a_year_of_more_than_100_articles_has_a_page_for_each_month(folder: Folder, number: int, by_month: bool) -> None:
    report = _press(folder, _articles(number)).report
    assert is_by_month(report.years[2021]) is by_month


@pytest.mark.parametrize(("number", "whole", "newest"), [(200, True, None), (201, False, 10)])
def test_more_than_200_articles_are_not_shown_on_one_page(
    folder: Folder, number: int, whole: bool, newest: int | None
) -> None:
    formatter = _press(folder, _articles(number))
    assert is_whole(formatter.report) is whole
    (spec,) = page_specs(formatter.report)
    shown = [len(block.articles.items) for block in blocks_of(NewestArticles, spec.blocks(PageInputs(formatter.report)))]
    assert shown == ([newest] if newest else [])


@pytest.mark.parametrize(("number", "filtered"), [(7, False), (8, True)])
def test_eight_articles_are_worth_a_filter(folder: Folder, number: int, filtered: bool) -> None:
    formatter = _press(folder, _articles(number))
    assert bool(press_filter(formatter.report, tuple(formatter.report.articles), ("outlet",))) is filtered


@pytest.mark.parametrize(("outlets", "shown"), [(3, 3), (4, 4), (5, 4)])
def test_four_articles_are_highlights(folder: Folder, outlets: int, shown: int) -> None:
    formatter = _press(folder, "".join(_articles(1, outlet=f"Journal {place}") for place in range(outlets)))
    block = press_highlights(formatter.report, formatter.report.years[2021])
    assert block and len(block.articles) == shown


@pytest.mark.parametrize(("number", "drawn"), [(9, False), (10, True)])
def test_ten_articles_of_a_known_month_are_drawn(folder: Folder, number: int, drawn: bool) -> None:
    formatter = _press(folder, _articles(number))
    assert bool(coverage_chart(tuple(formatter.report.articles))) is drawn


@pytest.mark.parametrize(("first", "years", "earlier"), [(2014, 8, 0), (2013, 8, 1)])
def test_the_calendar_shows_the_latest_eight_years(folder: Folder, first: int, years: int, earlier: int) -> None:
    files = {f"data/{year}/articles.yml": f"articles:\n{_articles(1, year)}" for year in range(first, 2022)}
    found = coverage(_printer(folder, files).report.articles, MAX_YEARS)
    assert found is not None
    assert (len(found.years), found.earlier) == (years, earlier)


@pytest.mark.parametrize(
    ("numbers", "shown", "others"),
    [
        ((2, 1), None, None),
        ((3, 1), 2, 0),
        ((3,), None, None),
        ((3, 2, 2, 2, 2, 2, 2, 2), 8, 0),
        ((3, 2, 2, 2, 2, 2, 2, 2, 1), 8, 1),
        ((4, 3, 2, 2, 2, 2, 2, 2, 2), 2, 7),
    ],
)
def test_eight_outlets_are_ranked_from_three_articles_on(
    folder: Folder, numbers: tuple[int, ...], shown: int | None, others: int | None
) -> None:
    articles = "".join(_articles(number, outlet=f"Journal {place}") for place, number in enumerate(numbers))
    report = _press(folder, articles).report
    found = rank_outlets(report, tuple(report.articles))
    assert (len(found.shown) if found else None, found.others if found else None) == (shown, others)


@pytest.mark.parametrize(("number", "drawn"), [(1, False), (2, True)])
def test_two_dated_events_are_drawn(folder: Folder, number: int, drawn: bool) -> None:
    events = "".join(f"  - {{title: E{place}, date: 2021-0{place + 1}}}\n" for place in range(number))
    formatter = _printer(folder, {"data/2021/events.yml": f"events:\n{events}"})
    assert bool(event_chart(formatter.report.years[2021])) is drawn


@pytest.mark.parametrize(("years", "drawn"), [(1, False), (2, True)])
def test_two_values_are_drawn(folder: Folder, years: int, drawn: bool) -> None:
    figures = {
        f"data/{2021 - place}/figures.yml": f"source: review\nfigures: {{one: {place + 5}, two: {place + 7}}}\n"
        for place in range(years)
    }
    formatter = _printer(folder, figures)
    indicators = [formatter.report.indicators[name] for name in ("one", "two")]
    one = formatter.report.figure("one", 2021)
    assert one is not None
    assert bool(series_chart(formatter.report, indicators[0])) is drawn
    assert bool(multi_series_chart(formatter.report, indicators, 2021)) is drawn
    assert bool(sparkline(formatter, one)) is drawn
    assert multi_series_chart(formatter.report, indicators[:1], 2021) is None


@pytest.mark.parametrize(("small", "drawn"), [(4, True), (3, False), (0, True)])
def test_a_series_too_small_to_be_seen_on_the_scale_of_another_is_drawn_alone(
    folder: Folder, small: int, drawn: bool
) -> None:
    """Two hundred can be beside four, a fiftieth of it, not beside three."""
    figures = {f"data/{year}/figures.yml": f"source: review\nfigures: {{one: 200, two: {small}}}\n" for year in (2020, 2021)}
    formatter = _printer(folder, figures)
    indicators = [formatter.report.indicators[name] for name in ("one", "two")]
    assert bool(multi_series_chart(formatter.report, indicators, 2021)) is drawn


def _with_parts(folder: Folder, number: int, residual: bool) -> PageFormatter:
    names = [f"p{place}" for place in range(number)]
    indicators = (
        "themes:\n  press: {name: Presse}\nunits:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\nindicators:\n"
        + "".join(f"  {name}: {{name: {name}, definition: D., theme: press, unit: item}}\n" for name in ("total", *names))
    )
    rest = ", residual: {value: 1, name: Reste}" if residual else ""
    total = f"  total: {{value: {number * 2 + residual}, parts: [{', '.join(names)}]{rest}}}\n"
    figures = f"source: review\nfigures:\n{total}" + "".join(f"  {name}: 2\n" for name in names)
    return _printer(folder, {"data/indicators.yml": indicators, "data/2021/figures.yml": figures})


@pytest.mark.parametrize(
    ("number", "residual", "drawn"), [(5, False, True), (6, False, False), (4, True, True), (5, True, False)]
)
def test_a_bar_has_at_most_five_parts(folder: Folder, number: int, residual: bool, drawn: bool) -> None:
    formatter = _with_parts(folder, number, residual)
    made = composition(formatter.report, formatter.report.years[2021].figures["total"])
    assert made is not None
    assert bool(composition_chart(made)) is drawn


@pytest.mark.parametrize(("number", "series"), [(4, [0, 1, 2, 3]), (5, [None] * 5)])
def test_four_parts_have_a_colour_that_stays_with_them(folder: Folder, number: int, series: list[int | None]) -> None:
    formatter = _with_parts(folder, number, False)
    made = composition(formatter.report, formatter.report.years[2021].figures["total"])
    assert made is not None
    spec = composition_chart(made)
    assert spec is not None
    drawn = spec.titled(formatter).chart
    assert isinstance(drawn, Composition)
    assert [part.series for part in drawn.wholes[0].parts] == series


def test_a_part_of_nothing_is_drawn_and_a_total_of_nothing_is_not(folder: Folder) -> None:
    figures = "source: review\nfigures:\n  total: {{value: {0}, parts: [one, two]}}\n  one: {0}\n  two: 0\n"
    for total, drawn in ((5, True), (0, False)):
        formatter = _printer(folder, {"data/2021/figures.yml": figures.format(total)})
        made = composition(formatter.report, formatter.report.years[2021].figures["total"])
        assert made is not None
        assert bool(composition_chart(made)) is drawn


@pytest.mark.parametrize(("years", "shown"), [(8, 8), (9, 8)])
def test_eight_years_fit_side_by_side_on_paper(folder: Folder, years: int, shown: int) -> None:
    files = {f"data/{2021 - place}/figures.yml": "source: review\nfigures: {total: 5}\n" for place in range(years)}
    formatter = _printer(folder, files)
    chapters = YearBlocks(formatter.report, formatter.report.years[2021]).after_method(())
    (table,) = blocks_of(LongSeriesTable, chapters)
    assert len(table.years) == shown


@pytest.mark.parametrize(("years", "drawn"), [(2, 0), (3, 1)])
def test_three_values_are_worth_drawing_on_paper(folder: Folder, years: int, drawn: int) -> None:
    files = {
        f"data/{2021 - place}/figures.yml": f"source: review\nfigures: {{total: {place + 5}}}\n" for place in range(years)
    }
    formatter = _printer(folder, files)
    chapters = YearBlocks(formatter.report, formatter.report.years[2021]).before_pages()
    assert len(list(blocks_of(Chart, chapters))) == drawn
