"""What ends a build, in the words of whoever builds."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort

from generator.commands.telling import tell_problems
from generator.filesystem.problems import FileError, refusal
from generator.language.wording import Wording, spoken
from generator.said import Said, said


def told_refusal(error: FileError | OSError, root: Path) -> Abort:
    """The end of a build for which the system refuses a file: the problem is told, by its name from the report's folder."""
    tell_problems((refusal(error, root),))
    return stopped(said("The site could not be built; the old site was left as it is."))


def stopped(why: Said) -> Abort:
    """The end of a build, for `raise`."""
    return Abort(Wording(spoken())(why))
