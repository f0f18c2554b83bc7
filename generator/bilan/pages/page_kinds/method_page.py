"""The page of the method: rules, breaks in series, sources that disagree, and early access to figures."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.press_review import mentions_in
from bilan.analysis.provenance import single_secondary_source
from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page."""
    report = formatter.report
    newest_first = sorted(report.figures, key=lambda figure: -figure.year)
    mentions = (mention for article in report.articles for mention in mentions_in(report, article))
    values = {
        "breaks": [figure for figure in newest_first if figure.break_],
        "disagreeing": [figure for figure in newest_first if figure.alternatives],
        "single": single_secondary_source(report, formatter.documents),
        "differing": [mention for mention in mentions if mention.differs],
        "on_paper": False,
        "levels": {item.level for item in report.indicators.values() if item.level},
    }
    place = report.publication.place
    yield PageSpec("/method/", "method.md.j2", formatter.language.words("Method"), place, values=values)
