"""What is wrong with the hand-written pages, without printing those of which everything that they print is as it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.filesystem.folder import ReportFolder, real_path
from generator.keeping.digest import digest
from generator.keeping.text_digest import text_digest
from generator.keeping.watching import Facts, Watch, untold
from generator.model.report import Report
from generator.noting import noted, problems_in
from generator.pages.content_rules import ContentRules
from generator.problems import Problem
from generator.reading.memory import Memory
from generator.reading.source import LARGEST_FILE, Source, source_of


def content_told(
    root: Path, folder: Path, report: Report, memory: Memory, *, sound: bool
) -> tuple[tuple[Problem, ...], Mapping[str, Source]]:
    """The problems of the Markdown files of a folder, and their texts by name; places are relative to `root`.

    Where the report is not `sound`, because a reference in it is broken, nothing is printed.
    """
    report_folder = ReportFolder.at(root)
    files, unread = report_folder.files(folder, lambda name: not name.startswith("."))
    texts = [
        source_of(report_folder.bytes(path, LARGEST_FILE), report_folder.name(path))[0]
        for path in files
        if path.suffix == ".md"
    ]
    names = [f"{path} {real_path(path)}" for path in files]  # what a page shows must be there, and not lead elsewhere
    made_of = text_digest(str(sound), *names, *map(str, unread), *(text.text for text in texts), digest(untold(report)))
    facts = Facts(report)

    def told() -> list[Any]:
        from generator.pages.content import read_content

        watch = Watch(facts)
        found = noted(read_content(root, watch.report, ContentRules(folder), sound=sound).problems)
        return [watch.trace(), found]

    _, problems = memory.noted("hand-written pages", made_of, told, lambda note: facts.holds(note[0]))
    return problems_in(problems), {text.file: text for text in texts}
