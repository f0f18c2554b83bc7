"""The errors that changed files would add to the report."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from bilan.diagnostics.problem import Problem, errors, sort_problems
from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_reading import read_file
from bilan.filesystem.tree_walk import files_below
from bilan.model.loader import LoadedReport, load_report
from bilan.rules import check_report
from bilan.rules.unfinished_texts import LEFT


def new_errors(root: Path, files: Mapping[str, str]) -> tuple[tuple[Problem, ...], LoadedReport]:
    """Return the errors that the report would have with these files and does not have now, and that report.

    Texts that are still to be written are not counted.
    """
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for path in map(Path, files_below(str(root / "data"))):
            data = read_file(path, str(path))
            if isinstance(data, bytes):  # an unreadable file is not part of the report, which was read
                put_file(copy / path.relative_to(root), data)
        for file, text in files.items():
            put_file(copy / file, text.encode())
        after = load_report(copy)
    before = {(problem.code, problem.message) for problem in _errors(load_report(root))}
    new = [problem for problem in _errors(after) if (problem.code, problem.message) not in before]
    return sort_problems(problem for problem in new if problem.code != LEFT.word), after


def _errors(read: LoadedReport) -> tuple[Problem, ...]:
    return errors((*read.problems, *(check_report(read.report) if read.report else ())))
