"""The share card of a page, shown where its address is shared: a name, a number and a headline."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.time_series import observations
from bilan.analysis.visibility import newest_year
from bilan.figure_charts.headline import headline
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter

WIDTH, HEIGHT = 1200, 630  # pixels, the size that social networks ask for


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The plain text of a card, in the formatter's language; `address` is that of the picture, from the language's root."""

    address: str
    name: str
    number: str
    finding: str


def card_of(formatter: PageFormatter, address: str) -> ShareCard | None:
    """The card of the page at an address: that of its indicator or its year, otherwise that of the newest year."""
    kind, _, name = address.strip("/").partition("/")
    if kind == "indicators" and name in formatter.report.indicators:
        return card_of_indicator(formatter, name)
    newest = newest_year(formatter.report)
    number = int(kind) if kind.isdigit() and int(kind) in formatter.report.years else newest.number if newest else 0
    return card_of_year(formatter, number) or (card_of_year(formatter, newest.number) if newest else None)


def card_of_indicator(formatter: PageFormatter, name: str) -> ShareCard | None:
    """The card of an indicator with its latest value; None without values."""
    valued = [figure for figure in observations(formatter.report, name) if figure.value is not None]
    return _card(formatter, f"/indicators/{name}/card.png", None, valued[-1]) if valued else None


def card_of_year(formatter: PageFormatter, number: int) -> ShareCard | None:
    """The card of a year with the first highlight, or else the first figure, that has a value; None if there is none."""
    year = formatter.report.years.get(number)
    if year is None:
        return None
    highlights = [year.figures[name.name] for name in year.about.highlights if name.name in year.figures]
    lead = next((figure for figure in (*highlights, *year.figures.values()) if figure.value is not None), None)
    title = f"{formatter.label(formatter.report.publication.title)} {formatter.year(number)}"
    return _card(formatter, f"/{number}/card.png", title, lead) if lead else None


def _card(formatter: PageFormatter, address: str, title: str | None, figure: Figure) -> ShareCard:
    indicator = formatter.indicator_of(figure)
    name = title or formatter.label(indicator.name)
    return ShareCard(address, name, formatter.short_number(figure), headline(formatter, figure))
