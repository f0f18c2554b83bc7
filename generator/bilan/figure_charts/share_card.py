"""The share card of a page, shown where its address is shared: a name, a number and a headline."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.breakdown_years import broken_down_figures, dimensions_of
from bilan.analysis.lead_figure import highlights, lead_figure
from bilan.analysis.shares import largest
from bilan.analysis.time_series import observations
from bilan.analysis.visibility import newest_year
from bilan.figure_charts.breakdown_headline import member_headline
from bilan.figure_charts.headline import headline
from bilan.model.dimension import TIME_DIMENSIONS
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
    """The card of an indicator with its latest value, or without totals with its largest member; None without values."""
    address = f"/indicators/{name}/card.png"
    valued = [figure for figure in observations(formatter.report, name) if figure.value is not None]
    return _card(formatter, address, None, valued[-1]) if valued else _card_of_members(formatter, name, address)


def _card_of_members(formatter: PageFormatter, name: str, address: str) -> ShareCard | None:
    for dimension in dimensions_of(formatter.report, name):
        items = broken_down_figures(formatter.report, name, dimension) if dimension not in TIME_DIMENSIONS else ()
        first = largest([cell for cell in items[-1].cells.values() if cell.value is not None]) if items else None
        if first:
            title, words = (
                formatter.label(formatter.indicator_of(first).name),
                member_headline(formatter, items[-1], dimension),
            )
            return ShareCard(address, title, formatter.short_number(first), words)
    return None


def card_of_year(formatter: PageFormatter, number: int) -> ShareCard | None:
    """The card of a year with a figure that has a value; None if there is none.

    It is that of the message of the year, or else its lead figure, or else the first figure.
    """
    year = formatter.report.years.get(number)
    if year is None:
        return None
    of_message = year.figures.get(year.about.message.chart.name) if year.about.message else None
    candidates = (of_message, lead_figure(formatter.report, year), *highlights(year), *year.figures.values())
    lead = next((figure for figure in candidates if figure and figure.value is not None), None)
    title = f"{formatter.label(formatter.report.publication.title)} {formatter.year(number)}"
    return _card(formatter, f"/{number}/card.png", title, lead) if lead else None


def _card(formatter: PageFormatter, address: str, title: str | None, figure: Figure) -> ShareCard:
    indicator = formatter.indicator_of(figure)
    name = title or formatter.label(indicator.name)
    return ShareCard(address, name, formatter.short_number(figure), headline(formatter, figure))
