"""Reads the report for a command; results for unchanged files come from the cache."""

from __future__ import annotations

from pathlib import Path

from bilan.cache.cache import open_cache
from bilan.messages.message import translatable
from bilan.model.gc_pause import gc_paused
from bilan.model.loader import LoadedReport, load_report
from bilan.model.report import Report
from bilan.terminal.problem_output import UnreadableReportError
from bilan.terminal.progress import show_progress


def report_in(folder: Path) -> LoadedReport:
    """Return the report in a folder; show progress on a terminal if it takes long."""
    with gc_paused(), show_progress(translatable("Reading and checking the report…")), open_cache(folder) as cache:
        return load_report(folder, cache=cache)


def whole_report(folder: Path) -> tuple[Report, LoadedReport]:
    """Return the report in a folder, which a command may change. Raises `UnreadableReportError` if it has errors."""
    read = report_in(folder)
    if read.errors or read.report is None:
        raise UnreadableReportError(read.errors, read.sources)
    return read.report, read
