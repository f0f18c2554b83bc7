"""Every document of a report: which there are, and the problems that keep one from being set.

Problems: `missing-font`, `missing-glyph`, `not-printable`, and those of `setting.py` and `cards.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilan.analysis.report_languages import languages
from bilan.analysis.year_edition import editions
from bilan.cache.cache import Entry
from bilan.diagnostics.problem import Code, Place, Problem
from bilan.exports.export_file import FILES, ExportFile
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.model.tracked_report import Snapshot
from bilan.pages.page import Page
from bilan.pdf import typst_cache
from bilan.pdf.card_images import card_images
from bilan.pdf.missing_glyphs import missing
from bilan.pdf.pdf_fonts import missing_fonts
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.readable_images import ImageReader
from bilan.pdf.typeset_document import Awaited, Outcome, start_typesetting
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.unprintable_markup import not_printable
from bilan.pdf.year_document import YearDocument, pages_of_year, year_document

MISSING_FONT = Code("missing-font")


def build_pdfs(shop: PdfInputs) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """Documents, where they are wanted, and cards; nothing where a font is missing."""
    lacking = tuple(_without_fonts())
    if lacking:
        return (), lacking
    with TypstClient() as press:
        bound, problems = documents(shop, press) if shop.pdf else ((), ())
        drawn, others = card_images(shop, press)
    unknown = missing(shop.sources) if shop.pdf else ()
    images = ImageReader(shop.root, shop.store)
    lost = not_printable(shop.written, shop.sources, shop.markdown, images) if shop.pdf else ()
    return (*bound, *drawn), (*problems, *others, *unknown, *lost)


def documents(shop: PdfInputs, press: TypstClient) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """The document of each year in each language, and what is wrong."""
    snapshot = Snapshot(shop.report, tracks=shop.store.keeps)
    found = list(_one_behind(_begun(shop, plan, snapshot, press) for plan in _plans(shop)))
    files = tuple(item for item in found if isinstance(item, ExportFile))
    return files, tuple(problem for item in found if not isinstance(item, ExportFile) for problem in item)


def year_documents(shop: PdfInputs) -> Iterator[YearDocument]:
    """The documents before they are set: one for each year that has figures, in each language."""
    return (_bound(shop, shop.report, plan) for plan in _plans(shop))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A document to be: its year, its language, and the hand-written pages in it."""

    year: int
    language: Language
    written: tuple[Page, ...]


def _plans(shop: PdfInputs) -> Iterator[_Plan]:
    years = editions(shop.report)
    for year in years:
        for language in languages(shop.report):
            yield _Plan(year, language, pages_of_year(shop.written, year, max(years), language))


def _bound(shop: PdfInputs, report: Report, plan: _Plan) -> YearDocument:
    return year_document(report, plan.year, plan.language, plan.written, shop.today, shop.online, shop.markdown)


def _begun(shop: PdfInputs, plan: _Plan, snapshot: Snapshot, press: TypstClient) -> Awaited:
    """A document from the cache, or made now. One with pictures is not kept: their files are not tracked."""
    pages = [(page.address, page.title, page.text.digest, page.place.file) for page in plan.written]
    inputs = pages, shop.today, shop.online, shop.markdown.digest, typst_cache.typst_toolchain()
    tracker = snapshot.tracker()
    entry = shop.store.entry(("document", plan.year, plan.language.tag), inputs, FILES, tracker)
    found = entry.load()
    if found:
        return lambda: found[0]
    bound = _bound(shop, tracker.report, plan)
    awaited = start_typesetting(shop, bound, press)
    pictures = any(bound.tree.all("img", "picture"))
    return awaited if pictures else lambda: _kept(entry, awaited())


def _kept(entry: Entry[Sequence[ExportFile]], made: Outcome) -> Outcome:
    """What came of a document, kept where it is a file."""
    return entry.store([made])[0] if isinstance(made, ExportFile) else made


def _one_behind(documents: Iterable[Awaited]) -> Iterator[Outcome]:
    """What comes of each document, waited for when the next is begun."""
    before: Awaited | None = None
    for awaited in documents:
        if before:
            yield before()
        before = awaited
    if before:
        yield before()


def _without_fonts() -> Iterator[Problem]:
    for family in missing_fonts():
        message = translatable("The font “{family}” of the PDF is not installed.", family=family)
        hint = translatable("Install the locked libraries again (“make clean site”).")
        yield MISSING_FONT.at(Place("requirements.txt"), message, hint)
