"""Reads the report for a command; results for unchanged files come from the cache."""

from __future__ import annotations

import sys
from pathlib import Path

from bilan.cache.cache import open_cache
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable
from bilan.model.gc_pause import gc_paused
from bilan.model.loader import LoadedReport, load_report
from bilan.terminal.problem_output import print_problems
from bilan.terminal.progress import show_progress


def report_in(folder: Path) -> LoadedReport:
    """Return the report in a folder; show progress on a terminal if it takes long."""
    with gc_paused(), show_progress(translatable("Reading and checking the report…")), open_cache(folder) as cache:
        return load_report(folder, cache=cache)


def unreadable_report(read: LoadedReport) -> int | None:
    """Print the errors of a report that cannot be read whole and return 1; None if the report can be changed."""
    found = read.errors
    if not found and read.report is not None:
        return None
    code = print_problems(found, read.sources)
    sys.stderr.write(f"{EditorLocale(editor_language())(translatable('Fix these problems first.'))}\n")
    return code
