"""The figures that the search answers with: `/search/figures.json`, in the folder of each language.

A reader who types an indicator and a year gets the figure before any page (`figure_answers.js`); so does one who types a
month, or a member: “requests March 2025 Centre”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bilan.analysis.breakdown_years import broken_down_figures, dimensions_of
from bilan.analysis.figure_anchors import anchor_of
from bilan.analysis.time_series import observations, observed_indicators
from bilan.exports.decimal_json import dump_compact
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.values.period import Frequency, Period
from bilan.values.period_syntax import parse_period

ADDRESS = "/search/figures.json"
MOST_PARTS = (
    2_000  # months of members in a report; with more, only months of totals are in the index, so that it stays small
)


def files(release: Release) -> Iterator[ExportFile]:
    """A file for each language."""
    for language in release.languages:
        content = dump_compact(_search_data(release.formatter(language), language))
        yield ExportFile(release.path(language, ADDRESS), content, permanent=False)


def _search_data(formatter: PageFormatter, language: Language) -> dict[str, object]:
    """Return the sentence of an answer, the stop words of a question, the names of periods, and the series of figures."""
    words, report = language.words, formatter.report
    with_members = sum(len(item.cells) for figure in report.figures for item in figure.by.values()) <= MOST_PARTS
    rows = [row for indicator in observed_indicators(report) for row in _rows(formatter, indicator, with_members)]
    ignored = words("how many much what which was were is are did number figure figures total in of for the year report")
    return {
        "sentence": words("{indicator}, {year}: {figure}"),
        "ignored": ignored.split(),
        "periods": _period_names(formatter, rows),
        "indicators": rows,
    }


def _rows(formatter: PageFormatter, indicator: Indicator, with_members: bool) -> Iterator[list[Any]]:
    """Yield the series of an indicator: its totals, and each member of its dimensions (“Followers, Instagram”)."""
    report, name = formatter.report, formatter.plain(indicator.name)
    times = [time for time in dimensions_of(report, indicator.id) if time in TIME_DIMENSIONS]
    of_totals = [
        cell for time in times for item in broken_down_figures(report, indicator.id, time) for cell in item.cells.values()
    ]
    yield _row(formatter, indicator, name, observations(report, indicator.id), of_totals)
    for dimension in dimensions_of(report, indicator.id):
        if dimension not in TIME_DIMENSIONS:
            items = broken_down_figures(report, indicator.id, dimension)
            parts = [
                cell
                for time in (times if with_members else ())
                for item in broken_down_figures(report, indicator.id, dimension, time)
                for cell in item.cells.values()
            ]
            for member in report.dimensions[dimension].members:
                cells = [cell for item in items if (cell := item.cell(**{dimension: member}))]
                if cells:
                    of_member = [cell for cell in parts if cell.members[dimension] == member]
                    named = f"{name}{formatter.comma}{formatter.member(dimension, member)}"
                    yield _row(formatter, indicator, named, cells, of_member)


def _row(
    formatter: PageFormatter, indicator: Indicator, name: str, series: Iterable[Figure], parts: Sequence[Figure]
) -> list[Any]:
    """Return a series: its address, its name, other words that find it, and its figures from the oldest.

    If it has months or other periods, they follow, each with its number as printed. Then comes the anchor of all of them,
    or the end of their anchors, which begin with the period (`-channel-x`, empty for totals).
    """
    theme = formatter.report.themes[indicator.theme.name]
    others = (formatter.unit_name(indicator), formatter.plain(theme.name), formatter.plain(indicator.definition))
    figures = [_figure(formatter, figure) for figure in series]
    row = [f"indicators/{indicator.id}/", name, " ".join(others), figures]
    if not parts:
        return row
    return [*row, {str(cell.period): formatter.printed(cell, unit=True) for cell in parts}, _anchor(formatter.report, parts)]


def _anchor(report: Report, parts: Sequence[Figure]) -> str:
    """Return what follows the period in the anchors of all parts, or the anchor of their section if one has no other."""
    section = next((anchor for cell in parts if (anchor := anchor_of(report, cell)) != cell.anchor), "")
    return section or parts[0].anchor.removeprefix(str(parts[0].period))


def _period_names(formatter: PageFormatter, rows: Iterable[list[Any]]) -> dict[str, list[str]]:
    """Return the names of the periods that occur: `March 2025`, and `Q1` if a reader may type that."""
    periods = dict.fromkeys(text for row in rows for text in (row[4] if len(row) > 4 else ()))
    read = {text: parse_period(text, formatter.report.publication.begins) for text in periods}
    return {
        text: [
            formatter.period_name(period, short=short)
            for short in ((False,) if period.frequency is Frequency.MONTH else (False, True))
        ]
        for text, period in read.items()
        if isinstance(period, Period)
    }


def _figure(formatter: PageFormatter, figure: Figure) -> list[object]:
    """Return a figure: its anchor, its year, its number as printed with its unit, and its digits as a reader types them."""
    value = "" if figure.value is None else f"{abs(figure.value):f}"
    return [figure.anchor, formatter.year(figure.year), formatter.printed(figure, unit=True), value]
