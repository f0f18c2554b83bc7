"""Typesets one document: its tree becomes JSON, and Typst makes a PDF of it.

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
from bilan.messages.message import translatable
from bilan.pdf import typst_cache
from bilan.pdf.arabic_joining import join_letters
from bilan.pdf.brand_look import logo_files, look
from bilan.pdf.document_images import embed_images
from bilan.pdf.inline_runs import merge_inline_runs
from bilan.pdf.missing_glyphs import as_string, replace_missing_glyphs
from bilan.pdf.pdf_fonts import replace_uncommon
from bilan.pdf.pdf_inputs import PdfInputs
from bilan.pdf.readable_images import ImageReader
from bilan.pdf.typst_client import TypstClient
from bilan.pdf.typst_compiler import TypstError
from bilan.pdf.typst_json import typst_json
from bilan.pdf.year_document import YearDocument
from bilan.rich_text.node_types import Node

UNDISPLAYED_TEXT = ("could not be displayed", "missing codepoints")  # Typst's words for a text that a font has in part
UNSETTABLE_DOCUMENT = Code("unsettable-document")
_WITHOUT = translatable("Until this is fixed, “pdf: false” in mkdocs.yml makes no PDF.")

DocumentResult = ExportFile | tuple[Problem, ...]
PendingDocument = Callable[[], DocumentResult]  # waits for the result


def start_typesetting(inputs: PdfInputs, document: YearDocument, client: TypstClient) -> PendingDocument:
    """A document from the cache, or handed to Typst. Call what is returned to wait for the result."""
    reader = ImageReader(inputs.root, inputs.store, inputs.report.pictures)
    tree, embedded = embed_images(replace_missing_glyphs(_typeset_tree(document)), reader)
    images = {**embedded, **logo_files(inputs.report.brand)}
    data = _data(inputs, document, tree)
    key = hash_texts("document", data, *sorted(images), str(inputs.today), typst_cache.typst_toolchain())
    cached = typst_cache.load(inputs.store, key, document.address)
    if cached:
        return lambda: cached
    retry = partial(_with_common_characters, inputs, document, tree, images, client)
    job = _Job(inputs, document, key, client.document(data, images, inputs.today), retry)
    return job.result


def _data(inputs: PdfInputs, document: YearDocument, tree: Node) -> bytes:
    look_of_brand = look(inputs.report.brand)
    return json.dumps(
        {**document_data(document), "look": look_of_brand, "tree": typst_json(tree)}, ensure_ascii=False
    ).encode()


def _with_common_characters(
    inputs: PdfInputs, document: YearDocument, tree: Node, images: Mapping[str, bytes], client: TypstClient
) -> bytes:
    """The document with the characters of Latin and Arabic only."""
    data = _data(inputs, document, replace_missing_glyphs(tree, replace_uncommon))
    (content,) = client.document(data, images, inputs.today).result()
    return content


def _typeset_tree(document: YearDocument) -> Node:
    """The tree with what only concerns how its words look."""
    direction = document.language.direction
    return join_letters(merge_inline_runs(document.tree, direction))


@dataclass(frozen=True, slots=True)
class _Job:
    """A document that Typst is working on. `retry` typesets it with fewer characters."""

    inputs: PdfInputs
    document: YearDocument
    key: str
    pdf: Future[list[bytes]]
    retry: Callable[[], bytes]

    def result(self) -> DocumentResult:
        """The document as a file, or why there is none."""
        try:
            (content,) = self.pdf.result()
        except TypstError as error:
            if not any(words in str(error) for words in UNDISPLAYED_TEXT):
                return (self._problem(error),)
            try:
                content = self.retry()
            except TypstError as second_error:
                return (self._problem(second_error),)
        return typst_cache.save(self.inputs.store, self.key, self.document.address, content)

    def _problem(self, error: TypstError) -> Problem:
        message = translatable(
            "The PDF of {year} ({language}) cannot be set: {error}.",
            year=self.document.year,
            language=self.document.language.tag,
            error=str(error).rstrip("."),
        )
        return UNSETTABLE_DOCUMENT.at(self.inputs.report.years[self.document.year].place, message, _WITHOUT)


def document_data(document: YearDocument) -> dict[str, object]:
    """The metadata of a document, and the words that its template needs."""
    language, words = document.language, document.language.words
    described = words("{institution}, communication in {year}: figures, events, press.")
    return {
        "title": as_string(document.title),
        "publisher": as_string(document.publisher),
        "independence": as_string(document.independence),
        "description": as_string(described.format(institution=document.institution, year=document.year_name)),
        "keywords": [as_string(document.institution), document.year_name],
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        "words": {"contents": words("Contents"), "continued": words("(continued)")},
    }
