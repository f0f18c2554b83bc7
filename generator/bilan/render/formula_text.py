"""A formula for readers: indicators by name, each with its figure as a link; and why a figure could not be computed."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup

from bilan.locales.language import Language
from bilan.model.computation import Uncomputed
from bilan.model.figure import Figure
from bilan.model.formula import Constant, Expression, Formula, Negation, Operation, Term
from bilan.model.report import Report
from bilan.render.escape import escape_markdown, fill_template, join_markup
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
    return _text(formatter, formula.expression, year, 0)


def _text(formatter: Printer, expression: Expression, year: int | None, around: int) -> Markup:
    """The text of an expression; in brackets if the operation around it binds more strongly."""
    match expression:
        case Constant(value):
            decimals = max(0, -int(value.as_tuple().exponent))
            return escape_markdown(formatter.language.number(value, decimals))
        case Term():
            return _term(formatter, expression, year)
        case Negation(operand):
            return fill_template("\u2212{}", _text(formatter, operand, year, 3))
        case Operation(sign, left, right):
            own = _STRENGTH[sign]
            weaker_right = own + (sign in "-/")
            text = join_markup(
                (
                    _text(formatter, left, year, own),
                    escape_markdown(_SIGNS[sign]),
                    _text(formatter, right, year, weaker_right),
                )
            )
            return fill_template("({})", text) if own < around else text


def _term(formatter: Printer, term: Term, year: int | None) -> Markup:
    name = fill_template("<bdi>{}</bdi>", formatter.text(formatter.report.indicators[term.name].name))
    if year is None:
        linked = fill_template('<a href="{}">{}</a>', formatter.to(f"/indicators/{term.name}/"), name)
        return formatter.say("{name} of the year before", name=linked) if term.previous else linked
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
            return sentence("Not computed: “{name}” has no number in {year}.", **values)
        case Uncomputed.BREAK:
            return sentence("Not computed: the series “{name}” breaks in {year}.", **values)
        case Uncomputed.ZERO_DIVISOR:
            return sentence("Not computed: a number that it is divided by is zero, or may be.")
        case Uncomputed.BOUND:
            return sentence("Not computed: the figures are only bounds.")
