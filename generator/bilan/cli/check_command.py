"""`bilan check`: everything that is wrong with the report and would be with its site, at once, without publishing it."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date

from bilan.build_date import build_date
from bilan.cache.persistent_memo import persistent_memo
from bilan.cli.gc_pause import gc_paused
from bilan.cli.problem_output import FORMATS, refuse, report_problems
from bilan.diagnostics.problem import sort_problems
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message
from bilan.report_check import CheckedReport, check_report_folder
from bilan.reporters.text_report import summary


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("check", help="say everything that is wrong with the report")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are told (default: text)")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument(
        "--since",
        metavar="REV",
        help="also fail on figures that were published at this revision of git and changed since without a revision entry",
    )
    parser.add_argument("--all", action="store_true", help="also list the errors that only follow from others")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when the report may be published, 1 when it may not."""
    from bilan.mkdocs_plugin.dry_run import verdict

    today = build_date()
    compared = _with_silent_changes(options, verdict(options.folder, today), today)
    if not isinstance(compared, CheckedReport):
        return refuse(compared)
    publishable = report_problems(compared, options.format, options.strict, consequences=options.all)
    if publishable and not compared.problems and options.format == "text":
        sys.stderr.write(f"{EditorLocale(editor_language())(summary(()))}\n")
    return 0 if publishable else 1


def _with_silent_changes(options: argparse.Namespace, found: CheckedReport, today: date) -> CheckedReport | Message:
    """What was found with what changed in silence, where that is asked for; or why it cannot be told."""
    if options.since is None:
        return found
    from bilan.history.changes_since import with_silent_changes
    from bilan.history.git_repository import UnavailableError

    with gc_paused(), persistent_memo(options.folder) as memory:
        read = check_report_folder(options.folder, today, memory=memory)
        try:
            compared = with_silent_changes(read, options.folder, options.since, today, memory.with_notes())
        except UnavailableError as unavailable:
            return unavailable.why
    sources = {**found.sources, **compared.sources}
    return replace(compared, problems=sort_problems((*found.problems, *compared.problems)), sources=sources)
