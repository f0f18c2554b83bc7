"""A report read and checked, before anything is made of it: what `bilan check` tells, and what an edition begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checks import check_report
from generator.checks.draft_problems import with_drafts
from generator.checks.references import CODES as REFERENCES
from generator.derive.public import draft_view, public_view
from generator.hand_typed.in_data import hand_typed_in_data
from generator.model.folder import read_folder
from generator.model.report import Report
from generator.pages.content import read_content
from generator.pages.content_rules import DEFAULT_RULES, ContentRules
from generator.pages.sheet import Page
from generator.problems import Problem, errors, in_order
from generator.reading.memory import Memory
from generator.reading.source import Source


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as it stands: what may be shown of it (None when it could not be read), its problems, the texts read.

    `written` are the hand-written pages.
    """

    report: Report | None
    written: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]


def checked(
    root: Path,
    today: date,
    *,
    rules: ContentRules = DEFAULT_RULES,
    drafts: bool = False,
    memory: Memory | None = None,
) -> Checked:
    """Read and check the report in the folder `root`.

    `today` decides what of each year is public (UTC); with `drafts` all of it is shown, and numbers and texts may still be
    unwritten. `rules` are those of the hand-written pages.
    With a memory of earlier readings, only what changed is read and searched again.
    """
    memory = memory or Memory()
    read = read_folder(root, memory=memory)
    if read.report is None:
        return Checked(None, (), in_order(read.problems), read.sources)
    shown = draft_view(read.report) if drafts else public_view(read.report, today)
    checks, looked_at = check_report(read.report, memory), read.report.years if drafts else ()
    found = (*with_drafts(read.report, read.problems, checks, shown=looked_at),)
    content = read_content(root, shown, rules, sound=_is_sound(read.problems, found))
    typed = hand_typed_in_data(read.report, read.sources, memory)
    problems = in_order((*found, *typed, *content.problems))
    return Checked(shown, content.pages, problems, {**read.sources, **content.sources})


def _is_sound(read: Iterable[Problem], found: Iterable[Problem]) -> bool:
    """True of a report that could be read whole and whose references lead somewhere, but for drafts that are not shown.

    Of one that is not, no figure is printed: its references would lead a template to what is not there.
    """
    unread = {(problem.place, problem.code) for problem in read}
    wrong = errors(found)
    return not any(problem.code in REFERENCES or (problem.place, problem.code) in unread for problem in wrong)
