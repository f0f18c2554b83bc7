"""The report as a command finds it: what was noted of files that are as they were is not read again."""

from __future__ import annotations

from pathlib import Path

from generator.commands.unswept import unswept
from generator.commands.waiting import waiting
from generator.keeping.notes import lasting_memory
from generator.model.folder import Read, read_folder
from generator.said import said


def report_in(folder: Path) -> Read:
    """The report in a folder, read; a terminal is told where that takes long."""
    with unswept(), waiting(said("Reading and checking the report…")), lasting_memory(folder) as memory:
        return read_folder(folder, memory=memory)
