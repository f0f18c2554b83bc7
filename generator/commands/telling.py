"""Where problems are told: as text to standard error, in a machine's format to standard output."""

from __future__ import annotations

import sys
from importlib import import_module

from generator.edition import Edition
from generator.model.folder import Read
from generator.problems import errors

FORMATS = ("text", "json", "github", "gitlab", "sarif")


def tell(edition: Edition, form: str, strict: bool = False) -> bool:
    """Tell the problems; True when none of them keeps the report from being published."""
    report = import_module(f"generator.reporters.{form}").report
    if form != "text":
        _for_machines(report(edition.problems, edition.sources))
    elif edition.problems:
        sys.stderr.write(report(edition.problems, edition.sources))
    return not (edition.problems if strict else errors(edition.problems))


def _for_machines(told: str) -> None:
    """UTF-8 whatever the locale; bytes of a file's name that are not UTF-8 are escaped (in JSON, as JSON does)."""
    sys.stdout.buffer.write(told.encode("utf-8", "backslashreplace"))


def refused(why: str, code: int = 2) -> int:
    """Tell why a command does nothing; its exit code, 2 for wrong use."""
    sys.stderr.write(f"bilan: {why}\n")
    return code


def unreadable(read: Read) -> int | None:
    """1 when the report cannot be read whole, the reasons told; None when it can be added to."""
    found = errors(read.problems)
    if found or read.report is None:
        text = import_module("generator.reporters.text").report
        sys.stderr.write(text(found, read.sources) + "Mend this first.\n")
        return 1
    return None
