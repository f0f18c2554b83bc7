"""Comments that allow a number typed by hand: `# number: why` in YAML, `<!-- number: why -->` in Markdown.

A comment without a reason, or without a number, is a problem: `bad-silence`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable
from bilan.yaml.source_text import SourceText, place_in

BAD_SUPPRESSION = Code("bad-silence", Severity.WARNING)

IN_YAML = re.compile(r"#(?<!\S#)[ ]*number[ ]*(?::(?P<reason>[^\n]*))?$", re.MULTILINE)
IN_MARKDOWN = re.compile(r"<!--\s*number\s*(?::(?P<reason>.*?))?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment: its place, whether it is alone on its line, and its reason."""

    place: Place
    start: int
    end: int
    alone: bool
    reason: str

    def problem(self, used: bool) -> Problem | None:
        """Return what is wrong with it, None if nothing is."""
        if not self.reason:
            message = translatable("This comment does not say why the number is typed by hand.")
            return BAD_SUPPRESSION.at(self.place, message, translatable("Write the reason."))
        if not used:
            message = translatable("There is no hand-typed number here for this comment to explain.")
            hint = translatable(
                "Delete it, or put it where the number is: at the end of its line, or alone on the line before."
            )
            return BAD_SUPPRESSION.at(self.place, message, hint)
        return None


def find_suppressions(source: SourceText, comment: re.Pattern[str]) -> tuple[Suppression, ...]:
    """Return the comments about numbers in a file, in order."""
    return tuple(_silence(source, match) for match in comment.finditer(source.text))


def _silence(source: SourceText, match: re.Match[str]) -> Suppression:
    place = place_in(source.text, match.start(), source.file, len(match.group().rstrip()))
    alone = source.line(place.line).strip() == match.group().strip()
    return Suppression(place, match.start(), match.end(), alone, (match["reason"] or "").strip())
