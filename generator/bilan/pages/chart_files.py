"""The charts of pages as files: SVG, and their data as CSV.

They are those of the blocks of pages, so that every chart on a page can be downloaded and is the same as on the page. The
address of a chart has its id: `/data/charts/chart-activities.svg`, `/ar/data/charts/chart-activities.svg`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from bilan.analysis.independence import independence_in_short
from bilan.blocks.block import blocks_of
from bilan.blocks.breakdown_table import BreakdownTable
from bilan.blocks.chart_block import Chart, CountData, FigureData
from bilan.cache.cache import Cache
from bilan.charts import Canvas
from bilan.charts.standalone_chart import StandaloneChart
from bilan.charts.text_direction import Direction
from bilan.exports.csv_writer import to_csv
from bilan.exports.data_table import Column, Table
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import cells_table, figures_table
from bilan.exports.tracked_downloads import ExportCache
from bilan.figure_charts.titled_chart import TitledChart
from bilan.locales.language import Language
from bilan.pages.embed_files import EmbeddedChart, embed_files, sources_and_notes
from bilan.pages.page import Page
from bilan.render.formatter import PageFormatter

FOLDER = "/data/charts"


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
    for chart in blocks_of(Chart, page.blocks()):
        yield from files_of_chart(chart, page.language, release, page.address)


def files_of_chart(chart: Chart, language: Language, release: Release, address: str = "") -> Iterator[ExportFile]:
    """The SVG file of a chart, its CSV file if it has a table, and its files for other sites.

    `address` is that of a page that shows it, empty for a chart on no page; each file names it.
    """
    formatter = release.formatter(language)
    titled = chart.spec.titled(formatter)
    path = release.path(language, f"{FOLDER}/{titled.id}")
    independent = independence_in_short(release.report.publication)
    place = f"{release.located(address)}#{titled.id}" if address else release.link(language, "/")
    credit = (_credit(release, language, place), formatter.plain(independent) if independent else "")
    notes = tuple(note for note in (sources_and_notes(chart, formatter), *credit) if note)
    standalone = StandaloneChart(titled.title, titled.subtitle, notes, Direction(language.direction))
    named = " · ".join(filter(None, (_credit(release, language, ""), credit[1])))
    embedded = EmbeddedChart(titled, place, sources_and_notes(chart, formatter), named)
    yield from embed_files(embedded, language, release)
    yield ExportFile(f"{path}.svg", standalone.wrap(str(titled.svg(Canvas.WIDE, formatter))).encode())
    if chart.data:
        yield ExportFile(f"{path}.csv", to_csv(_data(chart.data, titled, release, formatter)))


def _credit(release: Release, language: Language, place: str) -> str:
    """Publisher, report, licence and, where the site has an address, the place of the chart."""
    publication, formatter = release.report.publication, release.formatter(language)
    named = (formatter.plain(publication.publisher.name), formatter.plain(publication.title), publication.licence)
    return " · ".join(name for name in (*named, place if release.site else None) if name)


def _data(
    data: FigureData | CountData | BreakdownTable, titled: TitledChart, release: Release, formatter: PageFormatter
) -> Table:
    """The figures of a chart with all their columns; or, if they are not figures of the report, the table as on the page."""
    if isinstance(data, FigureData):
        keys = dict.fromkeys((figure.id, figure.year) for figure in data.figures)
        figures = (release.report.figure(indicator, year) for indicator, year in keys)
        return figures_table(release, [figure for figure in figures if figure])
    if isinstance(data, BreakdownTable):
        return cells_table(release, tuple(data.cells))
    columns = tuple(Column(formatter.label(name), "", "", str) for name in (data.first, *data.headings))
    rows = tuple((formatter.label(name), *("" if one is None else str(one) for one in counts)) for name, counts in data.rows)
    return Table(titled.id, titled.title, titled.subtitle, 0, columns, rows)
