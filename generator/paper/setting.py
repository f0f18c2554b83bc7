"""One document set: its tree, as JSON, becomes a PDF, or the problems that keep it from being one.

Problem: `unsettable-document` for whatever Typst refuses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from generator.exports.file import File
from generator.keeping.text_digest import text_digest
from generator.language.language import Language
from generator.paper import keeping, typesetting
from generator.paper.document import Volume
from generator.paper.fonts import drawable
from generator.paper.joining import with_joined_letters
from generator.paper.latin import with_latin_names
from generator.paper.pictures import Picture, illustrated
from generator.paper.press import Press
from generator.paper.running import running
from generator.paper.signs import drawn
from generator.paper.tree import Node
from generator.paper.typesetting import UnsettableError
from generator.paper.workshop import Workshop
from generator.problems import Code, Place, Problem
from generator.said import said

UNSETTABLE = Code("unsettable-document")
_WITHOUT = said("“pdf: false” in mkdocs.yml makes no PDF until this is mended.")

Outcome = File | tuple[Problem, ...]
Awaited = Callable[[], Outcome]


def begun(shop: Workshop, bound: Volume, press: Press) -> Awaited:
    """A document found, or given to the press; what comes of it is waited for by calling what is returned."""
    tree, pictures = illustrated(drawn(_as_set(bound)), shop.root)
    data = json.dumps({**matter(bound), "tree": tree.plain}, ensure_ascii=False).encode()
    named = {picture.name: picture.content for picture in pictures}
    key = text_digest("document", data, *sorted(named), str(shop.today), keeping.made_with())
    found = keeping.found(shop.store, key, bound.address)
    if found:
        return lambda: found
    setting = _Setting(shop, bound.address, bound.year, bound.language, pictures, key)
    pdf = press.document(data, named, shop.today)
    return lambda: setting.outcome(pdf)


def _as_set(bound: Volume) -> Node:
    """The tree with what only concerns how its words are set."""
    direction = bound.language.direction
    tree = with_latin_names(bound.tree) if direction == "rtl" else bound.tree
    return with_joined_letters(running(tree, direction))


@dataclass(frozen=True, slots=True)
class _Setting:
    """A document that is being set: what is to be known of it when it is."""

    shop: Workshop
    address: str
    year: int
    language: Language
    pictures: Sequence[Picture]
    key: str

    def outcome(self, pdf: Future[list[bytes]]) -> Outcome:
        """The document as a file, or why it is none."""
        try:
            (content,) = pdf.result()
        except UnsettableError as error:
            return tuple(_unreadable(self.pictures)) or (self._refused(error),)
        return keeping.put(self.shop.store, self.key, self.address, content)

    def _refused(self, error: UnsettableError) -> Problem:
        message = said(
            "The PDF of {year} ({language}) cannot be set: {error}.",
            year=self.year,
            language=self.language.tag,
            error=str(error).rstrip("."),
        )
        return UNSETTABLE.at(self.shop.report.years[self.year].place, message, _WITHOUT)


def _unreadable(pictures: Sequence[Picture]) -> Iterator[Problem]:
    """The pictures that Typst cannot read, each at the page that shows it."""
    for picture in pictures:
        try:
            typesetting.probe(picture.name, picture.content)
        except UnsettableError as error:
            message = said(
                "The picture “{address}” of this page cannot be printed: {error}.",
                address=picture.address,
                error=str(error).rstrip("."),
            )
            hint = said("Save it again as PNG, JPEG, WebP or SVG. {otherwise}", otherwise=_WITHOUT)
            yield UNSETTABLE.at(Place(picture.page), message, hint)


def matter(bound: Volume) -> dict[str, object]:
    """What a document says of itself to machines, and the words that its template needs."""
    language: Language = bound.language
    words = language.words
    described = words("{institution}, communication in {year}: figures, events, press.")
    return {
        "title": drawable(bound.title),
        "institution": drawable(bound.institution),
        "description": described.format(institution=bound.institution, year=bound.year),
        "keywords": [bound.institution, str(bound.year)],
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        "words": {"contents": words("Contents")},
    }
