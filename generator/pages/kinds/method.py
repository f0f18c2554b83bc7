"""The method: the rules in plain words, the breaks in series, the sources that disagree, who sees figures early."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.press import mentions_in
from generator.derive.provenance import resting_on_one_relay
from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page."""
    report = printer.report
    newest_first = sorted(report.figures, key=lambda figure: -figure.year)
    mentions = (mention for article in report.articles for mention in mentions_in(report, article))
    values = {
        "breaks": [figure for figure in newest_first if figure.break_],
        "disagreeing": [figure for figure in newest_first if figure.alternatives],
        "single": resting_on_one_relay(report, printer.documents),
        "differing": [mention for mention in mentions if mention.differs],
        "on_paper": False,
        "levels": {item.level for item in report.indicators.values() if item.level},
    }
    place = report.publication.place
    yield Sheet("/method/", "method.md.j2", printer.language.words("Method"), place, values=values)
