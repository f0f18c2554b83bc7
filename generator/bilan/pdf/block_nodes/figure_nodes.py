"""Figures in running text and in large type, charts, compositions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.blocks import chart_block, figure_blocks, target_blocks
from bilan.blocks.block import Block
from bilan.charts import Canvas
from bilan.charts.framed_drawing import FramedDrawing
from bilan.figure_charts.course_drawing import course_drawing
from bilan.figure_charts.headline import headline, long_comparison
from bilan.model.figure import Figure as FigureRecord
from bilan.pdf import document_blocks
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.chart_labels import drawn_labels
from bilan.pdf.document_nodes import Cover, FigureReference, KeyFigure, KeyFigures, Pair, Part, Together
from bilan.pdf.node_text import Children, NodeText
from bilan.pdf.readable_images import picture_address
from bilan.rich_text.node_types import Drawing, Figure, Image, Link, Node, Paragraph, Role, Style, Styled


def _figure_value(block: figure_blocks.FigureValue, render: Renderer) -> Children:
    return render.text.figure(block.figure, unit=block.unit)


def _target_value(block: target_blocks.TargetValue, render: Renderer) -> Children:
    text, place = render.text, f"/targets/#{block.amount.indicator.id}-{block.target.year}"
    return (Link((text.formatter.amount_in_words(block.amount),), address=text.address(place)),)


def _change_value(block: figure_blocks.ChangeValue, render: Renderer) -> Children:
    return render.text.change(block.change)


def _cover(block: figure_blocks.Cover, render: Renderer) -> Children:
    """The first page of a document; on a hand-written page, the same words as paragraphs."""
    text = render.text
    if text.on_page:
        title = text.joined([text.text(block.title), (text.formatter.year(block.year),) if block.year else ()], " ")
        independent = (Paragraph(text.text(block.independence)),) if block.independence else ()
        named = (Paragraph(text.text(block.institution)), Paragraph((Styled(title, style=Style.STRONG),)))
        paragraphs = (*named, *independent)
        if block.lead is None:
            return paragraphs
        finding = f"{headline(text.formatter, block.lead.figure)}." if block.lead.change else ""
        return (*paragraphs, KeyFigures(render.nodes(block.lead)), *((Paragraph((finding,)),) if finding else ()))
    parts = {"institution": text.text(block.institution), "title": text.text(block.title)}
    parts["year"] = (text.formatter.short_year(block.year),) if block.year else ()
    parts["independence"] = text.text(block.independence) if block.independence else ()
    if block.finding:
        parts["message"] = render.nodes(block.finding)
    if block.lead:
        figure = block.lead.figure
        parts |= {
            "number": text.number(figure, short=True),
            "name": text.name(figure),
            "finding": (headline(text.formatter, figure),),
        }
    if block.picture:
        picture = block.picture.picture
        left, top = block.picture.focus
        image = Image(address=picture_address(picture), alternative=text.formatter.label(picture.alt))
        words = (text.text(picture.caption), text.say("Picture: {credit}", credit=picture.credit), (picture.licence or "",))
        parts |= {"picture": (image,), "credit": text.joined([each for each in words if any(each)], " ")}
        return (Cover(_parts(parts), picture_left=left, picture_top=top),)
    return (Cover(_parts(parts)),)


def _parts(parts: Mapping[str, Children]) -> tuple[Part, ...]:
    return tuple(Part(words, name=name) for name, words in parts.items() if words)


def _key_figures(block: figure_blocks.KeyFigures, render: Renderer) -> Children:
    return (KeyFigures(render.all(block.items)),)


def _key_figure(block: figure_blocks.KeyFigure, render: Renderer) -> Children:
    text, figure = render.text, block.figure
    qualifier, noun = text.qualifier(figure), text.formatter.noun(figure)
    parts = {
        "name": text.name(figure),
        "number": (*((f"{qualifier} ",) if qualifier else ()), *text.number(figure, short=True, beside_unit=True)),
        "unit": (noun,) if noun else (),
        "change": text.change_since(block.change) if block.change else text.say("first figure"),
        "meaning": _meaning(figure, text),
    }
    named = tuple(Part(words, name=name) for name, words in parts.items() if words)
    return (KeyFigure((*named, *(render.nodes(block.course) if block.course else ()))),)


def _meaning(figure: FigureRecord, text: NodeText) -> Children:
    """What a figure says of several years, or why it cannot be compared with earlier ones."""
    compared = long_comparison(text.formatter, figure)
    reason = text.text(figure.break_) if figure.break_ else ()
    return text.joined(((compared,) if compared else (), reason), " ")


def _course(block: figure_blocks.Course, render: Renderer) -> Children:
    drawing = course_drawing(render.text.formatter, block.figure, block.together)
    return (drawing_node(drawing.drawing, drawing.title, drawing.description),) if drawing else ()


def drawing_node(chart: FramedDrawing, *words: str) -> Drawing:
    """A chart with its words for screen readers."""
    return Drawing(svg=chart.shapes, labels=drawn_labels(chart), alternative=". ".join(filter(None, words)))


def _chart(block: chart_block.Chart, render: Renderer, canvas: Canvas = Canvas.WIDE) -> Children:
    text = render.text
    chart = block.spec.titled(text.formatter)
    children: list[Node] = [
        Paragraph((chart.title,), role=Role.CHART_TITLE),
        *((Paragraph((chart.subtitle,), role=Role.CHART_SUBTITLE),) if chart.subtitle else ()),
        drawing_node(chart.draw(canvas, text.formatter), chart.title, chart.description),
    ]
    return (Figure((*children, *_sources_and_notes(block, text)), id=chart.id),)


def _opening_chart(block: chart_block.OpeningChart, render: Renderer) -> Children:
    """The drawing with its sources and notes; the message of the year is its title."""
    text = render.text
    chart = block.spec.titled(text.formatter)
    drawing = drawing_node(chart.draw(Canvas.WIDE, text.formatter), chart.title, chart.description)
    return (Figure((drawing, *_sources_and_notes(block, text)), id=chart.id),)


def _sources_and_notes(block: chart_block.Chart | chart_block.OpeningChart, text: NodeText) -> Iterator[Paragraph]:
    """What is printed below a drawing."""
    if sources := text.sources(block.sources or ()):
        yield Paragraph(sources, role=Role.FACTS)
    if block.notes:
        yield Paragraph(text.joined(map(text.text, block.notes), " "), role=Role.FACTS)


def _chart_pair(block: document_blocks.ChartPair, render: Renderer) -> Children:
    return (Pair((*_chart(block.left, render, Canvas.PHONE), *_chart(block.right, render, Canvas.PHONE))),)


def _charts_elsewhere(block: document_blocks.ChartsElsewhere, render: Renderer) -> Children:
    text = render.text
    references = ((*text.text(name), text.comma, FigureReference(address=f"#{anchor}")) for name, anchor in block.charts)
    return (Paragraph((*text.say("Charts on other pages:"), " ", *text.joined(references, " · ")), role=Role.FACTS),)


def _composition(block: figure_blocks.CompositionBlock, render: Renderer) -> Children:
    chart = render.nodes(block.chart) if block.chart else ()
    return (Together((*chart, *render.nodes(block.sum))),)


def _sum(block: figure_blocks.Sum, render: Renderer) -> Children:
    text, composition = render.text, block.composition
    terms = [(*text.figure(part), " ", _in_brackets(text.name(part))) for part in composition.parts]
    if composition.residual:
        number = text.formatter.number(composition.residual.value, text.formatter.indicator_of(composition.total))
        terms.append((number, " ", _in_brackets(text.text(composition.residual.name))))
    total = (*text.figure(composition.total, unit=True), " = " if composition.exact else " ≈ ")
    return (Paragraph((*total, *text.joined(terms, " + ")), role=Role.SUM),)


def _in_brackets(name: Children) -> Node:
    return Styled(("(", *name, ")"), style=Style.QUIET)


NODES: dict[type[Block], ToNodes] = {
    figure_blocks.FigureValue: _figure_value,
    figure_blocks.ChangeValue: _change_value,
    target_blocks.TargetValue: _target_value,
    figure_blocks.Cover: _cover,
    figure_blocks.KeyFigures: _key_figures,
    figure_blocks.KeyFigure: _key_figure,
    figure_blocks.Course: _course,
    figure_blocks.CompositionBlock: _composition,
    figure_blocks.Sum: _sum,
    chart_block.Chart: _chart,
    chart_block.OpeningChart: _opening_chart,
    document_blocks.ChartPair: _chart_pair,
    document_blocks.ChartsElsewhere: _charts_elsewhere,
}
