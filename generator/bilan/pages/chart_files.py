"""The charts that pages show, as files: each drawing on a sheet of its own, and its data as CSV.

They are taken from the printed pages, so that whatever a page draws can be taken away, and is what the page shows. The
address of a chart is made of its id: `/data/charts/chart-activities.svg`, `/ar/data/charts/chart-activities.svg`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape

from bilan.cache.result_store import ResultStore
from bilan.charts.standalone_chart import StandaloneChart
from bilan.charts.text_direction import Direction
from bilan.exports.csv_writer import to_csv
from bilan.exports.data_table import Column, Table
from bilan.exports.export_cache import ExportCache
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import figures_table
from bilan.locales.language import Language
from bilan.pages.page import Page

FOLDER = "/data/charts"

_CHART = re.compile(r'<figure class="illustration[^>]* id="([^"]+)"[^>]*>')
_DRAWING = re.compile(r'<svg [^>]*class="ch ch-w"')
_TABLE = re.compile("<table")
_SAID = re.compile(r'<p class="illustration__(title|subtitle|source)[^>]*>(.*?)</p>', re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
_VALUE = re.compile(r'<data [^>]*value="([^"]*)"')
_FIGURE = re.compile(r'data-figure="([^"/]+)/([^"]+)"')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart as a page shows it: its id, its drawing, its words, and its table, empty where it has none."""

    id: str
    drawing: str
    title: str
    subtitle: str
    source: str
    table: str


def chart_files(pages: Iterable[Page], release: Release, store: ResultStore | None = None) -> Iterator[ExportFile]:
    """A drawing, and its data where they are printed with it, for each chart of each language.

    Those of a page are found in the store while its text, and what was read of the report, is the same.
    """
    desk = ExportCache(release, store or ResultStore(None))
    seen: set[str] = set()
    for page in pages:
        made = desk.files(("charts", page.address, page.language, page.text.digest), partial(_of_page, page))
        yield from (file for file in made if file.path not in seen)
        seen |= {file.path for file in made}


def _of_page(page: Page, release: Release) -> Iterator[ExportFile]:
    for chart in find_charts(page.markdown):
        yield from files_of_chart(chart, page.language, release)


def find_charts(markdown: str) -> Iterator[ShownChart]:
    """The charts of a printed page."""
    for begun, body in _whole(_CHART, "</figure>", markdown):
        drawing = next(_whole(_DRAWING, "</svg>", body), None)
        table = next(_whole(_TABLE, "</table>", body), None)
        said = {kind: _words(text) for kind, text in _SAID.findall(body)}
        if drawing:
            texts = (said.get("title", ""), said.get("subtitle", ""), said.get("source", ""))
            yield ShownChart(unescape(begun[1]), drawing[1], *texts, table[1] if table else "")


def _whole(begin: re.Pattern[str], end: str, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each beginning with all from there to the end that follows: an expression would look for it sign by sign."""
    for begun in begin.finditer(text):
        closed = text.find(end, begun.end())
        if closed >= 0:
            yield begun, text[begun.start() : closed + len(end)]


def files_of_chart(chart: ShownChart, language: Language, release: Release) -> Iterator[ExportFile]:
    """The drawing of a chart, and its data where they are printed with it."""
    path = release.path(language, f"{FOLDER}/{chart.id}")
    notes = tuple(note for note in (chart.source, _credit(release, language)) if note)
    poster = StandaloneChart(chart.title, chart.subtitle, notes, Direction(language.direction))
    yield ExportFile(f"{path}.svg", poster.wrap(chart.drawing).encode())
    if chart.table:
        yield ExportFile(f"{path}.csv", to_csv(_data(chart, release)))


def _credit(release: Release, language: Language) -> str:
    publication, formatter = release.report.publication, release.formatter(language)
    named = (formatter.plain(publication.institution.name), formatter.plain(publication.title), publication.licence)
    return " · ".join(name for name in (*named, release.link(language, "/") if release.site else None) if name)


def _data(chart: ShownChart, release: Release) -> Table:
    """The figures of a chart with all that is said of them; what is no figure of the report, as it is printed."""
    keys = dict.fromkeys((int(year), unescape(name)) for year, name in _FIGURE.findall(chart.table))
    figures = [figure for year, name in keys if (figure := release.report.figure(name, year))]
    return figures_table(release, figures) if figures else _printed(chart)


def _printed(chart: ShownChart) -> Table:
    head, *rows = [[_cell(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(chart.table)]
    columns = tuple(Column(name, "", "", str) for name in head)
    return Table(chart.id, chart.title, chart.subtitle, 0, columns, tuple(map(tuple, rows)))


def _cell(cell: str) -> str:
    value = _VALUE.search(cell)
    return value[1] if value else _words(cell)


def _words(markup: str) -> str:
    return " ".join(unescape(_TAG.sub("", markup)).split())
