"""The figures that the search answers with: `/search/figures.json`, in the folder of each language.

A reader who types an indicator and a year gets the figure before any page (`figure_answers.js`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.breakdown_years import broken_down_figures, dimensions_of
from bilan.analysis.time_series import observations, observed_indicators
from bilan.exports.decimal_json import dump_compact
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.render.formatter import PageFormatter

ADDRESS = "/search/figures.json"


def files(release: Release) -> Iterator[ExportFile]:
    """A file for each language."""
    for language in release.languages:
        content = dump_compact(_search_data(release.formatter(language), language))
        yield ExportFile(release.path(language, ADDRESS), content, permanent=False)


def _search_data(formatter: PageFormatter, language: Language) -> dict[str, object]:
    """Return the sentence of an answer, the stop words of a question, and the indicators and their members with figures."""
    words = language.words
    ignored = words("how many much what which was were is are did number figure figures total in of for the year report")
    return {
        "sentence": words("{indicator}, {year}: {figure}"),
        "ignored": ignored.split(),
        "indicators": [row for indicator in observed_indicators(formatter.report) for row in _rows(formatter, indicator)],
    }


def _rows(formatter: PageFormatter, indicator: Indicator) -> Iterator[list[object]]:
    """Yield the series of an indicator: its totals, and each member of its dimensions (“Followers, Instagram”)."""
    report, name = formatter.report, formatter.plain(indicator.name)
    yield _row(formatter, indicator, name, observations(report, indicator.id))
    for dimension in dimensions_of(report, indicator.id):
        if dimension not in TIME_DIMENSIONS:
            items = broken_down_figures(report, indicator.id, dimension)
            for member in report.dimensions[dimension].members:
                cells = [cell for item in items if (cell := item.cell(**{dimension: member}))]
                if cells:
                    yield _row(formatter, indicator, f"{name}{formatter.comma}{formatter.member(dimension, member)}", cells)


def _row(formatter: PageFormatter, indicator: Indicator, name: str, series: Iterable[Figure]) -> list[object]:
    """Return a series: its address, its name, other words that find it, and its figures from the oldest."""
    theme = formatter.report.themes[indicator.theme.name]
    others = (formatter.unit_name(indicator), formatter.plain(theme.name), formatter.plain(indicator.definition))
    figures = [_figure(formatter, figure) for figure in series]
    return [f"indicators/{indicator.id}/", name, " ".join(others), figures]


def _figure(formatter: PageFormatter, figure: Figure) -> list[object]:
    """Return a figure: its anchor, its year, its number as printed with its unit, and its digits as a reader types them."""
    value = "" if figure.value is None else f"{abs(figure.value):f}"
    return [figure.address_anchor, str(figure.year), formatter.printed(figure, unit=True), value]
