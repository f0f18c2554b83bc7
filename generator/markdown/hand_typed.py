"""Numbers typed by hand in prose, which nobody would correct when the figure changes. Warning: `hand-typed-number`.

Dates, years, ordinals, article numbers, and names that hold digits are not numbers in this sense; nor is what stands in
code, in an address, or in an expression. `<!-- number: reason -->` after one says that it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from generator.model.report import Report
from generator.problems import Code, Problem, Severity
from generator.reading.source import Source, place_in
from generator.said import Said, said, verbatim

HAND_TYPED = Code("hand-typed-number", Severity.WARNING)

_ELSEWHERE = re.compile(
    r"\{\{.*?\}\}"  # expressions
    r"|```.*?```|`[^`\n]*`"  # code
    r"|<!--.*?-->|<[^>\n]*>"  # comments and tags
    r"|\]\([^)\n]*\)|\{[#:][^}\n]*\}|https?://\S+"  # addresses and attributes
    r"|^\s*\d+[.)]\s",  # numbers of list items
    re.DOTALL | re.MULTILINE,
)
_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر"
)
_NO_NUMBER = re.compile(
    rf"\d{{4}}-\d{{2}}(?:-\d{{2}})?|\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\b"  # dates
    r"|\b(?:1[89]|20)\d{2}\b(?!\s*%)"  # years
    r"|\d+(?:er|re|e|ère|ème|nd|st|rd|th)\b"  # ordinals
    r"|(?:n[°o]\.?|art(?:icle|\.)?s?|loi|law|§|page|p\.|chap(?:itre|ter)?)\s*\d[\d.-]*"  # references
    r"|\d{1,2}\s?[h:]\s?\d{0,2}\b"  # times
    r"|[^\W\d_]+-?\d[\w-]*|\d+[^\W\d_][\w-]*",  # names: Le360, 2M, Covid-19
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+\-\u2212]?\d+(?:[ \u00a0\u202f.,]\d{3})*(?:[.,]\d+)?")
_MEANT = re.compile(r"[^\n]{0,40}<!--\s*number:\s*\S.*?-->")


def hand_typed(source: Source, start: int, report: Report) -> Iterator[Problem]:
    """The numbers of a text from `start` on that should come from the data, each with the reference that would print it."""
    text = source.text
    bare = _NO_NUMBER.sub(_blank, _ELSEWHERE.sub(_blank, text))
    for match in _NUMBER.finditer(bare, start):
        if not _MEANT.match(text, match.end()):
            place = place_in(text, match.start(), source.file, len(match.group()))
            message = said("The number “{typed}” is typed by hand; it would not follow the data.", typed=match.group())
            yield HAND_TYPED.at(place, message, _proposed(match.group(), report))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\u2000", match.group())


def _proposed(number: str, report: Report) -> Said:
    digits = re.sub(r"\D", "", number)
    same = [figure for figure in report.figures if figure.value is not None and figure.value == Decimal(digits)]
    references = [f'{{{{ figure("{figure.id}", {figure.year}) }}}}' for figure in same[:3]]
    if not references:
        return said("Put it into the data, or, if it is meant, write “<!-- number: why -->” after it.")
    first, *others = map(verbatim, references)
    row = reduce(lambda row, last: said("{row} or {last}", row=row, last=last), others, first)
    return said("Write {references}; if it is meant, write “<!-- number: why -->” after it.", references=row)
