"""What a hand-written page shows that its document cannot: reported at its place, and not printed as source.

Problem: `not-printable`, a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import Message, literal, translatable
from bilan.pages.front_matter import begins_at
from bilan.pages.page import Page
from bilan.pdf.element_content import LOST, SCREEN_ONLY
from bilan.pdf.printed_elements import MEDIA, media_address
from bilan.pdf.readable_images import ImageReader
from bilan.render.markdown_options import MarkdownOptions
from bilan.render.prose_expressions import find_expressions
from bilan.rich_text.elements import Element
from bilan.rich_text.markdown_reader import MarkdownReader
from bilan.yaml.source_text import SourceText, place_in

NOT_PRINTABLE = Code("not-printable", Severity.WARNING)

_FIELDS = frozenset(["button", "input", "select", "textarea"])
_TICKED = frozenset(["checkbox", "radio", "hidden"])  # boxes of a list of tasks, and what is behind tabs
_LEFT_OUT = translatable("To leave it out of the PDF without this warning, give it the class “screen-only”.")


def not_printable(
    pages: Iterable[Page], sources: Mapping[str, SourceText], markdown: MarkdownOptions, images: ImageReader
) -> Iterator[Problem]:
    """The problems of hand-written pages, whose texts are among the `sources`; a home page is in no document."""
    reader = MarkdownReader(markdown.converter())
    for page in pages:
        source = sources.get(page.place.file)
        if source and page.within != "/":
            yield from _of_page(source, reader, images)


def _of_page(source: SourceText, reader: MarkdownReader, images: ImageReader) -> Iterator[Problem]:
    start = begins_at(source.text)
    root = reader.read(_without_expressions(source.text[start:]))
    seen: Counter[str] = Counter()
    for words, message, hint in (*_found(root), *_images(root, source.file, images)):
        yield NOT_PRINTABLE.at(_place(source, start, words, seen), message, hint)


def _without_expressions(text: str) -> str:
    """The page without its expressions: a document can show their values."""
    parts, position = "", 0
    for expression in find_expressions(text):
        parts, position = parts + text[position : expression.start], expression.end
    return parts + text[position:]


def _found(element: Element) -> Iterator[tuple[str, Message, Message]]:
    """What cannot be printed: words by which it is found in the page, what is wrong, what to write instead."""
    for child in element.elements:
        if SCREEN_ONLY in child.classes or "hidden" in child.attributes:
            continue
        problem = _problem(child)
        if problem:
            yield problem
        else:
            yield from _found(child)


def _images(root: Element, page: str, images: ImageReader) -> Iterator[tuple[str, Message, Message]]:
    for element in root.all("img"):
        address = unquote(element.attributes.get("src", "").partition("#")[0])
        found = images.read(page, address) if element.attributes.get("alt") else None
        fault = images.fault(*found) if found else ""
        if fault:
            message = translatable(
                "The PDF cannot show the picture “{address}” ({reason}): it prints its alternative text instead.",
                address=address,
                reason=literal(fault),
            )
            yield address, message, translatable("Save it again as PNG, JPEG, WebP or SVG.")


def _problem(element: Element) -> tuple[str, Message, Message] | None:
    tag = element.tag
    if tag in MEDIA:
        address = media_address(element)
        message = translatable("“{address}” cannot be shown on paper: the PDF gives its address instead.", address=address)
        return address or f"<{tag}", message, _LEFT_OUT
    if "arithmatex" in element.classes or tag == "math" or element.attributes.get("type", "").startswith("math/"):
        message = translatable("This formula cannot be shown on paper: the PDF leaves it out.")
        hint = translatable(
            "Write it in words, or save it as a picture: “![what it says](formula.svg)”. {or_else}", or_else=_LEFT_OUT
        )
        return element.text.strip("\\()[]$ \n"), message, hint
    if "mermaid" in element.classes:
        message = translatable("This diagram cannot be shown on paper: the PDF leaves it out.")
        hint = translatable("Save it as a picture: “![what it shows](diagram.svg)”. {or_else}", or_else=_LEFT_OUT)
        return element.text.strip(), message, hint
    if tag == "form" or (tag in _FIELDS and element.attributes.get("type") not in _TICKED):
        return f"<{tag}", translatable("A form cannot be filled in on paper: the PDF leaves it out."), _LEFT_OUT
    if tag == "script" or tag in LOST:
        message = translatable("What “<{tag}>” shows on the site cannot be shown on paper: the PDF leaves it out.", tag=tag)
        return f"<{tag}", message, _LEFT_OUT
    return None


def _place(source: SourceText, start: int, words: str, seen: Counter[str]) -> Place:
    """The place of the next such words; the beginning of the page if they are not found."""
    first = next(iter(words.splitlines()), "").strip()
    at = start - 1
    for _ in range(seen[first] + 1):
        at = source.text.find(first, at + 1)
    seen[first] += 1
    return place_in(source.text, at, source.file, len(first)) if first and at >= 0 else Place(source.file)
