"""`bilan check`: reports everything that is wrong with the report or would stop a build, without publishing anything."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date

from bilan.build_date import build_date
from bilan.cache.cache import Cache, open_cache
from bilan.diagnostics.problem import Problem, errors, sort_problems
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.model.gc_pause import gc_paused
from bilan.report_check import CheckedReport
from bilan.reporters.text_report import summary
from bilan.terminal.problem_output import FORMATS, report_problems


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("check", help="list every problem of the report")
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument(
        "--since",
        metavar="REV",
        help="also fail on published figures that changed since this revision of git without a revision entry",
    )
    parser.add_argument("--all", action="store_true", help="also list the errors that only follow from others")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the report can be published, 1 if not."""
    from bilan.mkdocs_plugin.dry_run import verdict
    from bilan.mkdocs_plugin.up_to_date_check import sources_of

    today = build_date()
    with open_cache(options.folder) as cache:
        found = verdict(options.folder, today, cache)
        changes = _silent_changes(options, found, today, cache) if options.since is not None else ()
    compared = replace(
        found,
        problems=sort_problems((*found.problems, *changes)),
        sources={**sources_of(options.folder, changes), **found.sources},
    )
    publishable = report_problems(compared, options.format, options.strict, consequences=options.all)
    if publishable and not compared.problems and options.format == "text":
        sys.stderr.write(f"{EditorLocale(editor_language())(summary(()))}\n")
    return 0 if publishable else 1


def _silent_changes(options: argparse.Namespace, found: CheckedReport, today: date, cache: Cache) -> tuple[Problem, ...]:
    """Return the published figures that changed without a revision entry. Raises `UnavailableError`."""
    from bilan.history.changes_since import silent_changes

    unread = {problem.place.file for problem in errors(found.problems)}
    with gc_paused():
        return silent_changes(options.folder, options.since, today, cache, unread)
