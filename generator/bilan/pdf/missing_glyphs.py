"""Signs that no font of the document draws: another is printed in their place, so that they never stop a report.

Warning: `missing-glyph`, at the first place where the sign is written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable
from bilan.pdf.html_tree import Node
from bilan.pdf.pdf_fonts import drawable, is_drawn, signs
from bilan.yaml.source_text import SourceText, place_in

_PRINTED = ("source", "alt")  # attributes that hold a drawing, and what is read aloud
MISSING_GLYPH = Code("missing-glyph", Severity.WARNING)


def drawn(tree: Node) -> Node:
    """The document with U+FFFD in place of each sign that no font draws, in texts and drawings."""
    attributes = {name: drawable(value) if name in _PRINTED else value for name, value in tree.attributes.items()}
    return Node(tree.tag, attributes, [drawn(item) if isinstance(item, Node) else drawable(item) for item in tree.held])


def missing(sources: Mapping[str, SourceText]) -> Iterator[Problem]:
    """A warning for each sign in the texts of a report that no font of the PDF draws, where it is first written."""
    places: dict[str, Place] = {}
    for file in sorted(sources):
        for sign in sorted(set(sources[file].text) - signs()):
            place = None if sign in places or is_drawn(sign) else _place(sign, sources[file])
            if place:
                places[sign] = place
    for sign, place in places.items():
        name = unicodedata.name(sign, f"U+{ord(sign):04X}")
        message = translatable(
            "No font of the PDF draws the sign “{sign}” ({name}); “\ufffd” is printed there.", sign=sign, name=name
        )
        yield MISSING_GLYPH.at(place, message, translatable("If it matters in print, write it otherwise."))


def _place(sign: str, source: SourceText) -> Place | None:
    at = source.text.find(sign)
    while at >= 0 and source.text[source.text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#"):
        at = source.text.find(sign, at + 1)  # a comment of YAML is not printed; nor is it lost to look further
    return place_in(source.text, at, source.file, 1) if at >= 0 else None
