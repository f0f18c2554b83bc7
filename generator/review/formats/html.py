"""The sheet as a page of its own, to be printed on A4 and signed by hand."""

from __future__ import annotations

from generator.language.wording import Wording
from generator.markdown.environment import rendered
from generator.markdown.printer import Printer
from generator.review.formats.words import before, change, remarks, signature, sources
from generator.review.sheet import ReviewSheet


def told(sheet: ReviewSheet, printer: Printer, say: Wording) -> str:
    """The sheet; it names no other file and holds no script."""
    lines = [
        (
            line.figure,
            before(line, printer),
            change(line, printer),
            sources(line, printer),
            list(remarks(line, printer, say)),
        )
        for line in sheet.lines
    ]
    values = {"p": printer, "say": printer.say, "sheet": sheet, "lines": lines, "signature": signature(sheet, printer)}
    return str(rendered("review.html.j2", **values))
