"""A report read and checked, before anything is made of it: what `bilan check` tells, and what an edition begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bilan.analysis.visibility import draft_view, public_view
from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem, errors, sort_problems
from bilan.hardcoded_numbers.in_data import hand_typed_in_data
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.handwritten import read_handwritten_pages
from bilan.pages.page import Page
from bilan.rules import check_report
from bilan.rules.draft_problems import with_drafts
from bilan.rules.references import CODES as REFERENCES
from bilan.yaml.source_text import SourceText


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report as it stands: what may be shown of it (None when it could not be read), its problems, the texts read.

    `written` are the hand-written pages.
    """

    report: Report | None
    written: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]


def check_report_folder(
    root: Path,
    today: date,
    *,
    rules: ContentRules = DEFAULT_RULES,
    drafts: bool = False,
    cache: Cache | None = None,
) -> CheckedReport:
    """Read and check the report in the folder `root`.

    `today` decides what of each year is public (UTC); with `drafts` all of it is shown, and numbers and texts may still be
    unwritten. `rules` are those of the hand-written pages.
    With a cache of earlier readings, only what changed is read and searched again.
    """
    cache = cache or Cache()
    read = load_report(root, cache=cache)
    if read.report is None:
        return CheckedReport(None, (), sort_problems(read.problems), read.sources)
    shown = draft_view(read.report) if drafts else public_view(read.report, today)
    checks, looked_at = check_report(read.report, cache), read.report.years if drafts else ()
    found = (*with_drafts(read.report, read.problems, checks, shown=looked_at),)
    content = read_handwritten_pages(root, shown, rules, sound=_is_sound(read.problems, found))
    typed = hand_typed_in_data(read.report, read.sources, cache)
    problems = sort_problems((*found, *typed, *content.problems))
    return CheckedReport(shown, content.pages, problems, {**read.sources, **content.sources})


def _is_sound(read: Iterable[Problem], found: Iterable[Problem]) -> bool:
    """True of a report that could be read whole and whose references lead somewhere, but for drafts that are not shown.

    Of one that is not, no figure is printed: its references would lead a template to what is not there.
    """
    unread = {(problem.place, problem.code) for problem in read}
    wrong = errors(found)
    return not any(problem.code in REFERENCES or (problem.place, problem.code) in unread for problem in wrong)
