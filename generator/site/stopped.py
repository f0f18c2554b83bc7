"""What ends a build, in the words of whoever builds."""

from __future__ import annotations

from mkdocs.exceptions import Abort

from generator.language.wording import Wording, spoken
from generator.said import Said


def stopped(why: Said) -> Abort:
    """The end of a build, for `raise`."""
    return Abort(Wording(spoken())(why))
