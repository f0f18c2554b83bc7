"""The figures that the search answers with: `/search/figures.json`, in the folder of each language.

A reader who types an indicator and a year gets the figure before any page (`figure_answers.js`).
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import observations, observed_indicators
from bilan.exports.decimal_json import dump_compact
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.language import Language
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
    """Return the sentence of an answer, the stop words of a question, and the indicators with their figures."""
    words = language.words
    ignored = words("how many much what which was were is are did number figure figures total in of for the year report")
    return {
        "sentence": words("{indicator}, {year}: {figure}"),
        "ignored": ignored.split(),
        "indicators": [_row(formatter, indicator) for indicator in observed_indicators(formatter.report)],
    }


def _row(formatter: PageFormatter, indicator: Indicator) -> list[object]:
    """Return an indicator: its address, its name, other words that find it, and its figures from the oldest."""
    theme = formatter.report.themes[indicator.theme.name]
    others = (formatter.unit_name(indicator), formatter.plain(theme.name), formatter.plain(indicator.definition))
    figures = [_figure(formatter, figure) for figure in observations(formatter.report, indicator.id)]
    return [f"indicators/{indicator.id}/", formatter.plain(indicator.name), " ".join(others), figures]


def _figure(formatter: PageFormatter, figure: Figure) -> list[object]:
    """Return a figure: its anchor, its year, its number as printed with its unit, and its digits as a reader types them."""
    value = "" if figure.value is None else f"{abs(figure.value):f}"
    return [str(figure.year), str(figure.year), formatter.printed(figure, unit=True), value]
