"""Hand-written Markdown with expressions: `{{ figure("activities") }}`. An expression that fails is a problem at its place.

There are only expressions, no statements or comments, and only the given functions. Each expression is evaluated separately
in Jinja's sandbox, so that all problems of a page are reported at once, each with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from jinja2 import StrictUndefined, TemplateError

from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.locales.typography import add_french_spaces
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.render.escape import escape_value
from bilan.render.expression_limits import MAX_LENGTH, BoundedEnvironment, TooLargeError
from bilan.yaml.source_text import SourceText, place_in

BAD_EXPRESSION = Code("bad-expression")
UNKNOWN_NAME = Code("unknown-name")

_EXPRESSION = re.compile(r"""\{\{((?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^"'])*?)\}\}""", re.DOTALL)
_PART = re.compile(r"\)\s*\.\s*(\w+)")

Functions = Mapping[str, Callable[..., object]]


class PlacelessProblem(Protocol):
    """A problem, complete except for its place."""

    def at(self, place: Place) -> Problem: ...


class ProseError(Exception):
    """Raised by a function for prose that cannot print anything, with the problem."""

    def __init__(self, problem: PlacelessProblem) -> None:
        super().__init__()
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A problem of an expression, complete except for its place; `cause` is the place of the problem that caused it."""

    code: Code
    message: Message
    hint: Message = EMPTY_MESSAGE
    cause: Place | None = None

    def at(self, place: Place) -> Problem:
        """The problem at the place of the expression."""
        return self.code.at(place, self.message, self.hint).following(self.cause)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of a page: the code between the braces, and its start and end in the text."""

    code: str
    start: int
    end: int


def find_expressions(text: str) -> Iterator[Expression]:
    """The expressions of a text, in order."""
    for match in _EXPRESSION.finditer(text):
        yield Expression(match.group(1).strip(), match.start(), match.end())


def render_expressions(
    source: SourceText, start: int, functions: Functions, language: str
) -> tuple[str, tuple[Problem, ...]]:
    """The text from `start` on with the values of its expressions and no-break spaces for its language; and the problems."""
    pieces: list[str] = []
    problems: list[Problem] = []
    position = start
    for expression in find_expressions(source.text[start:]):
        pieces.append(add_french_spaces(source.text[position : start + expression.start], language))
        position = start + expression.end
        place = place_in(source.text, start + expression.start, source.file, expression.end - expression.start)
        result = _value(expression.code, place, functions)
        if isinstance(result, Problem):
            problems.append(result)
        else:
            pieces.append(str(escape_value(result)))
    return "".join([*pieces, add_french_spaces(source.text[position:], language)]), tuple(problems)


def _value(code: str, place: Place, functions: Functions) -> object:
    """The value of an expression, or its problem."""
    if len(code) > MAX_LENGTH:
        message = translatable("This expression has more than {most} characters.", most=MAX_LENGTH)
        return BAD_EXPRESSION.at(place, message, translatable("Print one figure, chart or table in each pair of braces."))
    environment = BoundedEnvironment(functions.values())
    try:
        value = environment.compile_expression(code, undefined_to_none=False)(**functions)
        if isinstance(value, StrictUndefined):
            return _unknown(code, place, functions)
    except ProseError as error:
        return error.problem.at(place)
    except (TooLargeError, MemoryError, RecursionError):
        message = translatable("This expression makes something that is too large to print.")
        return BAD_EXPRESSION.at(place, message, translatable("Print one figure, chart or table in each pair of braces."))
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
        if "is undefined" in str(error):
            return _unknown(code, place, functions)
        message = translatable("This cannot be printed: {reason}.", reason=str(error).rstrip("."))
        hint = translatable("Check the brackets and the quotation marks. {usage}", usage=_usage(functions))
        return BAD_EXPRESSION.at(place, message, hint)
    return value


def _unknown(code: str, place: Place, functions: Functions) -> Problem:
    name = re.split(r"[^A-Za-z0-9_]", code, maxsplit=1)[0]
    if name in functions and (part := _PART.search(code)):
        message = translatable("“{name}(…)” has no “{part}”.", name=name, part=part[1])
        hint = translatable("Leave out “.{part}”: the expression prints a whole text.", part=part[1])
        return UNKNOWN_NAME.at(place, message, hint)
    hint = suggestion(name, functions) or _usage(functions)
    return UNKNOWN_NAME.at(place, translatable("“{name}” is not known here.", name=name or code), hint)


def _usage(functions: Functions) -> Message:
    return translatable("Known here: {names}.", names=join_messages(functions))
