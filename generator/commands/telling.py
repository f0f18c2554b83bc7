"""Where problems are told: as text to standard error, in a machine's format to standard output."""

from __future__ import annotations

import sys
from importlib import import_module

from generator.edition import Edition
from generator.problems import errors

FORMATS = ("text", "json", "github", "sarif")


def tell(edition: Edition, form: str, strict: bool = False) -> bool:
    """Tell the problems; True when none of them keeps the report from being published."""
    report = import_module(f"generator.reporters.{form}").report
    out = sys.stderr if form == "text" else sys.stdout
    if edition.problems or form != "text":
        out.write(report(edition.problems, edition.sources))
    return not (edition.problems if strict else errors(edition.problems))
