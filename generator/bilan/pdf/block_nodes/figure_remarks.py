"""What the note of a figure says: who counted it, its status, formula, date, method, corrections, and what it includes."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.figure_origin import origin_mark, origin_sentence
from bilan.model.figure import Figure
from bilan.model.formula import Constant, Formula, Term
from bilan.pdf.node_text import Children, NodeText
from bilan.render.formula_text import constant_text, formula_tokens, obstacle_sentence
from bilan.rich_text.node_types import Node


def figure_remarks(figure: Figure, text: NodeText) -> Iterator[Children]:
    """The remarks on a figure, each as words; some may be empty."""
    say, formatter = text.say, text.formatter
    indicator = formatter.indicator_of(figure)
    if origin_mark(figure):
        yield text.text(origin_sentence(formatter.report, figure))
    if figure.unsettled:
        yield text.sentence((formatter.state(figure),))
    if figure.computation:
        yield text.text(obstacle_sentence(formatter, figure))
        yield (*say("Computed: {formula}", formula=formula_nodes(figure.computation.formula, figure.year, text)), ".")
    if figure.as_of:
        yield say("As of {date}.", date=figure.as_of)
    if figure.rounded_to:
        yield text.sentence(say("rounded to {unit}", unit=formatter.number(figure.rounded_to, indicator)))
    if figure.respondents:
        yield say("Respondents: {number}.", number=formatter.whole(figure.respondents))
    if figure.method:
        yield (*say("Method:"), " ", *text.text(figure.method))
    yield text.text(figure.note)
    if figure.break_:
        yield (*say("Break in series."), " ", *text.text(figure.break_))
    for other in figure.alternatives:
        documents = text.cite(formatter.sources(other))
        number = say("Another source gives {number}.", number=text.alternative(figure, other))
        yield (*number, " ", *text.text(other.why_not), *((" (", *documents, ")") if documents else ()))
    for revision in figure.revisions:
        was = formatter.number(revision.was, indicator)
        yield say("Corrected on {date}: it was {number}. {reason}", date=revision.date, number=was, reason=revision.reason)
    found = [text.report.figure(reference.name, figure.year) for reference in figure.of_which]
    included = [(*text.name(part), " ", *text.figure(part)) for part in found if part]
    if included:
        listed = text.joined(included, text.comma)
        yield (*say("Of which, without adding up:"), " ", *listed, ".")


def formula_nodes(formula: Formula, year: int | None, text: NodeText) -> Children:
    """A formula with the name of each indicator, and with its figure in a year."""
    return tuple(node for token in formula_tokens(formula.expression) for node in _token(token, year, text))


def _token(token: str | Constant | Term, year: int | None, text: NodeText) -> Iterator[Node | str]:
    match token:
        case Constant():
            yield constant_text(text.formatter, token)
        case Term(name, previous):
            yield from text.text(text.report.indicators[name].name)
            figure = None if year is None else text.report.figure(name, year - previous)
            if figure:
                yield from (
                    " (",
                    *((f"{text.formatter.observed(figure)}: ",) if previous else ()),
                    *text.figure(figure),
                    ")",
                )
        case _:
            yield token
