"""The sheet as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.wording import Wording
from generator.markdown.printer import Printer
from generator.review.formats.words import before, change, remarks, signature, sources
from generator.review.sheet import Line, ReviewSheet


def told(sheet: ReviewSheet, printer: Printer, say: Wording) -> str:
    """The sheet, a figure a paragraph."""
    title = printer.language.words("Review of the figures of {year}").format(year=sheet.year.number)
    head = f"{title}\n{signature(sheet, printer)}\n"
    return "\n".join([head, *("\n".join(_lines(line, printer, say)) + "\n" for line in sheet.lines)])


def _lines(line: Line, printer: Printer, say: Wording) -> Iterator[str]:
    figure = line.figure
    yield f"[ ] {printer.plain(printer.indicator_of(figure).name)}  ({figure.id}, {figure.place.file}:{figure.place.line})"
    told = (printer.printed(figure, unit=True), printer.state(figure), before(line, printer), change(line, printer))
    yield f"    {' · '.join(told)}"
    yield f"    {printer.language.words('Sources:')} {sources(line, printer)}"
    for remark in remarks(line, printer, say):
        yield f"    – {remark}"
