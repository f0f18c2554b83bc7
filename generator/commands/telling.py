"""Where problems are told: as text to standard error, in a machine's format to standard output."""

from __future__ import annotations

import sys
from importlib import import_module

from generator.edition import Edition
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
