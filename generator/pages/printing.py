"""From a report to all its pages, in every language. The last step before any site engine, and the same for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.offer import Offer
from generator.language.language import Language
from generator.markdown.addresses import NOWHERE, Site
from generator.markdown.environment import rendered
from generator.markdown.printer import Printer
from generator.model.report import Report
from generator.pages.blocks import Blocks
from generator.pages.glossing import glossed
from generator.pages.kinds import all_kinds
from generator.pages.offering import Offering
from generator.pages.sheet import Page, Sheet, page


def languages(report: Report) -> tuple[Language, ...]:
    """The languages of a report, the default first."""
    return tuple(Language(tag) for tag in report.publication.languages)


def generated_pages(report: Report, site: Site = NOWHERE, offer: Offer | None = None) -> Iterator[Page]:
    """Every page that Bilan writes for a site, language by language; `offer` is what they say of the files beside them."""
    for language in languages(report):
        for kind in all_kinds():
            for sheet in kind(Printer(report, language)):
                yield printed(sheet, report, language, site, offer)


def printed(sheet: Sheet, report: Report, language: Language, site: Site = NOWHERE, offer: Offer | None = None) -> Page:
    """One sheet as a page."""
    printer = Printer(report, language, sheet.address, site)
    values = {"p": printer, "say": printer.say, "count": printer.count, "blocks": Blocks(printer), "report": report}
    values |= {"offer": Offering(printer, offer) if offer else None}
    markdown = rendered(sheet.template, title=sheet.title, **values, **sheet.values)
    return page(sheet, glossed(str(markdown), printer), language, printer.prefix)
