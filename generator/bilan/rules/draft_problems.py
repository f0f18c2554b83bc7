"""What is wrong in a draft stops nothing, as no reader is shown it: it is a warning, and an error once it is published.

Figures that wait for their number are reported together, in one warning a year. Code: `unfinished-figures`.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import join_messages, translatable, translatable_plural
from bilan.model.drafts import draft_files, draft_years
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.rules.unfinished_texts import LEFT
from bilan.rules.value_or_status import MISSING_VALUE
from bilan.schema.field_type import EMPTY

UNFINISHED = Code("unfinished-figures", Severity.WARNING)
MOST_NAMED = 8  # figures that a message names
_NO_NUMBER = (EMPTY.word, MISSING_VALUE.word)


def with_drafts(
    report: Report, read: Collection[Problem], checked: Collection[Problem], *, shown: Collection[int] = ()
) -> Iterator[Problem]:
    """The problems that reading a report and checking it found, those of drafts as warnings.

    `shown` are the years whose drafts are shown: there an error stays one, but for numbers and texts that are still
    to be written. What cannot be read in year.yml is always an error: that file says whether its year is a draft.
    """
    waiting = {**_waiting(report), **dict(_waiting_parts(report, read))}
    unfinished = {problem.place for problem in (*read, *checked) if problem.code in _NO_NUMBER and problem.place in waiting}
    yield from _unfinished(report, waiting, unfinished)
    unseen = [number for number in report.years if number not in shown]
    hidden = draft_files(report, unseen)
    abouts = tuple(report.years[number].place.file for number in draft_years(report) if number in unseen)
    for found, files in ((read, hidden), (checked, (*hidden, *abouts))):
        for problem in found:
            if problem.place not in unfinished or problem.code not in _NO_NUMBER:
                harmless = problem.place.file.startswith(files) or (shown and problem.code == LEFT.word)
                yield replace(problem, severity=Severity.WARNING) if harmless else problem


def _waiting(report: Report) -> Mapping[Place, Figure]:
    """The figures of drafts that have neither a number nor a status that says why, by where a number should be."""
    figures = (figure for number in draft_years(report) for figure in report.years[number].figures.values())
    return {figure.at("value"): figure for figure in figures if figure.waits_for_value}


def _waiting_parts(report: Report, read: Collection[Problem]) -> Iterator[tuple[Place, Figure]]:
    """The figures of drafts of which months or members have no number yet, by where a number should be."""
    empty = [problem for problem in read if problem.code == EMPTY.word]
    for year in (report.years[number] for number in draft_years(report)):
        folder = year.place.file.removesuffix("year.yml")
        figures = sorted(year.figures.values(), key=lambda figure: figure.place.line)
        below = [*(figure.place.line for figure in figures[1:]), sys.maxsize][: len(figures)]
        for figure, end in zip(figures, below, strict=True):
            tables = [f"{folder}{breakdown.file}" for breakdown in figure.by.values() if breakdown.file]
            first = min((breakdown.place.line for breakdown in figure.by.values()), default=end)
            for problem in empty:
                place = problem.place
                if place.file in tables or (place.file == figure.place.file and first <= place.line < end):
                    yield place, figure


def _unfinished(report: Report, waiting: Mapping[Place, Figure], places: Collection[Place]) -> Iterator[Problem]:
    """One problem for each year of which figures wait."""
    for year in report.years:
        figures = [(place, figure.id) for place, figure in waiting.items() if place in places and figure.year == year]
        if figures:
            yield _problem(year, figures[0][0], list(dict.fromkeys(name for _, name in figures)))


def _problem(year: int, place: Place, names: list[str]) -> Problem:
    message = translatable_plural(
        len(names),
        "One figure of the draft of {year} has no number yet: {names}.",
        "{number} figures of the draft of {year} have no number yet: {names}.",
        year=year,
        names=join_messages([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])]),
    )
    hint = translatable(
        "Write each number, or “status: missing” where there is none. The figures can be published after that."
    )
    return UNFINISHED.at(place, message, hint)
