"""Characters that no font of the document has: another is printed in their place, so that they never stop a report.

Problem: `missing-glyph`, a warning, at the first place where the character is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable
from bilan.pdf.pdf_fonts import covered_characters, has_glyph, replace_uncovered
from bilan.rich_text.node_tree import with_children
from bilan.rich_text.node_types import Drawing, Heading, Image, Link, Node
from bilan.yaml.source_text import SourceText, place_in

_LONG_WORD = re.compile(r"[^\s\u200b]{200,}")
_PART = re.compile(r".{40}", re.DOTALL)
MAX_STRING = 8_000  # characters, of four bytes at most in UTF-16
MISSING_GLYPH = Code("missing-glyph", Severity.WARNING)


def replace_missing_glyphs(
    node: Node, replace_in: Callable[[str], str] = replace_uncovered, is_string: bool = False
) -> Node:
    """The document with each text and drawing changed by `replace_in`, which replaces characters that no font has.

    What becomes a string of the PDF (words for screen readers, headings for the outline, links) is cut if it is too long;
    `is_string` is True within such a node.
    """
    within = is_string or isinstance(node, Heading | Link)
    children = tuple(
        replace_missing_glyphs(child, replace_in, within)
        if isinstance(child, Node)
        else replace_in(_breakable(_cut(child) if within else child))
        for child in node.children
    )
    if isinstance(node, Drawing):
        labels = tuple(label._replace(text=replace_in(label.text)) for label in node.labels)
        return replace(node, svg=replace_in(node.svg), labels=labels, alternative=replace_in(_cut(node.alternative)))
    if isinstance(node, Image):
        return replace(node, alternative=replace_in(_cut(node.alternative)))
    return with_children(node, children)


def _breakable(text: str) -> str:
    """The text with places to break in words that are longer than a line: Typst cannot shape a run of any length."""
    return _LONG_WORD.sub(lambda word: _PART.sub("\\g<0>\u200b", word.group()), text)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_STRING else f"{text[:MAX_STRING]}…"


def as_string(text: str) -> str:
    """The text as a string of a PDF, which holds at most 32 767 bytes (ISO 19005-2, 6.1.13)."""
    return replace_uncovered(_cut(text))


def missing_glyphs(sources: Mapping[str, SourceText]) -> Iterator[Problem]:
    """A warning for each character in the sources of a report that no font of the PDF has, where it is first written."""
    places: dict[str, Place] = {}
    for file in sorted(sources):
        for character in sorted(set(sources[file].text) - covered_characters()):
            place = None if character in places or has_glyph(character) else _place(character, sources[file])
            if place:
                places[character] = place
    for character, place in places.items():
        name = unicodedata.name(character, f"U+{ord(character):04X}")
        message = translatable(
            "No font of the PDF draws the sign “{sign}” ({name}); “\ufffd” is printed there.", sign=character, name=name
        )
        yield MISSING_GLYPH.at(place, message, translatable("If it matters in print, write it otherwise."))


def _place(character: str, source: SourceText) -> Place | None:
    at = source.text.find(character)
    while at >= 0 and source.text[source.text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#"):
        at = source.text.find(character, at + 1)  # a comment of YAML is not printed
    return place_in(source.text, at, source.file, 1) if at >= 0 else None
