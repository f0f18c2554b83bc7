"""Reads and checks a report, before pages and files are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bilan.analysis.visibility import draft_view, public_view
from bilan.blocks.story_blocks import Stories
from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem, errors, sort_problems
from bilan.hardcoded_numbers.in_data import hand_typed_in_data
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.handwritten import NO_PAGES, read_handwritten_pages
from bilan.pages.page import Page
from bilan.pages.story_pages import story_pages
from bilan.rules import check_report
from bilan.rules.draft_problems import with_drafts
from bilan.rules.references import CODES as REFERENCES
from bilan.yaml.source_text import SourceText


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report that was read and checked: its public view (None if it could not be read), its problems, and its sources.

    `written` are the hand-written pages, `stories` the forewords and chapters of each year that are among them.
    """

    report: Report | None
    written: tuple[Page, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, SourceText]
    stories: Stories = field(default_factory=dict)


def check_report_folder(
    root: Path,
    today: date,
    *,
    rules: ContentRules = DEFAULT_RULES,
    drafts: bool = False,
    cache: Cache | None = None,
    unsaved: Mapping[Path, bytes | None] | None = None,
    pages: bool = True,
) -> CheckedReport:
    """Read and check the report in the folder `root`.

    `today` decides what of each year is public (UTC). With `drafts`, everything is shown, and numbers and texts may
    still be missing. `rules` are those of the hand-written pages. With a `cache`, only what changed is read and
    searched again. `unsaved` files are read in place of those on disk. Without `pages`, hand-written pages are not read.
    """
    cache = cache or Cache()
    read = load_report(root, cache=cache, unsaved=unsaved)
    if read.report is None:
        return CheckedReport(None, (), sort_problems(read.problems), read.sources)
    shown = draft_view(read.report) if drafts else public_view(read.report, today)
    checks, looked_at = check_report(read.report, cache), read.report.years if drafts else ()
    found = (*with_drafts(read.report, read.problems, checks, shown=looked_at),)
    hidden = story_pages(read.report).keys() - story_pages(shown).keys()
    valid = _is_valid(read.problems, found)
    content = read_handwritten_pages(root, shown, rules, valid=valid, hidden=hidden, unsaved=unsaved) if pages else NO_PAGES
    typed = hand_typed_in_data(read.report, read.sources, cache)
    problems = sort_problems((*found, *typed, *content.problems))
    return CheckedReport(shown, content.pages, problems, {**read.sources, **content.sources}, content.stories)


def _is_valid(read: Iterable[Problem], found: Iterable[Problem]) -> bool:
    """Return whether a report was read whole and has no broken references, except in hidden drafts.

    Otherwise no page is rendered: a template would follow references to what does not exist.
    """
    unread = {(problem.place, problem.code) for problem in read}
    wrong = errors(found)
    return not any(problem.code in REFERENCES or (problem.place, problem.code) in unread for problem in wrong)
