"""Tables of figures, and the notes of figures in them."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.change import Incomparable
from bilan.analysis.figure_origin import origin_mark
from bilan.blocks import breakdown_table, figure_blocks, table_rows, target_blocks
from bilan.blocks.block import Block
from bilan.model.figure import Figure
from bilan.pdf import document_blocks
from bilan.pdf.block_nodes.definitions import definition_list
from bilan.pdf.block_nodes.figure_remarks import figure_remarks
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.block_nodes.table_parts import header_cell, number_cell, table_node
from bilan.pdf.node_text import Children, NodeText
from bilan.render.figure_text import QUALIFIER_SIGNS
from bilan.rich_text.node_types import Footnote, Link, Node, Paragraph, Role, Style, Styled
from bilan.rich_text.table_node_types import Cell, CellKind


def _words(*words: str) -> Children:
    return tuple(filter(None, words))


def _year_table(block: figure_blocks.YearTable, render: Renderer) -> Children:
    """A table with the qualifier before the number in a column of its own, and the numbers of the sources."""
    text = render.text
    header = [
        header_cell(text.say("Indicator")),
        header_cell((), CellKind.QUALIFIER),
        header_cell((text.formatter.short_year(block.year),), CellKind.NUMBER),
        *map(header_cell, (text.say("Unit"), text.say("Change"), text.say("Sources"))),
    ]
    return (table_node(text.text(block.caption), header, (_year_row(row, text) for row in block.rows)),)


def _year_row(row: table_rows.FigureRow, text: NodeText) -> Iterator[Cell]:
    figure, indicator = row.figure, text.formatter.indicator_of(row.figure)
    note = text.joined(figure_remarks(figure, text), " ")
    yield header_cell((*text.name(figure), *((Footnote(note),) if note else ())))
    yield Cell(_words(text.qualifier(figure)), kind=CellKind.QUALIFIER)
    yield number_cell(text.number(figure))
    yield Cell(_words("" if text.has_sign(indicator) else text.formatter.unit_name(indicator)))
    yield Cell(text.change_since(row.change) if row.change else ())
    yield Cell(text.cite(row.documents))


def _change_list(block: figure_blocks.ChangeList, render: Renderer) -> Children:
    text, children = render.text, list[Node]()
    if block.rows:
        columns = (text.say("Before"), (text.formatter.short_year(block.year),), text.say("Change"))
        header = [header_cell(text.say("Indicator")), *(header_cell(words, CellKind.NUMBER) for words in columns)]
        caption = text.say("Figures that may be compared with an earlier year, {year}", year=text.formatter.year(block.year))
        children.append(table_node(caption, header, (_change_row(row, text) for row in block.rows)))
    if block.rows and block.apart:
        children.append(Paragraph(text.say("Not comparable with earlier years"), role=Role.TITLE))
    if block.apart:
        groups = ((text.joined(map(text.name, group.figures), " · "), _reason(group, text)) for group in block.apart)
        children.append(definition_list(groups))
    return tuple(children)


def _reason(group: figure_blocks.NotComparableFigures, text: NodeText) -> Children:
    reason = group.reason
    return (text.formatter.reason(reason),) if isinstance(reason, Incomparable) else text.text(reason)


def _change_row(row: figure_blocks.ChangeRow, text: NodeText) -> Iterator[Cell]:
    yield header_cell(text.name(row.figure))
    unit = text.formatter.needs_unit(text.formatter.indicator_of(row.figure))
    yield number_cell(
        (
            *text.figure(row.before, unit=unit),
            " ",
            Styled((f"({text.formatter.short_year(row.before.year)})",), style=Style.QUIET),
        )
    )
    yield number_cell(text.figure(row.figure, unit=unit))
    yield number_cell(text.change(row.change))


def _long_series_table(block: document_blocks.LongSeriesTable, render: Renderer) -> Children:
    text = render.text
    header = [
        header_cell(text.say("Indicator")),
        *(header_cell((text.formatter.short_year(year),), CellKind.NUMBER) for year in block.years),
    ]
    rows = (
        [header_cell(text.text(name.name)), *(_long_series_cell(figure, text) for figure in row)] for name, row in block.rows
    )
    return (table_node(text.text(block.caption), header, rows, dense=True),)


def _long_series_cell(figure: Figure | None, text: NodeText) -> Cell:
    """A number with a sign for its qualifier: there is no space for words."""
    if figure is None:
        return number_cell(("–",), missing=True)
    number = text.number(figure)
    if text.qualifier(figure):
        number = (Styled(_words(QUALIFIER_SIGNS.get(figure.qualifier, "")), style=Style.APPROXIMATE), *number)
    return number_cell(number, missing=figure.quantity is None, after_break=bool(figure.break_))


def _series_table(block: figure_blocks.SeriesTable, render: Renderer) -> Children:
    """The table of an indicator on a hand-written page, as on the site."""
    text = render.text
    header = [
        header_cell(text.say("Year")),
        header_cell(_words(text.formatter.unit_heading(block.indicator)), CellKind.NUMBER),
    ]
    header += [header_cell(text.say("Change")), header_cell(text.say("Sources"))]
    table = table_node(text.text(block.caption), header, (_series_row(row, text) for row in block.rows))
    return (table, *(render.nodes(block.legend) if block.legend else ()))


def _series_row(row: table_rows.FigureRow, text: NodeText) -> Iterator[Cell]:
    figure = row.figure
    year = Link((text.formatter.observed(figure),), address=text.address(text.formatter.figure_address(figure)))
    yield header_cell(text.joined([(year,), *_marks(figure, text)], " "))
    yield number_cell(text.figure(figure))
    yield Cell(text.change_since(row.change) if row.change and figure.value is not None else ())
    yield Cell(text.cite(row.documents))


def _breakdown_table(block: breakdown_table.BreakdownTable, render: Renderer) -> Children:
    """A row for each member, what is not broken down, and the whole."""
    text = render.text
    header = [
        header_cell(text.text(block.first)),
        *(header_cell(text.text(name), CellKind.NUMBER) for name in block.headings),
    ]
    rows = [list(_breakdown_row(block, at, text)) for at in range(len(block.rows))]
    if block.rest:
        numbers = ("" if number is None else text.formatter.number(number, block.indicator) for number in block.rest.numbers)
        rows.append([header_cell(text.text(block.rest.label)), *(number_cell(_words(number)) for number in numbers)])
    if block.totals:
        rows.append([header_cell(text.say("Total")), *(number_cell(text.figure(total)) for total in block.totals)])
    table = table_node(text.text(block.caption), header, rows)
    return (table, *(render.nodes(block.legend) if block.legend else ()))


def _breakdown_row(block: breakdown_table.BreakdownTable, at: int, text: NodeText) -> Iterator[Cell]:
    yield header_cell(text.text(block.rows[at].label))
    for column, cell in enumerate(block.rows[at].cells):
        yield _breakdown_cell(cell, block.has_come(at + 1, column), text)


def _breakdown_cell(cell: table_rows.FigureRow | None, has_come: bool, text: NodeText) -> Cell:
    if cell is None:
        return number_cell(text.say("not found") if has_come else (), missing=True)
    return number_cell(text.joined([text.figure(cell.figure), *_marks(cell.figure, text)], " "))


def _marks(figure: Figure, text: NodeText) -> Iterator[Children]:
    if origin := origin_mark(figure):
        yield text.text(origin)
    if figure.unsettled:
        yield (text.formatter.state(figure),)
    if figure.break_:
        yield text.say("break in series")
    if figure.computation:
        yield text.say("computed")
    if figure.revisions:
        yield (Link(text.say("corrected"), address=text.address("/errata/")),)
    if figure.alternatives:
        yield text.say("sources disagree")


def _target_table(block: target_blocks.TargetTable, render: Renderer) -> Children:
    """Targets with their verdicts in sentences, and the numbers of the sources."""
    text = render.text
    header = [header_cell(text.say("Year")), header_cell(text.say("Target"), CellKind.NUMBER)]
    header += [header_cell(text.say("Verdict")), header_cell(text.say("Sources"))]
    return (table_node(text.text(block.caption), header, (_target_row(row, text) for row in block.rows)),)


def _target_row(row: target_blocks.TargetRow, text: NodeText) -> Iterator[Cell]:
    target, indicator = row.verdict.target, row.verdict.indicator
    yield header_cell((text.formatter.short_year(target.year),))
    yield number_cell((text.formatter.measured(target.value, indicator),))
    changes = (
        text.say(
            "Changed on {date}: the target was {number}. {reason}",
            date=revision.date,
            number=text.formatter.measured(revision.was, indicator),
            reason=revision.reason,
        )
        for revision in target.revisions
    )
    unnamed = () if row.documents else text.say("No source is named for this target.")
    yield Cell(text.joined([text.text(row.sentence), text.text(target.note), *changes, unnamed], " "))
    yield Cell(text.cite(row.documents))


NODES: dict[type[Block], ToNodes] = {
    figure_blocks.YearTable: _year_table,
    figure_blocks.ChangeList: _change_list,
    figure_blocks.SeriesTable: _series_table,
    breakdown_table.BreakdownTable: _breakdown_table,
    document_blocks.LongSeriesTable: _long_series_table,
    target_blocks.TargetTable: _target_table,
}
