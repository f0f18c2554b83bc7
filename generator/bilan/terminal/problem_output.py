"""Prints problems: as text on standard error, in a machine format on standard output."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bilan.diagnostics.causes import without_causes
from bilan.diagnostics.problem import Problem, errors
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import EMPTY_MESSAGE, Message, translatable

if TYPE_CHECKING:  # a build that changes nothing imports this module, and no report
    from bilan.report_check import CheckedReport
    from bilan.yaml.source_text import SourceText

FORMATS = ("text", "json", "github", "gitlab", "sarif")


def report_problems(read: CheckedReport, form: str, strict: bool = False, *, consequences: bool = False) -> bool:
    """Print the problems in the language of the terminal. Return True if none of them prevents publication.

    With `consequences`, problems that follow from others are printed one by one too.
    """
    report = import_module(f"bilan.reporters.{form}_report").report
    problems = without_causes(read.problems) if consequences else read.problems
    if form != "text":
        _write_utf8(report(problems, read.sources, EditorLocale(editor_language())))
    elif problems:
        sys.stderr.write(report(problems, read.sources, EditorLocale(editor_language())))
    return not (read.problems if strict else errors(read.problems))


def print_problems(
    problems: Sequence[Problem], sources: Mapping[str, SourceText] | None = None, then: Message = EMPTY_MESSAGE
) -> int:
    """Print problems as text on standard error, then what to do; return the exit code 1."""
    from bilan.reporters import text_report

    locale = EditorLocale(editor_language())
    sys.stderr.write(text_report.report(problems, sources or {}, locale) + (f"{locale(then)}\n" if then else ""))
    return 1


def _write_utf8(output: str) -> None:
    """Write UTF-8 whatever the locale. Bytes in a file name that are not UTF-8 are escaped (in JSON, as JSON does)."""
    sys.stdout.buffer.write(output.encode("utf-8", "backslashreplace"))


def refuse(why: Message, code: int = 2) -> int:
    """Print why a command does nothing; return the exit code, 2 for wrong use."""
    sys.stderr.write(f"bilan: {EditorLocale(editor_language())(why)}\n")
    return code


def print_message(what: Message) -> None:
    """Print a message on standard output."""
    print(EditorLocale(editor_language())(what))


def no_mkdocs(folder: Path) -> Message:
    """Return the message that a command needs the folder of mkdocs.yml."""
    return translatable("there is no mkdocs.yml in {folder}; “-C DIR” names another folder.", folder=folder.resolve())


class UnreadableReportError(Exception):
    """A report cannot be read whole, so that it cannot be changed."""

    def __init__(self, problems: Sequence[Problem], sources: Mapping[str, SourceText]) -> None:
        super().__init__()
        self.problems, self.sources = problems, sources
