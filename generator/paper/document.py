"""The document of a year in a language, as a tree: what it holds and in which order; its words stand in a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markdown import Markdown
from markupsafe import Markup

from generator.derive.compositions import composition
from generator.derive.documents import Document, documents
from generator.derive.editions import edition_of
from generator.derive.press import grouped, mentions_in
from generator.keeping.text import Written
from generator.language.language import Language
from generator.markdown.addresses import rooted
from generator.markdown.environment import rendered
from generator.markdown.options import MarkdownOptions
from generator.markdown.printer import Printer
from generator.model.report import Report
from generator.model.year import Year
from generator.pages.blocks import Blocks
from generator.pages.kinds import method
from generator.pages.sheet import Page, page
from generator.paper.blocks import PaperBlocks
from generator.paper.chapters import numbered
from generator.paper.constructs import printable
from generator.paper.decimals import aligned
from generator.paper.links import settled
from generator.paper.notes import at_the_foot, below_tables, shared
from generator.paper.spacing import spaced
from generator.paper.sums import joined
from generator.paper.tree import Node, parsed

_CITED = re.compile(r"sources/#([\w-]+)")


@dataclass(frozen=True, slots=True)
class Volume:
    """A document to be set: its address in the site, its language, its title, and its tree."""

    address: str
    language: Language
    title: str
    institution: str
    year: int
    tree: Node


def volume(
    report: Report,
    year: int,
    language: Language,
    written: Sequence[Page],
    today: date,
    online: str,
    markdown: MarkdownOptions | None = None,
) -> Volume:
    """The document of a year.

    `written` are the hand-written pages that belong in it, `online` is the site's address, `markdown` how pages are
    converted.
    """
    edition = edition_of(report, year)
    printer = Printer(edition, language, f"/{year}/")
    blocks = PaperBlocks(printer, edition.years[year], tuple(_cited(edition, edition.years[year], written)))
    converter = (markdown or MarkdownOptions()).converter()
    chapters = [chapter(page, "written", converter) for page in written]
    method = _method(printer, written, converter)
    html = _html(printer, blocks, edition.years[year], chapters, method, today, online)
    noted = shared(below_tables(at_the_foot(printable(parsed(html), language, online))))
    whole = aligned(joined(noted), language)
    tree = settled(numbered(whole, language.subtag), rooted(printer.prefix, f"/{year}/"), online)
    address = f"{rooted(printer.prefix, f'/{year}/').lstrip('/')}report.pdf"
    publication = report.publication
    title = f"{printer.plain(publication.title)} {year}"
    institution = printer.plain(publication.institution.name)
    return Volume(address, language, title, institution, year, spaced(tree, language.tag))


def _html(
    printer: Printer,
    blocks: PaperBlocks,
    year: Year,
    written: Sequence[Markup],
    method: Markup,
    today: date,
    online: str,
) -> Markup:
    report = printer.report
    lead = blocks.highlights[0].figure if blocks.highlights else None
    made = composition(report, lead) if lead else None
    return rendered(
        "paper/document.html.j2",
        p=printer,
        say=printer.say,
        count=printer.count,
        paper=blocks,
        publication=report.publication,
        year=year,
        lead_compositions=[made] if made else [],
        written=written,
        events=sorted(year.events, key=lambda event: (event.date is None, str(event.date))),
        method=method,
        terms=tuple(report.terms.values()),
        groups=tuple(reversed(grouped(year.articles))),
        mentions=partial(mentions_in, report),
        online=online and f"{online.rstrip('/')}{rooted(printer.prefix, f'/{year.number}/')}",
        today=today,
    )


def _method(printer: Printer, written: Sequence[Page], converter: Markdown) -> Markup:
    """The method as a chapter, where no hand-written page takes its place."""
    (sheet,) = method.sheets(printer)
    own = replace(printer, address=sheet.address)
    if any(found.address == rooted(printer.prefix, sheet.address) for found in written):
        return Markup("")
    values = {"p": own, "say": own.say, "count": own.count, "blocks": Blocks(own), "offer": None, "report": own.report}
    markdown = rendered(sheet.template, title=sheet.title, **{**values, **sheet.values, "on_paper": True})
    return chapter(page(sheet, Written(str(markdown)), own.language, own.prefix), "method", converter)


def chapter(page: Page, name: str, converter: Markdown) -> Markup:
    """A page as a chapter: its Markdown as HTML, with what its links and its pictures start from."""
    html = converter.reset().convert(page.markdown)
    if "<h1" not in html:  # a theme prints the title of such a page, and so does paper
        html = f"<h1>{page.title}</h1>{html}"
    section = Markup('<section class="chapter {}" data-page="{}" data-source="{}" data-folder="{}">{}</section>')
    return section.format(name, page.address, page.place.file, page.folder or "", Markup(html))


def _cited(report: Report, year: Year, written: Sequence[Page]) -> Iterator[Document]:
    """The documents that the figures, events and rebuttals of a year rest on, and those that pages name."""
    figures = year.figures.values()
    groups = [
        *(figure.source for figure in figures),
        *(other.source for figure in figures for other in figure.alternatives),
        *(event.source for event in year.events),
        *(rebuttal.source for rebuttal in year.rebuttals),
    ]
    names = {reference.name for group in groups for reference in group}
    names |= {name for page in written for name in _CITED.findall(page.markdown)}
    known = documents(report)
    found = [known[name] for name in names if name in known]
    yield from sorted(found, key=lambda document: (document.publisher.casefold(), str(document.date or ""), document.id))


def belonging(pages: Sequence[Page], year: int, newest: int, language: Language) -> tuple[Page, ...]:
    """The hand-written pages of a document: those of its year, and with the newest year those of none; never a home page."""
    own = [page for page in pages if page.language == language and (page.year or newest) == year]
    return tuple(replace(page, front="") for page in own if page.within != "/")
