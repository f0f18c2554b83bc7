"""Files of charts that were published and are on no page any more. They are drawn again, for the years they cover.

A new year changes the id of a chart on a hand-written page (`chart-a-b-2024` becomes `chart-a-b-2025`), or a page is edited.
The old addresses are in the register of permalinks and must still work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.figure_charts.chart_by_name import chart_by_id
from bilan.locales.language import Language
from bilan.pages.chart_blocks import figure_chart
from bilan.pages.chart_files import FOLDER, files_of_chart
from bilan.pages.embed_files import EMBED


def kept_chart_files(release: Release, existing_paths: Collection[str]) -> Iterator[ExportFile]:
    """The files of published charts whose paths are not in `existing_paths`."""
    for language in release.languages:
        missing = _missing(release, language, existing_paths)
        for name in dict.fromkeys(missing.values()):
            yield from (file for file in _files(name, language, release) if file.path in missing)


def _missing(release: Release, language: Language, existing_paths: Collection[str]) -> dict[str, str]:
    """The ids of published charts of a language by their paths, without `existing_paths`, in the order of the register."""
    found: dict[str, str] = {}
    for entry in release.report.addresses.values():
        for folder in (FOLDER, EMBED):
            start = "/" + release.path(language, f"{folder}/")
            path = entry.address.removeprefix("/")
            if entry.address.startswith(start) and not entry.now and path not in existing_paths:
                found[path] = entry.address.removeprefix(start).partition("/")[0].partition(".")[0]
    return found


def _files(name: str, language: Language, release: Release) -> Iterator[ExportFile]:
    chart = figure_chart(release.report, chart_by_id(release.report, name))
    if chart:
        yield from files_of_chart(chart, language, release)
