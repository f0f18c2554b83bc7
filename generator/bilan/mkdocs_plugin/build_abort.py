"""What ends a build, in the words of whoever builds."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort

from bilan.cli.problem_output import tell_problems
from bilan.filesystem.file_problems import FileError, refusal
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import Message, translatable


def told_refusal(error: FileError | OSError, root: Path) -> Abort:
    """The end of a build for which the system refuses a file: the problem is told, by its name from the report's folder."""
    tell_problems((refusal(error, root),))
    return abort(translatable("The site could not be built; the old site was left as it is."))


def abort(why: Message) -> Abort:
    """The end of a build, for `raise`."""
    return Abort(EditorLocale(editor_language())(why))
