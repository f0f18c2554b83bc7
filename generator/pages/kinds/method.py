"""The method: the rules in plain words, the breaks in series, the sources that disagree, who sees figures early."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    figures = tuple(printer.report.figures)
    values = {
        "breaks": [figure for figure in figures if figure.break_],
        "disagreeing": [figure for figure in figures if figure.alternatives],
        "single": [figure for figure in figures if figure.value is not None and len(figure.source) == 1],
        "levels": {item.level for item in printer.report.indicators.values() if item.level},
    }
    place = printer.report.publication.place
    yield Sheet("/method/", "method.md.j2", printer.language.words("Method"), place, values=values)
