"""Signs that no font of the document draws: another is printed in their place, so that they never stop a report.

Warning: `missing-glyph`, at the first place where the sign is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable
from bilan.pdf.html_tree import Node
from bilan.pdf.pdf_fonts import drawable, is_drawn, signs
from bilan.yaml.source_text import SourceText, place_in

_ENDLESS = re.compile(r"[^\s\u200b]{200,}")
_PART = re.compile(r".{40}", re.DOTALL)
LONGEST_STRING = 8_000  # characters, of four bytes at most in UTF-16
_STRINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a"})
_PRINTED = ("source", "alt")  # attributes that hold a drawing, and what is read aloud
MISSING_GLYPH = Code("missing-glyph", Severity.WARNING)


def drawn(tree: Node, draws: Callable[[str], str] = drawable, whole: bool = False) -> Node:
    """The document with what `draws` makes of each text and drawing: signs that no font draws are replaced.

    What becomes a string of the PDF (words for those who do not see, headings for its contents, links) is cut where it is
    too long; `whole` says that this lies within such an element.
    """
    within = whole or tree.tag in _STRINGS
    made = {
        name: draws(_cut(value) if name == "alt" else value) for name, value in tree.attributes.items() if name in _PRINTED
    }
    held = [
        drawn(item, draws, within) if isinstance(item, Node) else draws(_parted(_cut(item) if within else item))
        for item in tree.held
    ]
    return Node(tree.tag, {**tree.attributes, **made}, held)


def _parted(text: str) -> str:
    """The text with places to break in words that no line could hold: Typst cannot set a run of any length as one."""
    return _ENDLESS.sub(lambda word: _PART.sub("\\g<0>\u200b", word.group()), text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_STRING else f"{text[:LONGEST_STRING]}…"


def as_string(text: str) -> str:
    """The text as a string of a PDF, which holds at most 32 767 bytes (ISO 19005-2, 6.1.13)."""
    return drawable(_cut(text))


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
