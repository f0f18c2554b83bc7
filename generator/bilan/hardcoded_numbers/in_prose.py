"""Numbers typed by hand on a page of `content/`, which would not change with the data. Warning: `hand-typed-number`.

Code, addresses and expressions are not prose. A comment allows the number before it on its line, or, alone on a line, the
numbers of the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bilan.diagnostics.problem import Place, Problem
from bilan.hardcoded_numbers.detection import HAND_TYPED_NUMBER, Figures, hand_typed_numbers
from bilan.hardcoded_numbers.suppressions import IN_MARKDOWN, Suppression, find_suppressions
from bilan.messages.message import Message, alternatives, translatable
from bilan.model.report import Report
from bilan.number_recognition.numeral import Numeral, blanks
from bilan.yaml.source_text import SourceText, place_in

_NOT_PROSE = re.compile(
    r"\{\{.*?\}\}"  # expressions
    r"|```.*?```|`[^`\n]*`"  # code
    r"|<!--.*?-->|<su[bp]>[^<\n]*</su[bp]>|<[^>\n]*>"  # comments, and tags; H<sub>2</sub>O is a name
    r"|(?<=\w)(?:~[^~\s]+~|\^[^^\s]+\^)"  # H~2~O, m^2^ (PyMdown's tilde and caret)
    r"|\[\^[^\]\n]+\]:?"  # references to footnotes, and their labels
    r"|\]\([^)\n]*\)|\{[#:.][^}\n]*\}|\{ [^}\n]*\}|https?://\S+"  # addresses and attributes
    r"|^\s*\d+[.)]\s|^#+\s*\d[\d.]*[.)]?\s",  # numbers of list items and of headings
    re.DOTALL | re.MULTILINE,
)


def hand_typed_in_page(source: SourceText, start: int, report: Report, language: str) -> Iterator[Problem]:
    """Yield a problem for each number of a page, from `start` on, that should come from the data."""
    figures = Figures(report)
    found = tuple(
        number for number in hand_typed_numbers(prose(source.text, start), language, figures.names) if number.start >= start
    )
    comments = [comment for comment in find_suppressions(source, IN_MARKDOWN) if comment.start >= start]
    silenced = {comment: _silenced(source, comment, found) for comment in comments if comment.reason}
    meant = {number for numbers in silenced.values() for number in numbers}
    yield from (_problem(source, number, figures) for number in found if number not in meant)
    yield from (problem for comment in comments if (problem := comment.problem(bool(silenced.get(comment)))))


def hand_typed_in_title(words: str, place: Place, report: Report, language: str) -> Iterator[Problem]:
    """Yield a problem for each number of a title in front matter that should come from the data."""
    figures = Figures(report)
    for number in hand_typed_numbers(prose(words, 0), language, figures.names):
        typed = words[number.start : number.end]
        message = translatable("The number “{typed}” is typed by hand: it would not change with the data.", typed=typed)
        yield HAND_TYPED_NUMBER.at(place, message, _proposed(number.value, figures))


def prose(text: str, start: int) -> str:
    """The text of a page, the same length, with spaces in place of what is not prose and of all before `start`."""
    return " " * start + _NOT_PROSE.sub(blanks, text[start:])


def _silenced(source: SourceText, comment: Suppression, found: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    if comment.alone:
        end = source.text.find("\n", comment.end + 1)
        return tuple(number for number in found if comment.end <= number.start < (end if end > 0 else len(source.text)))
    begin = source.text.rfind("\n", 0, comment.start) + 1
    return tuple(number for number in found if begin <= number.start < comment.start)[-1:]


def _problem(source: SourceText, number: Numeral, figures: Figures) -> Problem:
    words = source.text[number.start : number.end]
    message = translatable("The number “{typed}” is typed by hand: it would not change with the data.", typed=words)
    place = place_in(source.text, number.start, source.file, number.end - number.start)
    return HAND_TYPED_NUMBER.at(place, message, _proposed(number.value, figures))


def _proposed(value: Decimal, figures: Figures) -> Message:
    references = [f'{{{{ figure("{figure.id}", {figure.year}) }}}}' for figure in figures.like(value)]
    if not references:
        return translatable(
            "Put it into the data. If the number must stay typed by hand, add “<!-- number: why -->” after it."
        )
    row = alternatives(references)
    return translatable(
        "Write {references}. If the number must stay typed by hand, add “<!-- number: why -->” after it.", references=row
    )
