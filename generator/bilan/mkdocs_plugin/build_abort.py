"""The exceptions that end a build, with a message in the editor's language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort

from bilan.filesystem.file_problems import FileError, refusal
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message, translatable
from bilan.terminal.problem_output import print_problems


def report_refusal(error: FileError | OSError, root: Path) -> Abort:
    """Report a file that the system refuses, and return the exception to raise. `root` is the folder of the report."""
    print_problems((refusal(error, root),))
    return abort(translatable("The site could not be built; the old site was left as it is."))


def abort(why: Message) -> Abort:
    """Return the exception that ends a build with this message."""
    return Abort(EditorLocale(editor_language())(why))
