"""Charts that were published and that no page shows any more: each is drawn again, for the years it covers.

A later year moves a chart of a hand-written page on (`chart-a-b-2024` becomes `chart-a-b-2025`), or a page is rewritten;
the addresses in the register answer all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.exports.file import File
from generator.exports.release import Release
from generator.illustrations.named import illustration_named
from generator.language.language import Language
from generator.pages.chart_files import FOLDER, files_of_chart, shown_charts
from generator.pages.drawn_blocks import DrawnBlocks


def kept_chart_files(release: Release, made: Collection[str]) -> Iterator[File]:
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


def _files(name: str, language: Language, release: Release) -> Iterator[File]:
    printer = release.printer(language)
    for chart in shown_charts(DrawnBlocks(printer).illustration(illustration_named(printer, name))):
        yield from files_of_chart(chart, language, release)
