"""Indicators of one unit that are shown side by side are drawn on one scale, on paper and on the site."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.blocks.block import blocks_of
from bilan.blocks.chart_block import Chart
from bilan.blocks.figure_blocks import KeyFigures
from bilan.build_result import read_report
from bilan.charts import GroupedColumns
from bilan.figure_charts.series_chart import sparkline
from bilan.locales.language import Language
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page_blocks import key_figures
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.node_text import NodeText
from bilan.pdf.year_blocks import YearBlocks
from bilan.render.formatter import PageFormatter
from bilan.rich_text.node_tree import find_all
from bilan.rich_text.node_types import Block, Drawing
from tests.conftest import Folder
from tests.pdf.conftest import DAY

INDICATORS = (
    "themes:\n  press: {name: Presse}\nunits:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
    "  text:\n    fr: {one: texte, many: de textes, other: textes}\nindicators:\n"
    "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
    "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
    "  two: {name: Deux, definition: Le second., theme: press, unit: text}\n"
)
FILES: dict[str, str | bytes] = {
    "data/indicators.yml": INDICATORS,
    **{
        f"data/{year}/{name}": text
        for year, total in ((2019, 800), (2020, 900), (2021, 1000))
        for name, text in {
            "figures.yml": f"source: review\nfigures:\n  total: {total}\n  one: {total // 10}\n  two: {total // 5}\n",
            "year.yml": "status: published\nhighlights: [total, one, two]\n",
        }.items()
    },
}


def _printer(root: Path) -> PageFormatter:
    report = read_report(root, DAY).report
    assert report
    return PageFormatter(report, Language("fr"))


def test_charts_of_one_unit_are_one_drawing_on_paper(folder: Folder) -> None:
    formatter = _printer(folder(FILES))
    chapters = YearBlocks(formatter.report, formatter.report.years[2021]).before_pages()
    together, alone = (chart.spec for chart in blocks_of(Chart, chapters))
    assert isinstance(together.titled(formatter).chart, GroupedColumns)
    assert {figure.id for figure in together.figures} == {"total", "one"}
    assert {figure.id for figure in alone.figures} == {"two"}


def _highest(svg: str) -> float:
    """How near to the top the highest column of a sparkline comes, in pixels from above."""
    columns = re.findall(r'<path class="c[1q]"[^>]* d="([^"]+)"', svg)
    return min(float(top) for path in columns for top in re.findall(r"M[\d.]+ ([\d.]+)h", path))


@pytest.mark.parametrize("of", ["paper", "site"])
def test_key_figures_of_one_unit_share_a_scale(folder: Folder, of: str) -> None:
    formatter = _printer(folder(FILES))
    year = formatter.report.years[2021]
    (block,) = blocks_of(KeyFigures, YearBlocks(formatter.report, year).before_pages())
    nodes = BlockRenderer(NodeText(formatter, {})).nodes(block)
    drawings = [drawing.svg for drawing in find_all(Block(nodes), Drawing)]
    if of == "site":
        drawings = re.findall(
            r"<svg.*?</svg>", MarkdownRenderer(formatter).show(key_figures(formatter.report, year)), re.DOTALL
        )
    courses = dict(zip([item.figure.id for item in block.items], drawings, strict=True))
    assert _highest(courses["one"]) > _highest(courses["total"]) + 15  # a tenth of it is not drawn as high
    assert _highest(courses["two"]) == pytest.approx(_highest(courses["total"]))  # texts are not acts


def test_a_scale_is_shared_with_the_same_unit_only(folder: Folder) -> None:
    formatter = _printer(folder(FILES))
    figures = formatter.report.years[2021].figures
    drawn = sparkline(formatter, figures["one"], [figures["total"], figures["two"]])
    assert drawn and set(drawn.other_values) == {Decimal(800), Decimal(900), Decimal(1000)}
