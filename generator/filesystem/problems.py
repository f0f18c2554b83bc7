"""The problems of files as such: what cannot be read or written, and where links may not lead."""

from __future__ import annotations

import errno

from generator.filesystem.reasons import FULL, MANY_OPEN, PERMISSIONS, reason
from generator.problems import Code, Place, Problem
from generator.said import Said, said

UNREADABLE = Code("unreadable-file")
UNWRITABLE = Code("unwritable-file")
TOO_LARGE = Code("file-too-large")
OUTSIDE = Code("link-outside-report")
BAD_NAME = Code("bad-file-name")
UNKNOWN_CONTENT = frozenset((UNREADABLE.word, TOO_LARGE.word, OUTSIDE.word))  # of a file with one of these nothing is known

CHECK = said("Check that it exists and may be read.")


class FileError(Exception):
    """A file that cannot be read or written, as a problem: raised where there is nothing to go on with."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def unreadable(name: str, error: OSError) -> Problem:
    """The problem `unreadable-file` of a file known as `name`."""
    return UNREADABLE.at(Place(name), said("This file cannot be read: {reason}.", reason=reason(error)), _to_read(error))


def unreadable_folder(name: str, error: OSError) -> Problem:
    """The problem `unreadable-file` of a folder known as `name`: what is in it is not known."""
    why = said("it is a file") if error.errno == errno.ENOTDIR else reason(error)
    return UNREADABLE.at(Place(name), said("This folder cannot be read: {reason}.", reason=why), _to_read(error))


def unwritable(name: str, error: OSError) -> Problem:
    """The problem `unwritable-file` of a file or a folder known as `name`."""
    message = said("This cannot be written: {reason}.", reason=reason(error))
    return UNWRITABLE.at(Place(name), message, _to_write(error))


def too_large(name: str, size: int, most: int) -> Problem:
    """The problem `file-too-large` of a file of so many bytes."""
    message = said("This file holds {bytes} bytes; at most {most} are read.", bytes=f"{size:,}", most=f"{most:,}")
    return TOO_LARGE.at(Place(name), message, said("Split it: articles may stand in articles/*.yml, one file each."))


def _to_read(error: OSError) -> Said:
    if error.errno in PERMISSIONS:
        return said("Give your account the right to read it, or ask whoever looks after this computer.")
    return _more_open() if error.errno in MANY_OPEN else CHECK


def _to_write(error: OSError) -> Said:
    if error.errno in (*PERMISSIONS, errno.EROFS):
        return said("Give your account the right to write there, or work in a copy of the folder.")
    if error.errno in FULL:
        return said("Free some space on the disk, then try again.")
    return _more_open() if error.errno in MANY_OPEN else said("Check that the folder exists, then try again.")


def _more_open() -> Said:
    return said("Close other programs, or raise the limit (“ulimit -n”), then try again.")
