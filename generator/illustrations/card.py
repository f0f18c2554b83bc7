"""What stands for a page where its address is shared: one name, one number, one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.derive.public import newest_year
from generator.derive.series import observations
from generator.illustrations.finding import finding
from generator.markdown.printer import Printer
from generator.model.figures import Figure

WIDTH, HEIGHT = 1200, 630  # pixels, as those who show shared pages ask for


@dataclass(frozen=True, slots=True)
class Card:
    """Plain text, in the language of its printer; `address` is where the picture lies, from the language's root."""

    address: str
    name: str
    number: str
    finding: str


def card_of(printer: Printer, address: str) -> Card | None:
    """The card of the page at an address: that of its indicator or of its year, else of the newest year."""
    kind, _, name = address.strip("/").partition("/")
    if kind == "indicators" and name in printer.report.indicators:
        return card_of_indicator(printer, name)
    newest = newest_year(printer.report)
    number = int(kind) if kind.isdigit() and int(kind) in printer.report.years else newest.number if newest else 0
    return card_of_year(printer, number) or (card_of_year(printer, newest.number) if newest else None)


def card_of_indicator(printer: Printer, name: str) -> Card | None:
    """The card of an indicator: its latest figure."""
    valued = [figure for figure in observations(printer.report, name) if figure.value is not None]
    return _card(printer, f"/indicators/{name}/card.png", None, valued[-1]) if valued else None


def card_of_year(printer: Printer, number: int) -> Card | None:
    """The card of a year: the first of its highlights that has a value, or else of its figures; None without figures."""
    year = printer.report.years.get(number)
    if year is None:
        return None
    named = [year.figures[name.name] for name in year.about.highlights if name.name in year.figures]
    lead = next((figure for figure in (*named, *year.figures.values()) if figure.value is not None), None)
    title = f"{printer.label(printer.report.publication.title)} {number}"
    return _card(printer, f"/{number}/card.png", title, lead) if lead else None


def _card(printer: Printer, address: str, title: str | None, figure: Figure) -> Card:
    indicator = printer.indicator_of(figure)
    name = title or printer.label(indicator.name)
    return Card(address, name, printer.number(figure.value or Decimal(0), indicator), finding(printer, figure))
