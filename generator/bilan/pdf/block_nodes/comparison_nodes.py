"""Comparisons of years and of indicators, as tables. What readers choose is on the site alone."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.comparisons import Comparison
from bilan.blocks import comparison_blocks
from bilan.blocks.block import Block
from bilan.model.figure import Figure
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.block_nodes.table_parts import header_cell, number_cell, table_node
from bilan.pdf.node_text import Children, NodeText
from bilan.rich_text.table_node_types import Cell, CellKind


def _year_comparison(block: comparison_blocks.YearComparison, render: Renderer) -> Children:
    text = render.text
    years = ((text.formatter.short_year(year),) for year in (block.since, block.year))
    header = [header_cell(text.say("Indicator")), *(header_cell(words, CellKind.NUMBER) for words in years)]
    header.append(header_cell(text.say("Change"), CellKind.NUMBER))
    rows = (_compared(pair, text) for _, pairs in block.themes for pair in pairs)
    return (table_node(text.say("Two years, by theme"), header, rows),)


def _compared(pair: Comparison, text: NodeText) -> Iterator[Cell]:
    yield header_cell(text.text(pair.indicator.name))
    yield from (_figure(figure, text) for figure in (pair.before, pair.figure))
    yield number_cell(text.change(pair.change) if pair.change else ())


def _indicator_comparison(block: comparison_blocks.IndicatorComparison, render: Renderer) -> Children:
    text = render.text
    names = (header_cell(text.text(indicator.name), CellKind.NUMBER) for indicator in block.indicators)
    rows = (
        [header_cell((text.formatter.short_year(year),)), *(_figure(one.figure if one else None, text) for one in cells)]
        for year, cells in block.rows
    )
    return (table_node(text.say("Two indicators, by year"), [header_cell(text.say("Year")), *names], rows),)


def _all_years(block: comparison_blocks.AllYears, render: Renderer) -> Children:
    text = render.text
    years = (header_cell((text.formatter.short_year(year),), CellKind.NUMBER) for year in block.years)
    rows = (
        [header_cell(text.text(indicator.name)), *(_figure(one.figure if one else None, text) for one in cells)]
        for _, members in block.themes
        for indicator, cells in members
    )
    return (
        table_node(text.say("Every figure of every year"), [header_cell(text.say("Indicator")), *years], rows, dense=True),
    )


def _figure(figure: Figure | None, text: NodeText) -> Cell:
    if figure is None:
        return number_cell((), missing=True)
    return number_cell(text.figure(figure, unit=text.formatter.needs_unit(text.formatter.indicator_of(figure))))


NODES: dict[type[Block], ToNodes] = {
    comparison_blocks.YearComparison: _year_comparison,
    comparison_blocks.IndicatorComparison: _indicator_comparison,
    comparison_blocks.AllYears: _all_years,
}
