"""A formula for readers: indicators by name, each with its figure as a link; and why a figure could not be computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from markupsafe import Markup

from bilan.locales.language import Language
from bilan.model.computation import Uncomputed
from bilan.model.figure import Figure
from bilan.model.formula import Constant, Expression, Formula, Negation, Operation, Term
from bilan.model.report import Report
from bilan.render.escape import escape_markdown, fill_template, join_markup
from bilan.values.digits import decimal_places
from bilan.values.local_text import LocalText
from bilan.values.sentence import Sentence, sentence

_SIGNS = {"+": " + ", "-": " \u2212 ", "*": " \u00d7 ", "/": " \u00f7 "}  # as the figures of a page are printed
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


class Printer(Protocol):
    """What prints the parts of a formula for a page: a `PageFormatter`."""

    @property
    def report(self) -> Report: ...

    @property
    def language(self) -> Language: ...

    def text(self, text: LocalText) -> Markup: ...

    def say(self, message: str, **values: object) -> Markup: ...

    def to(self, address: str) -> Markup: ...

    def figure(self, figure: Figure) -> Markup: ...


def formula_text(formatter: Printer, formula: Formula, year: int | None) -> Markup:
    """A formula with the figures of a year: `100 × Mises au point (476) ÷ Activités (4 463)`, each figure a link.

    Without a year, the names of the indicators are links.
    """
    return join_markup(_token(formatter, token, year) for token in formula_tokens(formula.expression))


def formula_tokens(expression: Expression, around: int = 0) -> Iterator[str | Constant | Term]:
    """An expression as readers see it: signs and brackets as text, numbers and indicators as they are.

    It is in brackets if the operation around it binds more strongly than `around`.
    """
    match expression:
        case Negation(operand):
            yield "\u2212"
            yield from formula_tokens(operand, 3)
        case Operation(sign, left, right):
            own = _STRENGTH[sign]
            yield "(" if own < around else ""
            yield from formula_tokens(left, own)
            yield _SIGNS[sign]
            yield from formula_tokens(right, own + (sign in "-/"))
            yield ")" if own < around else ""
        case Constant() | Term():
            yield expression


def constant_text(printer: Printer, constant: Constant) -> str:
    """A number of a formula, with the decimals it was written with."""
    return printer.language.number(constant.value, decimal_places(constant.value))


def _token(formatter: Printer, token: str | Constant | Term, year: int | None) -> Markup:
    match token:
        case Term():
            return _term(formatter, token, year)
        case Constant():
            return escape_markdown(constant_text(formatter, token))
    return escape_markdown(token)


def _term(formatter: Printer, term: Term, year: int | None) -> Markup:
    name = fill_template("<bdi>{}</bdi>", formatter.text(formatter.report.indicators[term.name].name))
    if year is None:
        linked = fill_template('<a href="{}">{}</a>', formatter.to(f"/indicators/{term.name}/"), name)
        return formatter.say("{name}, previous year", name=linked) if term.previous else linked
    number = year - term.previous
    figure = formatter.report.figure(term.name, number)
    if figure is None:
        return name
    if term.previous:
        return fill_template("{} ({}: {})", name, escape_markdown(str(number)), formatter.figure(figure))
    return fill_template("{} ({})", name, formatter.figure(figure))


def obstacle_sentence(formatter: Printer, figure: Figure) -> Sentence | None:
    """Why a figure could not be computed; None for one that was, and for one that was entered."""
    computation = figure.computation
    if computation is None or computation.obstacle is None:
        return None
    cause = computation.cause
    values = {"name": formatter.report.indicators[cause.indicator].name, "year": cause.year} if cause else {}
    match computation.obstacle:
        case Uncomputed.NO_VALUE:
            return sentence("Not calculated: “{name}” has no number in {year}.", **values)
        case Uncomputed.BREAK:
            return sentence("Not calculated: the series “{name}” breaks in {year}.", **values)
        case Uncomputed.ZERO_DIVISOR:
            return sentence("Not calculated: it would be divided by a number that is zero, or may be zero.")
        case Uncomputed.BOUND:
            return sentence("Not calculated: the figures are only limits (“more than”, “less than”).")
