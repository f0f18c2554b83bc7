"""What a hand-written page shows that its document cannot: told where it is written, not printed as source.

Problem: `not-printable`, a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from markdown import Markdown

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import Message, literal, translatable
from bilan.pages.front_matter import begins_at
from bilan.pages.page import Page
from bilan.pdf.html_tree import SCREEN_ONLY, Node, whole
from bilan.pdf.markdown_constructs import LOST, MEDIA, media_address
from bilan.pdf.readable_images import ImageReader
from bilan.render.markdown_options import MarkdownOptions
from bilan.render.prose_expressions import find_expressions
from bilan.yaml.source_text import SourceText, place_in

NOT_PRINTABLE = Code("not-printable", Severity.WARNING)

_FIELDS = frozenset(["button", "input", "select", "textarea"])
_TICKED = frozenset(["checkbox", "radio", "hidden"])  # boxes of a list of tasks, and what is behind tabs
_LEFT_OUT = translatable("To leave it out of the PDF without this warning, give it the class “screen-only”.")


def not_printable(
    pages: Iterable[Page], sources: Mapping[str, SourceText], markdown: MarkdownOptions, images: ImageReader
) -> Iterator[Problem]:
    """The problems of hand-written pages, whose texts are among the `sources`; a home page is in no document."""
    converter = markdown.converter()
    for page in pages:
        source = sources.get(page.place.file)
        if source and page.within != "/":
            yield from _of_page(source, converter, images)


def _of_page(source: SourceText, converter: Markdown, images: ImageReader) -> Iterator[Problem]:
    start = begins_at(source.text)
    tree = whole(converter.reset().convert(_without_expressions(source.text[start:])))
    seen: Counter[str] = Counter()
    for words, message, hint in (*_found(tree), *_images(tree, source.file, images)):
        yield NOT_PRINTABLE.at(_place(source, start, words, seen), message, hint)


def _without_expressions(text: str) -> str:
    """The page without what it prints from the data, which paper can show."""
    done, at = "", 0
    for expression in find_expressions(text):
        done, at = done + text[at : expression.start], expression.end
    return done + text[at:]


def _found(node: Node) -> Iterator[tuple[str, Message, Message]]:
    """What cannot be printed: words by which it is found in the page, what is wrong, what to write instead."""
    for item in node.held:
        if not isinstance(item, Node) or SCREEN_ONLY in item.classes or "hidden" in item.attributes:
            continue
        problem = _problem(item)
        if problem:
            yield problem
        else:
            yield from _found(item)


def _images(tree: Node, page: str, images: ImageReader) -> Iterator[tuple[str, Message, Message]]:
    for node in tree.all("img"):
        address = unquote(node.attributes.get("src", "").partition("#")[0])
        found = images.image(page, address) if node.attributes.get("alt") else None
        fault = images.fault(*found) if found else ""
        if fault:
            message = translatable(
                "The PDF cannot show the picture “{address}” ({reason}): it prints its alternative text instead.",
                address=address,
                reason=literal(fault),
            )
            yield address, message, translatable("Save it again as PNG, JPEG, WebP or SVG.")


def _problem(node: Node) -> tuple[str, Message, Message] | None:
    tag = node.tag
    if tag in MEDIA:
        address = media_address(node)
        message = translatable("“{address}” cannot be shown on paper: the PDF gives its address instead.", address=address)
        return address or f"<{tag}", message, _LEFT_OUT
    if "arithmatex" in node.classes or tag == "math" or node.attributes.get("type", "").startswith("math/"):
        message = translatable("This formula cannot be shown on paper: the PDF leaves it out.")
        hint = translatable(
            "Write it in words, or save it as a picture: “![what it says](formula.svg)”. {or_else}", or_else=_LEFT_OUT
        )
        return node.text.strip("\\()[]$ \n"), message, hint
    if "mermaid" in node.classes:
        message = translatable("This diagram cannot be shown on paper: the PDF leaves it out.")
        hint = translatable("Save it as a picture: “![what it shows](diagram.svg)”. {or_else}", or_else=_LEFT_OUT)
        return node.text.strip(), message, hint
    if tag == "form" or (tag in _FIELDS and node.attributes.get("type") not in _TICKED):
        return f"<{tag}", translatable("A form cannot be filled in on paper: the PDF leaves it out."), _LEFT_OUT
    if tag == "script" or tag in LOST:
        message = translatable("What “<{tag}>” shows on the site cannot be shown on paper: the PDF leaves it out.", tag=tag)
        return f"<{tag}", message, _LEFT_OUT
    return None


def _place(source: SourceText, start: int, words: str, seen: Counter[str]) -> Place:
    """Where the next such words are written; where they are not found, the beginning of the page."""
    first = next(iter(words.splitlines()), "").strip()
    at = start - 1
    for _ in range(seen[first] + 1):
        at = source.text.find(first, at + 1)
    seen[first] += 1
    return place_in(source.text, at, source.file, len(first)) if first and at >= 0 else Place(source.file)
