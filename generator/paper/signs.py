"""Signs that no font of the document draws: they would be printed as empty boxes, and no reader could copy them.

Problem: `missing-glyph`, at the first place where the sign is written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from generator.paper.fonts import FAMILIES, is_drawn
from generator.paper.tree import Node
from generator.problems import Code, Place, Problem
from generator.reading.source import Source, place_in
from generator.said import joined, said

MISSING_GLYPH = Code("missing-glyph")


def undrawn(tree: Node) -> frozenset[str]:
    """The signs of a document, its drawings among them, that no font draws."""
    elements = (tree, *tree.all())
    words = (item for element in elements for item in element.held if isinstance(item, str))
    drawings = (unescape(element.attributes["source"]) for element in elements if element.tag == "svg")
    return frozenset(sign for sign in set().union(*words, *drawings) if not is_drawn(sign))


def missing(signs: Iterable[str], sources: Mapping[str, Source], otherwise: Place) -> Iterator[Problem]:
    """A problem for each sign, where it is written in a text of the report, or else at the place given."""
    for sign in sorted(signs):
        name = unicodedata.name(sign, f"U+{ord(sign):04X}")
        message = said("No font of the PDF draws the sign “{sign}” ({name}).", sign=sign, name=name)
        fonts = joined(FAMILIES)
        hint = said("Write it otherwise; the fonts are {fonts}. “pdf: false” in mkdocs.yml makes no PDF.", fonts=fonts)
        yield MISSING_GLYPH.at(_written(sign, sources) or otherwise, message, hint)


def _written(sign: str, sources: Mapping[str, Source]) -> Place | None:
    places = (_place(sign, sources[file]) for file in sorted(sources))
    return next((place for place in places if place), None)


def _place(sign: str, source: Source) -> Place | None:
    at = source.text.find(sign)
    while at >= 0 and source.text[source.text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#"):
        at = source.text.find(sign, at + 1)  # a comment of YAML is not printed; nor is it lost to look further
    return place_in(source.text, at, source.file, 1) if at >= 0 else None
