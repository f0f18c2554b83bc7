"""The report as a command finds it: what was noted of files that are as they were is not read again."""

from __future__ import annotations

from pathlib import Path

from bilan.cache.cache import open_cache
from bilan.cli.gc_pause import gc_paused
from bilan.cli.progress_line import show_progress
from bilan.messages.message import translatable
from bilan.model.loader import LoadedReport, load_report


def report_in(folder: Path) -> LoadedReport:
    """The report in a folder, read; a terminal is told where that takes long."""
    with gc_paused(), show_progress(translatable("Reading and checking the report…")), open_cache(folder) as cache:
        return load_report(folder, cache=cache)
