"""Where problems are told: as text to standard error, in a machine's format to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from generator.causes import each_apart
from generator.checked import Checked
from generator.language.wording import Wording, spoken
from generator.model.folder import Read
from generator.problems import Problem, errors
from generator.reading.source import Source
from generator.said import Said, said

FORMATS = ("text", "json", "github", "gitlab", "sarif")


def tell(
    read: Checked,
    form: str,
    strict: bool = False,
    to: Callable[[str], object] | None = None,
    *,
    consequences: bool = False,
) -> bool:
    """Tell the problems in the language of the terminal; True when none of them keeps the report from being published.

    `to` is told them as text, standard error unless said otherwise. With `consequences`, those that follow from others are
    told one by one too.
    """
    report = import_module(f"generator.reporters.{form}").report
    problems = each_apart(read.problems) if consequences else read.problems
    if form != "text":
        _for_machines(report(problems, read.sources, Wording(spoken())))
    elif problems:
        (to or sys.stderr.write)(report(problems, read.sources, Wording(spoken())))
    return not (read.problems if strict else errors(read.problems))


def tell_problems(problems: Sequence[Problem], sources: Mapping[str, Source] | None = None) -> int:
    """Tell problems as text to standard error; the exit code 1."""
    text = import_module("generator.reporters.text").report
    sys.stderr.write(text(problems, sources or {}, Wording(spoken())))
    return 1


def _for_machines(told: str) -> None:
    """UTF-8 whatever the locale; bytes of a file's name that are not UTF-8 are escaped (in JSON, as JSON does)."""
    sys.stdout.buffer.write(told.encode("utf-8", "backslashreplace"))


def refused(why: Said, code: int = 2) -> int:
    """Tell why a command does nothing; its exit code, 2 for wrong use."""
    sys.stderr.write(f"bilan: {Wording(spoken())(why)}\n")
    return code


def tells(what: Said) -> None:
    """Say to standard output what was done."""
    print(Wording(spoken())(what))


def no_mkdocs(folder: Path) -> Said:
    """That a command works on the folder that holds mkdocs.yml."""
    return said("there is no mkdocs.yml in {folder}; “-C DIR” names another folder.", folder=folder.resolve())


def unreadable(read: Read) -> int | None:
    """1 when the report cannot be read whole, the reasons told; None when it can be added to."""
    found = read.errors
    if found or read.report is None:
        text = import_module("generator.reporters.text").report
        wording = Wording(spoken())
        sys.stderr.write(text(found, read.sources, wording) + wording(said("Mend this first.")) + "\n")
        return 1
    return None
