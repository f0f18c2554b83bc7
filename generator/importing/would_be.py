"""The report as it would be with changed files, and what would be wrong with it that is not now."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.checks import check_report
from generator.checks.left_to_write import LEFT
from generator.filesystem.reading import read_file
from generator.filesystem.walking import files_below
from generator.filesystem.writing import put_file
from generator.model.folder import Read, read_folder
from generator.problems import Problem, errors, in_order


def newly_wrong(root: Path, files: Mapping[str, str]) -> tuple[tuple[Problem, ...], Read]:
    """The errors that the report would have with these files and has not now, and that report. Texts to write are none."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for path in map(Path, files_below(str(root / "data"))):
            data = read_file(path, str(path))
            if isinstance(data, bytes):  # what cannot be read is not of the report, which was read
                put_file(copy / path.relative_to(root), data)
        for file, text in files.items():
            put_file(copy / file, text.encode())
        after = read_folder(copy)
    before = {(problem.code, problem.message) for problem in _errors(read_folder(root))}
    new = [problem for problem in _errors(after) if (problem.code, problem.message) not in before]
    return in_order(problem for problem in new if problem.code != LEFT.word), after


def _errors(read: Read) -> tuple[Problem, ...]:
    return errors((*read.problems, *(check_report(read.report) if read.report else ())))
