"""Builds every document of a report, and the share cards.

Problems: `missing-font`, `missing-glyph`, `not-printable`, and those of `typeset_document.py` and `card_images.py`.
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
from bilan.pdf.missing_glyphs import missing_glyphs
from bilan.pdf.pdf_fonts import missing_fonts
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.readable_images import ImageReader
from bilan.pdf.typeset_document import DocumentResult, PendingDocument, start_typesetting
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.unprintable_markup import not_printable
from bilan.pdf.year_document import YearDocument, pages_of_year, year_document
from bilan.rich_text.node_tree import find_all
from bilan.rich_text.node_types import Image

MISSING_FONT = Code("missing-font")


def build_pdfs(inputs: PdfInputs) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """The documents, unless `pdf` is False, and the cards; no file if a font is missing."""
    without_fonts = tuple(_missing_font_problems())
    if without_fonts:
        return (), without_fonts
    with TypstClient() as client:
        documents, problems = build_documents(inputs, client) if inputs.pdf else ((), ())
        cards, card_problems = card_images(inputs, client)
    glyphs = missing_glyphs(inputs.sources) if inputs.pdf else ()
    images = ImageReader(inputs.root, inputs.store)
    unprintable = not_printable(inputs.written, inputs.sources, inputs.markdown, images) if inputs.pdf else ()
    return (*documents, *cards), (*problems, *card_problems, *glyphs, *unprintable)


def build_documents(inputs: PdfInputs, client: TypstClient) -> tuple[tuple[ExportFile, ...], tuple[Problem, ...]]:
    """The document of each year in each language, and the problems of those that cannot be typeset."""
    snapshot = Snapshot(inputs.report, tracks=inputs.store.keeps)
    results = list(_one_ahead(_start(inputs, plan, snapshot, client) for plan in _plans(inputs)))
    files = tuple(result for result in results if isinstance(result, ExportFile))
    return files, tuple(problem for result in results if not isinstance(result, ExportFile) for problem in result)


def year_documents(inputs: PdfInputs) -> Iterator[YearDocument]:
    """The documents before they are typeset: one for each year that has figures, in each language."""
    return (_document(inputs, inputs.report, plan) for plan in _plans(inputs))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A document to build: its year, its language, and the hand-written pages in it."""

    year: int
    language: Language
    written: tuple[Page, ...]


def _plans(inputs: PdfInputs) -> Iterator[_Plan]:
    years = editions(inputs.report)
    for year in years:
        for language in languages(inputs.report):
            yield _Plan(year, language, pages_of_year(inputs.written, year, max(years), language))


def _document(inputs: PdfInputs, report: Report, plan: _Plan) -> YearDocument:
    return year_document(report, plan.year, plan.language, plan.written, inputs.today, inputs.online, inputs.markdown)


def _start(inputs: PdfInputs, plan: _Plan, snapshot: Snapshot, client: TypstClient) -> PendingDocument:
    """A document from the cache, or one whose typesetting begins. One with images is not cached: files are not tracked."""
    pages = [(page.address, page.title, page.text.digest, page.place.file) for page in plan.written]
    made_from = pages, inputs.today, inputs.online, inputs.markdown.digest, typst_cache.typst_toolchain()
    tracker = snapshot.tracker()
    entry = inputs.store.entry(("document", plan.year, plan.language.tag), made_from, FILES, tracker)
    cached = entry.load()
    if cached:
        return lambda: cached[0]
    document = _document(inputs, tracker.report, plan)
    pending = start_typesetting(inputs, document, client)
    has_images = any(find_all(document.tree, Image))
    return pending if has_images else lambda: _cached(entry, pending())


def _cached(entry: Entry[Sequence[ExportFile]], result: DocumentResult) -> DocumentResult:
    """A result, which is put into the cache if it is a file."""
    return entry.store([result])[0] if isinstance(result, ExportFile) else result


def _one_ahead(documents: Iterable[PendingDocument]) -> Iterator[DocumentResult]:
    """The result of each document. The next one is started before the result of one is waited for."""
    previous: PendingDocument | None = None
    for pending in documents:
        if previous:
            yield previous()
        previous = pending
    if previous:
        yield previous()


def _missing_font_problems() -> Iterator[Problem]:
    for family in missing_fonts():
        message = translatable("The font “{family}” of the PDF is not installed.", family=family)
        hint = translatable("Install the locked libraries again (“make clean site”).")
        yield MISSING_FONT.at(Place("requirements.txt"), message, hint)
