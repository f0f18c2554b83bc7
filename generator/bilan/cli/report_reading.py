"""Reads the report for a command; results for unchanged files come from the cache."""

from __future__ import annotations

from pathlib import Path

from bilan.cache.cache import open_cache
from bilan.cli.gc_pause import gc_paused
from bilan.cli.progress_line import show_progress
from bilan.messages.message import translatable
from bilan.model.loader import LoadedReport, load_report


def report_in(folder: Path) -> LoadedReport:
    """Return the report in a folder; show progress on a terminal if it takes long."""
    with gc_paused(), show_progress(translatable("Reading and checking the report…")), open_cache(folder) as cache:
        return load_report(folder, cache=cache)
