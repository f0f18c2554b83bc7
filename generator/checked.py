"""A report read and checked, before anything is made of it: what `bilan check` tells, and what an edition begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks import check_report
from generator.checks.draft_problems import with_drafts
from generator.derive.public import draft_view, public_view
from generator.hand_typed.in_data import hand_typed_in_data
from generator.model.folder import read_folder
from generator.model.report import Report
from generator.pages.content_rules import DEFAULT_RULES, ContentRules
from generator.pages.content_told import content_told
from generator.problems import Problem, in_order
from generator.reading.memory import Memory
from generator.reading.source import Source

if TYPE_CHECKING:  # to check a report, pages are printed only where something that they print has changed
    from generator.pages.sheet import Page


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
    printed: bool = True,
) -> Checked:
    """Read and check the report in the folder `root`.

    `today` decides what of each year is public (UTC); with `drafts` all of it is shown, and numbers and texts may still be
    unwritten. `rules` are those of the hand-written pages.
    With a memory of earlier readings, only what changed is read and searched again. Where hand-written pages need not be
    `printed` they are not given either.
    """
    memory = memory or Memory()
    read = read_folder(root, memory=memory)
    if read.report is None:
        return Checked(None, (), in_order(read.problems), read.sources)
    shown = draft_view(read.report) if drafts else public_view(read.report, today)
    pages, told, texts = _written(root, rules, shown, memory, printed)
    typed = hand_typed_in_data(read.report, read.sources, memory)
    checks, looked_at = check_report(read.report, memory), read.report.years if drafts else ()
    found = with_drafts(read.report, read.problems, checks, shown=looked_at)
    return Checked(shown, pages, in_order((*found, *typed, *told)), {**read.sources, **texts})


def _written(
    root: Path, rules: ContentRules, report: Report, memory: Memory, printed: bool
) -> tuple[tuple[Page, ...], tuple[Problem, ...], Mapping[str, Source]]:
    """The hand-written pages where they are to be printed, their problems and their texts."""
    if not printed:
        return (), *content_told(root, rules.folder or root / "content", report, memory)
    from generator.pages.content import read_content

    content = read_content(root, report, rules)
    return content.pages, content.problems, content.sources
