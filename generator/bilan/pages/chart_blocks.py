"""Builds the blocks of charts: each chart with its sources or notes and the table of its data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.analysis.composition import Composition
from bilan.analysis.documents import documents_behind
from bilan.analysis.figure_origin import origin_notes
from bilan.analysis.outlets import outlet_name
from bilan.analysis.press_review import Coverage
from bilan.blocks.chart_block import Chart, CountData, FigureData, OpeningChart
from bilan.blocks.figure_blocks import CompositionBlock, Course, Sum
from bilan.figure_charts.chart_spec import ChartSpec
from bilan.figure_charts.composition_chart import composition_chart
from bilan.figure_charts.event_chart import event_chart
from bilan.figure_charts.opening_chart import opening_chart
from bilan.figure_charts.outlet_ranking import outlet_chart
from bilan.figure_charts.press_coverage_chart import MONTHS, articles_in_month, coverage_chart
from bilan.figure_charts.series_chart import SeriesChart, has_course, multi_series_chart, series_chart
from bilan.model.article import Article
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Measure
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.sentence import MonthAbbreviation, Text, plural_sentence, sentence


def figure_chart(report: Report, spec: ChartSpec | None) -> Chart | None:
    """A chart of figures with its sources and its table; None if there is nothing to draw."""
    if spec is None:
        return None
    settings = spec.indicator.chart if isinstance(spec, SeriesChart) else None
    own = (settings.note,) if settings and settings.note else ()
    notes = (*own, *origin_notes(report, spec.figures))
    return Chart(spec, documents_behind(report, spec.figures), notes, _figure_data(report, spec.figures))


def _figure_data(report: Report, figures: tuple[Figure, ...]) -> FigureData:
    indicators = list(dict.fromkeys(figure.id for figure in figures))
    by_year = len(indicators) == 1 or len({figure.year for figure in figures}) > 1
    unit_of = shared_unit([report.indicators[indicator] for indicator in indicators])
    return FigureData(figures, by_year, len(indicators) > 1, unit_of)


def shared_unit(indicators: Sequence[Indicator]) -> Indicator | None:
    """An indicator with the unit of all; None if they have not all the same unit."""
    return indicators[0] if len({indicator.unit.name for indicator in indicators}) == 1 else None


def indicator_chart(report: Report, indicator: Indicator) -> Chart | None:
    """The chart of an indicator over the years; None if there is nothing to draw."""
    return figure_chart(report, series_chart(report, indicator))


def opening(report: Report, indicator: Indicator, until: int, since: int | None = None) -> OpeningChart | None:
    """The large chart that opens a year, with its sources; None without a value between the two years."""
    spec = opening_chart(report, indicator, until, since)
    if spec is None:
        return None
    return OpeningChart(spec, documents_behind(report, spec.figures), tuple(origin_notes(report, spec.figures)))


def side_by_side(report: Report, indicators: Sequence[Indicator], until: int) -> Chart | None:
    """The chart of indicators of one unit up to a year; None if there is nothing to draw."""
    return figure_chart(report, multi_series_chart(report, indicators, until))


def composition_block(report: Report, composition: Composition) -> CompositionBlock:
    """A total and its parts, as a chart if it can be drawn, and as a sum in text."""
    return CompositionBlock(figure_chart(report, composition_chart(composition)), Sum(composition))


def parts_over_years(report: Report, composition: Composition) -> Chart | None:
    """The chart of a total's parts up to its year, if they are stocks of one unit; None if there is nothing to draw."""
    parts = [report.indicators[part.id] for part in composition.parts]
    levels = all(part.kind is Measure.STOCK for part in parts)
    return side_by_side(report, parts, composition.total.year) if levels else None


def course(report: Report, figure: Figure, together: Sequence[Figure] = ()) -> Course | None:
    """The sparkline of an indicator up to a figure; None if there is nothing to draw."""
    return Course(figure, tuple(together)) if has_course(report, figure) else None


def timeline_chart(year: Year) -> Chart | None:
    """The chart of a year's events; None if too few months are known."""
    spec = event_chart(year)
    return Chart(spec) if spec else None


def coverage(report: Report, articles: Sequence[Article]) -> Chart | None:
    """The chart of press coverage; None if too few months are known."""
    spec = coverage_chart(articles)
    if spec is None:
        return None
    years, months, corpus = spec.coverage.years, spec.coverage.months, report.corpus
    counts = tuple(tuple(articles_in_month(months, (year, month), corpus) for month in MONTHS) for year in years)
    headings, names = tuple(MonthAbbreviation(month) for month in MONTHS), tuple(map(str, years))
    return Chart(
        spec,
        notes=(*_left_out(spec.coverage), selection(report)),
        data=CountData(sentence("Year"), headings, names, counts),
    )


def selection(report: Report) -> Text:
    """How the articles of the press review were selected, or that nothing says so."""
    if report.corpus is None:
        return sentence("Nothing says how the articles were selected: their numbers say nothing about the press as a whole.")
    return sentence("How the articles were selected: {how}", how=report.corpus.how)


def _left_out(shown: Coverage) -> Iterator[Text]:
    """The articles that a chart of press coverage does not show."""
    if shown.undated:
        yield plural_sentence(
            shown.undated, "The month of one article is not known.", "The month of {number} articles is not known."
        )
    if shown.earlier:
        yield plural_sentence(shown.earlier, "One article is older.", "{number} articles are older.")


def outlets(report: Report, articles: Sequence[Article]) -> Chart | None:
    """The ranking of outlets; None if no outlet has clearly more articles."""
    spec = outlet_chart(report, articles)
    if spec is None:
        return None
    shown = spec.ranking.shown
    names = tuple(outlet_name(report, outlet) for outlet, _ in shown)
    counts = tuple((number,) for _, number in shown)
    data = CountData(sentence("Outlet"), (sentence("Articles"),), names, counts)
    return Chart(spec, notes=(*_other_outlets(spec.ranking.others), selection(report)), data=data)


def _other_outlets(others: int) -> Iterator[Text]:
    if others:
        yield plural_sentence(others, "One other outlet has fewer articles.", "{number} other outlets have fewer articles.")
