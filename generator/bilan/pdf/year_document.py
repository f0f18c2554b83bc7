"""The document of a year in a language, as a tree: what it holds and in which order; its words stand in a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markdown import Markdown
from markupsafe import Markup

from bilan.analysis.composition import composition
from bilan.analysis.documents import Document, documents
from bilan.analysis.press_review import group_by_month, mentions_in
from bilan.analysis.year_edition import edition_of
from bilan.cache.stored_text import InlineText
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page import Page, make_page
from bilan.pages.page_kinds import method_page as method
from bilan.pdf.chapter_numbering import number_chapters
from bilan.pdf.chart_with_sum import join_charts_and_sums
from bilan.pdf.decimal_alignment import align_decimals
from bilan.pdf.footnotes import below_tables, move_to_foot, share_notes
from bilan.pdf.french_spacing import add_spaces
from bilan.pdf.html_tree import Node, parse_html
from bilan.pdf.link_targets import resolve_links
from bilan.pdf.markdown_constructs import printable
from bilan.pdf.pdf_blocks import PaperBlocks
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template
from bilan.render.markdown_options import MarkdownOptions
from bilan.render.page_links import localized_path

_CITED = re.compile(r"sources/#([\w-]+)")


@dataclass(frozen=True, slots=True)
class YearDocument:
    """A document to be set: its address in the site, its language, its title, and its tree."""

    address: str
    language: Language
    title: str
    institution: str
    year: int
    tree: Node


def year_document(
    report: Report,
    year: int,
    language: Language,
    written: Sequence[Page],
    today: date,
    online: str,
    markdown: MarkdownOptions | None = None,
) -> YearDocument:
    """The document of a year.

    `written` are the hand-written pages that belong in it, `online` is the site's address, `markdown` how pages are
    converted.
    """
    edition = edition_of(report, year)
    formatter = PageFormatter(edition, language, f"/{year}/")
    blocks = PaperBlocks(formatter, edition.years[year], tuple(_cited(edition, edition.years[year], written)))
    converter = (markdown or MarkdownOptions()).converter()
    chapters = [chapter(page, "written", converter) for page in written]
    method = _method(formatter, written, converter)
    html = _html(formatter, blocks, edition.years[year], chapters, method, today, online)
    noted = share_notes(below_tables(move_to_foot(printable(parse_html(html), language, online))))
    whole = align_decimals(join_charts_and_sums(noted), language)
    tree = resolve_links(number_chapters(whole, language.subtag), localized_path(formatter.prefix, f"/{year}/"), online)
    address = f"{localized_path(formatter.prefix, f'/{year}/').lstrip('/')}report.pdf"
    publication = report.publication
    title = f"{formatter.plain(publication.title)} {year}"
    institution = formatter.plain(publication.institution.name)
    return YearDocument(address, language, title, institution, year, add_spaces(tree, language.tag))


def _html(
    formatter: PageFormatter,
    blocks: PaperBlocks,
    year: Year,
    written: Sequence[Markup],
    method: Markup,
    today: date,
    online: str,
) -> Markup:
    report = formatter.report
    lead = blocks.highlights[0].figure if blocks.highlights else None
    made = composition(report, lead) if lead else None
    return render_template(
        "paper/document.html.j2",
        p=formatter,
        say=formatter.say,
        count=formatter.count,
        paper=blocks,
        publication=report.publication,
        year=year,
        lead_compositions=[made] if made else [],
        written=written,
        events=sorted(year.events, key=lambda event: (event.date is None, str(event.date))),
        method=method,
        terms=tuple(report.terms.values()),
        groups=tuple(reversed(group_by_month(year.articles))),
        mentions=partial(mentions_in, report),
        online=online and f"{online.rstrip('/')}{localized_path(formatter.prefix, f'/{year.number}/')}",
        today=today,
    )


def _method(formatter: PageFormatter, written: Sequence[Page], converter: Markdown) -> Markup:
    """The method as a chapter, where no hand-written page takes its place."""
    (sheet,) = method.page_specs(formatter.report)
    own = replace(formatter, address=sheet.address)
    if any(found.address == localized_path(formatter.prefix, sheet.address) for found in written):
        return Markup("")
    markdown = MarkdownRenderer(own).page(method.method_blocks(own.report, on_paper=True))
    return chapter(make_page(sheet, InlineText(markdown), own), "method", converter)


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


def pages_of_year(pages: Sequence[Page], year: int, newest: int, language: Language) -> tuple[Page, ...]:
    """The hand-written pages of a document: those of its year, and with the newest year those of none; never a home page."""
    own = [page for page in pages if page.language == language and (page.year or newest) == year]
    return tuple(replace(page, front="") for page in own if page.within != "/")
