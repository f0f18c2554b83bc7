"""Every document of a report: which there are, and the problems that keep one from being set.

Problems: `missing-font`, `missing-glyph`, and `unsettable-document` for whatever else Typst refuses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.derive.editions import editions
from generator.exports.file import File
from generator.keeping.store import Store
from generator.keeping.text_digest import text_digest
from generator.language.language import Language
from generator.model.report import Report
from generator.pages.printing import languages
from generator.pages.sheet import Page
from generator.paper import typesetting
from generator.paper.cards import cards
from generator.paper.document import Volume, belonging, volume
from generator.paper.fonts import absent
from generator.paper.keeping import kept
from generator.paper.pictures import Picture, illustrated
from generator.paper.shelf import Shelf
from generator.paper.signs import missing, undrawn
from generator.paper.typesetting import UnsettableError
from generator.problems import Code, Place, Problem
from generator.reading.source import Source
from generator.said import said

UNSETTABLE = Code("unsettable-document")
MISSING_FONT = Code("missing-font")
_WITHOUT = said("“pdf: false” in mkdocs.yml makes no PDF until this is mended.")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What documents are made of: the public report, its hand-written pages, the texts both come from, the day they bear.

    `online` is the address of the site, empty where it is not known; `root` the folder of the report; `store` keeps what
    was set once; without `pdf` there are cards only.
    """

    report: Report
    written: Sequence[Page]
    sources: Mapping[str, Source]
    today: date
    online: str
    root: Path
    store: Store = field(default_factory=lambda: Store(None))
    pdf: bool = True


def papers(shop: Workshop) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Documents, where they are wanted, and cards; nothing where a font is missing."""
    lacking = tuple(_without_fonts())
    if lacking:
        return (), lacking
    bound, problems = documents(shop) if shop.pdf else ((), ())
    drawn = cards(shop.report, shop.store)
    return (*bound, *drawn), problems


def documents(shop: Workshop) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The document of each year in each language, and what is wrong."""
    shelf = Shelf(shop.report, shop.store, (shop.today, shop.online, typesetting.state()))
    found = [_found(shop, plan, shelf) for plan in _plans(shop)]
    files = tuple(item for item in found if isinstance(item, File))
    return files, tuple(problem for item in found if not isinstance(item, File) for problem in item)


def volumes(shop: Workshop) -> Iterator[Volume]:
    """The documents before they are set: one for each year that has figures, in each language."""
    return (_bound(shop, shop.report, plan) for plan in _plans(shop))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A document to be: its year, its language, and the hand-written pages in it."""

    year: int
    language: Language
    written: tuple[Page, ...]


def _plans(shop: Workshop) -> Iterator[_Plan]:
    years = editions(shop.report)
    for year in years:
        for language in languages(shop.report):
            yield _Plan(year, language, belonging(shop.written, year, max(years), language))


def _bound(shop: Workshop, report: Report, plan: _Plan) -> Volume:
    return volume(report, plan.year, plan.language, plan.written, shop.today, shop.online)


def _found(shop: Workshop, plan: _Plan, shelf: Shelf) -> File | tuple[Problem, ...]:
    """A document from the shelf, or made now. One with pictures is not put there: their files are not watched."""
    key = shelf.key((plan.year, plan.language.tag), plan.written)
    found = shelf.find(key)
    if found:
        return found
    watch = shelf.watch()
    bound = _bound(shop, watch.report if watch else shop.report, plan)
    set_, kept_under = _set(shop, bound)
    if watch and isinstance(set_, File) and not any(bound.tree.all("img")):
        shelf.put(key, set_.path, kept_under, watch)
    return set_


def _without_fonts() -> Iterator[Problem]:
    for family in absent():
        message = said("The font “{family}” of the PDF is not installed.", family=family)
        hint = said("Install the locked libraries again (“make clean site”).")
        yield MISSING_FONT.at(Place("requirements.txt"), message, hint)


def made(shop: Workshop, bound: Volume) -> File | tuple[Problem, ...]:
    """A document as a file, or the problems that keep it from being one."""
    return _set(shop, bound)[0]


def _set(shop: Workshop, bound: Volume) -> tuple[File | tuple[Problem, ...], str]:
    """The same, and what its bytes are kept under."""
    place = shop.report.years[bound.year].place
    unknown = tuple(missing(undrawn(bound.tree), shop.sources, place))
    if unknown:
        return unknown, ""
    tree, pictures = illustrated(bound.tree, shop.root)
    data = {**matter(bound), "tree": tree.plain}
    named = {picture.name: picture.content for picture in pictures}
    key = text_digest("document", json.dumps(data), *sorted(named), str(shop.today), typesetting.state())
    try:
        content = kept(shop.store, key, lambda: typesetting.document(data, named, shop.today))
    except UnsettableError as error:
        message = said(
            "The PDF of {year} ({language}) cannot be set: {error}.",
            year=bound.year,
            language=bound.language.tag,
            error=str(error).rstrip("."),
        )
        return tuple(_unreadable(pictures)) or (UNSETTABLE.at(place, message, _WITHOUT),), ""
    return File(bound.address, content), key


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
        "title": bound.title,
        "institution": bound.institution,
        "description": described.format(institution=bound.institution, year=bound.year),
        "keywords": [bound.institution, str(bound.year)],
        "lang": language.subtag,
        "region": language.tag.partition("-")[2] or None,
        "dir": language.direction,
        "words": {"contents": words("Contents")},
    }
