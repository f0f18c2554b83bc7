"""`bilan diff REV [REV]`: figures old → new, and the sentences, charts and pages that change in each language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from bilan.build_date import build_date
from bilan.build_result import BuildResult, add_pages, read_report
from bilan.cache.cache import open_cache
from bilan.history.comparison import compare_reports
from bilan.history.diff_formats import FORMATS
from bilan.history.git_repository import UnavailableError, folder_at, revision
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.published import rules_of
from bilan.model.gc_pause import gc_paused
from bilan.terminal.problem_output import report_problems
from bilan.terminal.progress import show_progress

Printed = Callable[[Path], BuildResult]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("diff", help="show what changed since a revision of git: figures, sentences, charts, pages")
    parser.add_argument("before", metavar="REV", help="the revision to compare with: a branch, a tag or a commit")
    parser.add_argument(
        "after", metavar="REV", nargs="?", help="the revision to compare it with (default: the folder as it is)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the comparison is printed, 1 if the report cannot be read, 2 for wrong use.

    Drafts are compared too, because the command is for those who prepare them.
    """
    with show_progress(translatable("Making pages and files…")), gc_paused(), _renderer(options.folder) as printed:
        before = _report_at(options.folder, options.before, printed)
        after = _report_at(options.folder, options.after, printed) if options.after is not None else None
        now = after or printed(options.folder)
        comparison = compare_reports(before, now)
    if comparison is None:
        report_problems(now, "text")
        return 1
    format_diff = import_module(f"bilan.history.diff_formats.{options.format}_diff").format_diff
    sys.stdout.buffer.write(format_diff(comparison, EditorLocale(editor_language())).encode("utf-8", "backslashreplace"))
    return 0


@contextmanager
def _renderer(root: Path) -> Iterator[Printed]:
    """Yield a function that reads a report and renders its pages.

    Pages that both reports have in common are rendered once.
    """
    today = build_date()
    with open_cache(root) as cache:
        yield lambda folder: add_pages(
            read_report(folder, today, rules=rules_of(folder), drafts=True, cache=cache), cache=cache
        )


def _report_at(root: Path, word: str, printed: Printed) -> BuildResult:
    """Return the report and its pages at a revision. Raises `UnavailableError`."""
    with folder_at(root, revision(root, word)) as folder:
        result = printed(folder)
    if result.report is None:
        raise UnavailableError(translatable("there is no report that can be read at {revision}.", revision=word))
    return result
