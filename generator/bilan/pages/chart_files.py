"""The charts of pages as files: SVG, and their data as CSV.

They are taken from the rendered pages, so that every chart on a page can be downloaded and is the same as on the page. The
address of a chart has its id: `/data/charts/chart-activities.svg`, `/ar/data/charts/chart-activities.svg`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape

from bilan.cache.cache import Cache
from bilan.charts.standalone_chart import StandaloneChart
from bilan.charts.text_direction import Direction
from bilan.exports.csv_writer import to_csv
from bilan.exports.data_table import Column, Table
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import figures_table
from bilan.exports.tracked_downloads import ExportCache
from bilan.locales.language import Language
from bilan.pages.page import Page

FOLDER = "/data/charts"

_CHART = re.compile(r'<figure class="illustration[^>]* id="([^"]+)"[^>]*>')
_DRAWING = re.compile(r'<svg [^>]*class="ch ch-w"')
_TABLE = re.compile("<table")
_CAPTION = re.compile(r'<p class="illustration__(title|subtitle|source)[^>]*>(.*?)</p>', re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
_VALUE = re.compile(r'<data [^>]*value="([^"]*)"')
_FIGURE = re.compile(r'data-figure="([^"/]+)/([^"]+)"')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart on a page: its id, SVG, texts, and its HTML table (empty if it has none)."""

    id: str
    drawing: str
    title: str
    subtitle: str
    source: str
    table: str


def chart_files(pages: Iterable[Page], release: Release, cache: Cache | None = None) -> Iterator[ExportFile]:
    """The SVG file, and the CSV file if the chart has a table, of each chart in each language.

    The files of a page are cached for its text and what was read from the report.
    """
    exports = ExportCache(release, cache or Cache())
    seen: set[str] = set()
    for page in pages:
        files = exports.files(("charts", page.address), (page.language, page.text.digest), partial(_of_page, page))
        yield from (file for file in files if file.path not in seen)
        seen |= {file.path for file in files}


def _of_page(page: Page, release: Release) -> Iterator[ExportFile]:
    for chart in find_charts(page.markdown):
        yield from files_of_chart(chart, page.language, release)


def find_charts(markdown: str) -> Iterator[ShownChart]:
    """The charts of a rendered page."""
    for start, body in _elements(_CHART, "</figure>", markdown):
        drawing = next(_elements(_DRAWING, "</svg>", body), None)
        table = next(_elements(_TABLE, "</table>", body), None)
        captions = {kind: _plain_text(text) for kind, text in _CAPTION.findall(body)}
        if drawing:
            texts = (captions.get("title", ""), captions.get("subtitle", ""), captions.get("source", ""))
            yield ShownChart(unescape(start[1]), drawing[1], *texts, table[1] if table else "")


def _elements(begin: re.Pattern[str], end: str, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each match of `begin` with the text up to the next `end`; faster than one pattern for both."""
    for start in begin.finditer(text):
        end_position = text.find(end, start.end())
        if end_position >= 0:
            yield start, text[start.start() : end_position + len(end)]


def files_of_chart(chart: ShownChart, language: Language, release: Release) -> Iterator[ExportFile]:
    """The SVG file of a chart, and its CSV file if it has a table."""
    path = release.path(language, f"{FOLDER}/{chart.id}")
    notes = tuple(note for note in (chart.source, _credit(release, language)) if note)
    standalone = StandaloneChart(chart.title, chart.subtitle, notes, Direction(language.direction))
    yield ExportFile(f"{path}.svg", standalone.wrap(chart.drawing).encode())
    if chart.table:
        yield ExportFile(f"{path}.csv", to_csv(_data(chart, release)))


def _credit(release: Release, language: Language) -> str:
    publication, formatter = release.report.publication, release.formatter(language)
    named = (formatter.plain(publication.institution.name), formatter.plain(publication.title), publication.licence)
    return " · ".join(name for name in (*named, release.link(language, "/") if release.site else None) if name)


def _data(chart: ShownChart, release: Release) -> Table:
    """The figures of a chart with all their columns; or, if they are not figures of the report, the table as on the page."""
    keys = dict.fromkeys((int(year), unescape(name)) for year, name in _FIGURE.findall(chart.table))
    figures = [figure for year, name in keys if (figure := release.report.figure(name, year))]
    return figures_table(release, figures) if figures else _table_on_page(chart)


def _table_on_page(chart: ShownChart) -> Table:
    header, *rows = [[_cell_text(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(chart.table)]
    columns = tuple(Column(name, "", "", str) for name in header)
    return Table(chart.id, chart.title, chart.subtitle, 0, columns, tuple(map(tuple, rows)))


def _cell_text(cell: str) -> str:
    value = _VALUE.search(cell)
    return value[1] if value else _plain_text(cell)


def _plain_text(markup: str) -> str:
    return " ".join(unescape(_TAG.sub("", markup)).split())
