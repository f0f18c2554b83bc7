"""Charts that were published and that no page shows any more: each is drawn again, for the years it covers.

A later year moves a chart of a hand-written page on (`chart-a-b-2024` becomes `chart-a-b-2025`), or a page is rewritten;
the addresses in the register answer all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.figure_charts.chart_by_name import chart_by_id
from bilan.locales.language import Language
from bilan.pages.chart_blocks import DrawnBlocks
from bilan.pages.chart_files import FOLDER, files_of_chart, find_charts


def kept_chart_files(release: Release, made: Collection[str]) -> Iterator[ExportFile]:
    """The files of charts at published addresses that are not among those made; `made` are paths."""
    for language in release.languages:
        missing = _missing(release, language, made)
        for name in dict.fromkeys(path.rpartition("/")[2].partition(".")[0] for path in missing):
            yield from (file for file in _files(name, language, release) if file.path in missing)


def _missing(release: Release, language: Language, made: Collection[str]) -> list[str]:
    """The paths of published charts of a language that nothing is made for, in the order of the register."""
    folder = "/" + release.path(language, f"{FOLDER}/")
    published = (one for one in release.report.addresses.values() if one.address.startswith(folder) and not one.now)
    return [path for one in published if (path := one.address.removeprefix("/")) not in made]


def _files(name: str, language: Language, release: Release) -> Iterator[ExportFile]:
    formatter = release.formatter(language)
    for chart in find_charts(DrawnBlocks(formatter).illustration(chart_by_id(formatter, name))):
        yield from files_of_chart(chart, language, release)
