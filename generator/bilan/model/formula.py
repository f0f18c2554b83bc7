"""Formulas of computed indicators: `100 * clarifications / activities`.

    sum      = product { ("+" | "-") product }
    product  = factor { ("*" | "/") factor }
    factor   = "-" factor | number | indicator | "previous" "(" indicator ")" | "(" sum ")"

`previous(x)` is the figure of x of the year before. Numbers are written as everywhere in the data: `100`, `0.5`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from bilan.diagnostics.problem import Code, Place
from bilan.messages.message import Message, translatable
from bilan.schema.field_type import ReadContext
from bilan.schema.text_fields import Text
from bilan.yaml.nodes import Node, Scalar

INVALID = Code("invalid-formula")
PREVIOUS = "previous"
LONGEST = 500  # characters; longer formulas should be split into indicators that can be checked
DEEPEST = 20  # brackets and minus signs inside each other

_TOKEN = re.compile(r"\s*(?:(?P<name>[a-z0-9_]*[a-z_][a-z0-9_]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/()]))")
_OTHER_SIGNS = {"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-", "[": "(", "]": ")", "{": "(", "}": ")"}


@dataclass(frozen=True, slots=True)
class Constant:
    """A number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Term:
    """A figure of the indicator `name`: of the same year, or with `previous` of the year before."""

    name: str
    previous: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of an expression."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions and the sign between them: `+`, `-`, `*` or `/`."""

    sign: str
    left: Expression
    right: Expression


Expression = Constant | Term | Negation | Operation


