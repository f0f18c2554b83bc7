"""Problems of files: those that cannot be read or written, and links that lead out of the report."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.filesystem.error_reasons import FULL, MANY_OPEN, PERMISSIONS, reason
from bilan.messages.message import Message, translatable

UNREADABLE = Code("unreadable-file")
UNWRITABLE = Code("unwritable-file")
MISSING_FILE = Code("missing-file")
TOO_LARGE = Code("file-too-large")
OUTSIDE = Code("link-outside-report")
BAD_NAME = Code("bad-file-name")
UNKNOWN_CONTENT = frozenset((UNREADABLE.word, TOO_LARGE.word, OUTSIDE.word))  # a file with one of these has unknown content

CHECK = translatable("Check that it exists and may be read.")


class FileError(Exception):
    """A file that cannot be read or written, as a problem; raised if the caller cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem `unreadable-file` of a file; `name` is its name in messages."""
    return UNREADABLE.at(
        Place(name), translatable("This file cannot be read: {reason}.", reason=reason(error)), _to_read(error)
    )


def unreadable_folder(name: str, error: OSError) -> Problem:
    """Return the problem `unreadable-file` of a folder; `name` is its name in messages."""
    why = translatable("it is a file") if error.errno == errno.ENOTDIR else reason(error)
    return UNREADABLE.at(Place(name), translatable("This folder cannot be read: {reason}.", reason=why), _to_read(error))


def unwritable(name: str, error: OSError) -> Problem:
    """Return the problem `unwritable-file` of a file or folder; `name` is its name in messages."""
    message = translatable("This cannot be written: {reason}.", reason=reason(error))
    return UNWRITABLE.at(Place(name), message, _to_write(error))


def refusal(error: FileError | OSError, root: Path) -> Problem:
    """Return what the system refused as a problem; `root` is the folder from which the file is named."""
    return _relative_to(root, error.problem if isinstance(error, FileError) else _refused_by(error, str(root)))


def _refused_by(error: OSError, otherwise: str) -> Problem:
    """Return the problem of an unexpected error. `otherwise` names the file if the system does not."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else otherwise
    if error.errno in (*FULL, errno.EROFS, errno.EFBIG, errno.EEXIST, errno.ENOTEMPTY):
        return unwritable(name, error)
    may_be_read = os.access(name, os.R_OK) or not os.path.lexists(name)
    return unwritable(name, error) if error.errno in PERMISSIONS and may_be_read else unreadable(name, error)


def _relative_to(root: Path, problem: Problem) -> Problem:
    """Return the problem with its file named relative to a folder, if it is in it."""
    path = Path(os.path.abspath(problem.place.file))  # noqa: PTH100 # links stay as they are
    top = Path(os.path.abspath(root))  # noqa: PTH100
    name = path.relative_to(top).as_posix() if path.is_relative_to(top) else problem.place.file
    return replace(problem, place=problem.place._replace(file=name))


def too_large(name: str, size: int, most: int) -> Problem:
    """Return the problem `file-too-large` of a file with so many bytes."""
    message = translatable("This file holds {bytes} bytes; at most {most} are read.", bytes=f"{size:,}", most=f"{most:,}")
    return TOO_LARGE.at(Place(name), message, translatable("Split it: articles can be in articles/*.yml, one file each."))


def _to_read(error: OSError) -> Message:
    if error.errno in PERMISSIONS:
        return translatable("Give your account the right to read it, or ask whoever looks after this computer.")
    return _more_open() if error.errno in MANY_OPEN else CHECK


def _to_write(error: OSError) -> Message:
    if error.errno in (*PERMISSIONS, errno.EROFS):
        return translatable("Give your account the right to write there, or work in a copy of the folder.")
    if error.errno in FULL:
        return translatable("Free some space on the disk, then try again.")
    return _more_open() if error.errno in MANY_OPEN else translatable("Check that the folder exists, then try again.")


def _more_open() -> Message:
    return translatable("Close other programs, or raise the limit (“ulimit -n”), then try again.")
