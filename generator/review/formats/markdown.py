"""The sheet as Markdown, for an issue or a merge request: a line per figure, to be ticked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.wording import Wording
from generator.markdown.encoder import inert
from generator.markdown.printer import Printer
from generator.review.formats.words import before, change, remarks, signature, sources
from generator.review.sheet import Line, ReviewSheet


def told(sheet: ReviewSheet, printer: Printer, say: Wording) -> str:
    """The sheet as a list of tasks; texts of the data stand in code, where a forge makes nothing of them."""
    title = printer.language.words("Review of the figures of {year}").format(year=sheet.year.number)
    items = ("\n".join(_item(line, printer, say)) for line in sheet.lines)
    return f"## {title}\n\n{_code(signature(sheet, printer))}\n\n" + "\n".join(items) + "\n"


def _item(line: Line, printer: Printer, say: Wording) -> Iterator[str]:
    figure = line.figure
    name = printer.plain(printer.indicator_of(figure).name)
    told = (printer.printed(figure, unit=True), printer.state(figure), before(line, printer), change(line, printer))
    yield f"- [ ] {_code(figure.id)} {_code(name)}: **{_code(told[0])}** · {' · '.join(_code(item) for item in told[1:])}"
    yield f"  - {_code(sources(line, printer))}"
    for remark in remarks(line, printer, say):
        yield f"  - {_code(remark)}"


def _code(text: str) -> str:
    return f"<code>{inert(text)}</code>"
