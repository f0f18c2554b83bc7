"""One document set: its tree, as JSON, becomes a PDF, or the problems that keep it from being one.

Problem: `unsettable-document` for whatever Typst refuses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from bilan.cache.text_hash import hash_texts
from bilan.diagnostics.problem import Code, Problem
from bilan.exports.export_file import ExportFile
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.pdf import typst_cache
from bilan.pdf.arabic_joining import with_joined_letters
from bilan.pdf.document_images import embed_images
from bilan.pdf.html_tree import Node
from bilan.pdf.inline_runs import merge_inline_runs
from bilan.pdf.latin_runs import with_latin_names
from bilan.pdf.missing_glyphs import as_string, drawn
from bilan.pdf.pdf_fonts import drawable_plainly
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.readable_images import ImageReader
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.typst_compiler import UnsettableError
from bilan.pdf.year_document import YearDocument

UNDISPLAYED = ("could not be displayed", "missing codepoints")  # what Typst says of a text that a font draws in part
UNSETTABLE = Code("unsettable-document")
_WITHOUT = translatable("Until this is fixed, “pdf: false” in mkdocs.yml makes no PDF.")

Outcome = ExportFile | tuple[Problem, ...]
Awaited = Callable[[], Outcome]


def start_typesetting(shop: PdfInputs, bound: YearDocument, press: TypstClient) -> Awaited:
    """A document found, or given to the press; what comes of it is waited for by calling what is returned."""
    tree, pictures = embed_images(drawn(_as_set(bound)), ImageReader(shop.root, shop.store))
    named = {picture.name: picture.content for picture in pictures}
    data = _data(bound, tree)
    key = hash_texts("document", data, *sorted(named), str(shop.today), typst_cache.typst_toolchain())
    found = typst_cache.load(shop.store, key, bound.address)
    if found:
        return lambda: found
    again = partial(_plain, shop, bound, tree, named, press)
    setting = _Setting(shop, bound.address, bound.year, bound.language, key, again)
    pdf = press.document(data, named, shop.today)
    return lambda: setting.outcome(pdf)


def _data(bound: YearDocument, tree: Node) -> bytes:
    return json.dumps({**document_data(bound), "tree": tree.plain}, ensure_ascii=False).encode()


def _plain(shop: PdfInputs, bound: YearDocument, tree: Node, named: Mapping[str, bytes], press: TypstClient) -> bytes:
    """The document once more, in the typefaces of Latin and Arabic alone."""
    (content,) = press.document(_data(bound, drawn(tree, drawable_plainly)), named, shop.today).result()
    return content


def _as_set(bound: YearDocument) -> Node:
    """The tree with what only concerns how its words are set."""
    direction = bound.language.direction
    tree = with_latin_names(bound.tree) if direction == "rtl" else bound.tree
    return with_joined_letters(merge_inline_runs(tree, direction))


@dataclass(frozen=True, slots=True)
class _Setting:
    """A document that is being set: what is to be known of it when it is."""

    shop: PdfInputs
    address: str
    year: int
    language: Language
    key: str
    again: Callable[[], bytes]

    def outcome(self, pdf: Future[list[bytes]]) -> Outcome:
        """The document as a file, or why it is none."""
        try:
            (content,) = pdf.result()
        except UnsettableError as error:
            if not any(words in str(error) for words in UNDISPLAYED):
                return (self._refused(error),)
            try:
                content = self.again()
            except UnsettableError as refusal:
                return (self._refused(refusal),)
        return typst_cache.save(self.shop.store, self.key, self.address, content)

    def _refused(self, error: UnsettableError) -> Problem:
        message = translatable(
            "The PDF of {year} ({language}) cannot be set: {error}.",
            year=self.year,
            language=self.language.tag,
            error=str(error).rstrip("."),
        )
        return UNSETTABLE.at(self.shop.report.years[self.year].place, message, _WITHOUT)


def document_data(bound: YearDocument) -> dict[str, object]:
    """What a document says of itself to machines, and the words that its template needs."""
    language: Language = bound.language
    words = language.words
    described = words("{institution}, communication in {year}: figures, events, press.")
    return {
        "title": as_string(bound.title),
        "institution": as_string(bound.institution),
        "description": as_string(described.format(institution=bound.institution, year=bound.year)),
        "keywords": [as_string(bound.institution), str(bound.year)],
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        "words": {"contents": words("Contents")},
    }