class Formula(str):
    """A formula: the text as it was written, and `expression`, what it says."""

    __slots__ = ("expression",)

    expression: Expression

    def __new__(cls, text: str, expression: Expression) -> Formula:
        formula = super().__new__(cls, text)
        formula.expression = expression
        return formula

    def __getnewargs__(self) -> tuple[str, Expression]:  # type: ignore[override]
        return str(self), self.expression

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its indicators, in the order written; one may be there several times."""
        return tuple(terms_of(self.expression))


def terms_of(expression: Expression) -> Iterator[Term]:
    """The indicators of an expression, in the order written."""
    match expression:
        case Term():
            yield expression
        case Negation(operand):
            yield from terms_of(operand)
        case Operation(_, left, right):
            yield from (*terms_of(left), *terms_of(right))


class FormulaError(Exception):
    """A text that is not a formula: the offset of the first fault, what is wrong, and what to do."""

    def __init__(self, offset: int, message: Message, hint: Message) -> None:
        super().__init__(message)
        self.offset, self.message, self.hint = offset, message, hint


@dataclass(frozen=True, slots=True)
class FormulaText(Text):
    """A formula. Problem: `invalid-formula`, at the column of the fault."""

    expected: Message = translatable("a formula such as 100 * clarifications / activities")

    def read(self, node: Node, reading: ReadContext) -> Formula | None:
        text = Text(self.expected).read(node, reading)
        if text is None or not isinstance(node, Scalar):
            return None
        start = node.place.column + (0 if node.plain else 1) + len(node.text) - len(node.text.lstrip())
        try:
            return parse_formula(text, node.place._replace(column=start))
        except FormulaError as fault:
            place = node.place._replace(column=start + fault.offset, width=1)
            reading.problems.append(INVALID.at(place, fault.message, fault.hint))
            return None


def parse_formula(text: str, start: Place) -> Formula:
    """The formula of a text that begins at a place; raises `FormulaError`."""
    if len(text) > LONGEST:
        message = translatable(
            "This formula has {found} characters; at most {most} are read.", found=len(text), most=LONGEST
        )
        raise FormulaError(0, message, translatable("Define an indicator for a part of it."))
    parser = _Parser(text, start)
    formula = Formula(text, parser.whole())
    if not formula.terms:
        hint = translatable("Use at least one indicator of indicators.yml.")
        raise FormulaError(0, translatable("This formula names no indicator."), hint)
    return formula


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    offset: int
    kind: str  # `name`, `number`, `sign`; empty at the end


class _Parser:
    """Reads tokens from left to right; `token` is the one that comes next."""

    def __init__(self, text: str, start: Place) -> None:
        self._text, self._start, self._depth = text, start, 0
        self.token = self._next(0)

    def whole(self) -> Expression:
        """The expression that is the whole text."""
        expression = self._sum()
        if self.token.kind:
            raise self._unexpected(translatable("a sign (+ - * /) or the end"), _between(self.token))
        return expression

    def _sum(self) -> Expression:
        left = self._product()
        while self.token.text in ("+", "-"):
            sign = self._take()
            left = Operation(sign.text, left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._factor()
        while self.token.text in ("*", "/"):
            sign = self._take()
            divisor = self.token
            right = self._factor()
            if sign.text == "/" and right == Constant(Decimal(0)):
                message = translatable("This formula divides by zero.")
                raise FormulaError(divisor.offset, message, translatable("Write another number or an indicator."))
            left = Operation(sign.text, left, right)
        return left

    def _factor(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            message = translatable("More than {most} brackets or minus signs are inside each other here.", most=DEEPEST)
            raise FormulaError(self.token.offset, message, translatable("Define an indicator for a part of it."))
        factor = self._one_factor()
        self._depth -= 1
        return factor

    def _one_factor(self) -> Expression:
        token = self.token
        if token.text == "-":
            self._take()
            return Negation(self._factor())
        if token.kind == "number":
            self._take()
            return Constant(Decimal(token.text))
        if token.text == "(":
            self._take()
            inner = self._sum()
            self._close(token)
            return inner
        if token.kind == "name":
            self._take()
            return self._previous() if token.text == PREVIOUS and self.token.text == "(" else self._term(token)
        raise self._unexpected(translatable("an indicator, a number or a bracket"), _EXAMPLE)

    def _previous(self) -> Expression:
        opened = self._take()
        name = self.token
        if name.kind != "name":
            raise self._unexpected(translatable("the name of an indicator"), translatable("Write “previous(activities)”."))
        self._take()
        self._close(opened)
        return self._term(name, previous=True)

    def _term(self, token: _Token, *, previous: bool = False) -> Term:
        place = self._start._replace(column=self._start.column + token.offset, width=len(token.text))
        return Term(token.text, previous, place)

    def _close(self, opened: _Token) -> None:
        if self.token.text == ")":
            self._take()
        elif self.token.kind:
            raise self._unexpected(translatable("a sign (+ - * /) or “)”"), _between(self.token))
        else:
            message = translatable("This bracket is never closed.")
            raise FormulaError(opened.offset, message, translatable("Add “)” where it ends."))

    def _take(self) -> _Token:
        token = self.token
        self.token = self._next(token.offset + len(token.text))
        return token

    def _next(self, offset: int) -> _Token:
        found = _TOKEN.match(self._text, offset)
        if found and found.lastgroup:
            return _Token(found[found.lastgroup], found.start(found.lastgroup), found.lastgroup)
        rest = self._text[offset:].lstrip()
        at = len(self._text) - len(rest)
        if not rest:
            return _Token("", at, "")
        raise FormulaError(at, translatable("“{sign}” has no meaning in a formula.", sign=rest[0]), _instead(rest[0]))

    def _unexpected(self, expected: Message, hint: Message) -> FormulaError:
        found = translatable("“{word}”", word=self.token.text) if self.token.kind else translatable("the end of the formula")
        message = translatable("Found {found}; expected {expected}.", found=found, expected=expected)
        return FormulaError(self.token.offset, message, hint)


_EXAMPLE = translatable("Write a formula such as “{example}”.", example="100 * clarifications / activities")


def _between(token: _Token) -> Message:
    """What to do where a sign is missing before a token."""
    if token.text == ")":
        return translatable("Delete this bracket, or open it before.")
    return translatable("Write + - * or / before “{word}”; a number has no spaces in it.", word=token.text)


def _instead(sign: str) -> Message:
    """What to write instead of a sign that formulas do not have."""
    if sign in _OTHER_SIGNS:
        return translatable("Write {proposal}.", proposal=_OTHER_SIGNS[sign])
    if sign == "%":
        return translatable("Multiply by 100 and give the indicator the unit percent: “{example}”.", example="100 * a / b")
    if sign == ",":
        return translatable("Write decimals with a point: 0.5.")
    return translatable("A formula has indicators, numbers, + - * / and brackets; names have small letters without accents.")
