"""Every document of a report: which there are, and the problems that keep one from being set.

Problems: `missing-font`, `missing-glyph`, `not-printable`, and those of `setting.py` and `cards.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.editions import editions
from generator.derive.languages import languages
from generator.exports.file import File
from generator.language.language import Language
from generator.model.report import Report
from generator.pages.sheet import Page
from generator.paper import keeping
from generator.paper.cards import cards
from generator.paper.document import Volume, belonging, volume
from generator.paper.fonts import absent
from generator.paper.press import Press
from generator.paper.setting import Awaited, Outcome, begun
from generator.paper.shelf import Shelf
from generator.paper.signs import missing
from generator.paper.unprintable import not_printable
from generator.paper.workshop import Workshop
from generator.problems import Code, Place, Problem
from generator.said import said

MISSING_FONT = Code("missing-font")


def papers(shop: Workshop) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Documents, where they are wanted, and cards; nothing where a font is missing."""
    lacking = tuple(_without_fonts())
    if lacking:
        return (), lacking
    with Press() as press:
        bound, problems = documents(shop, press) if shop.pdf else ((), ())
        drawn, others = cards(shop, press)
    unknown = missing(shop.sources) if shop.pdf else ()
    lost = not_printable(shop.written, shop.sources, shop.markdown) if shop.pdf else ()
    return (*bound, *drawn), (*problems, *others, *unknown, *lost)


def documents(shop: Workshop, press: Press) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The document of each year in each language, and what is wrong."""
    shelf = Shelf(shop.report, shop.store, (shop.today, shop.online, shop.markdown.digest, keeping.made_with()))
    found = list(_one_behind(_begun(shop, plan, shelf, press) for plan in _plans(shop)))
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
    return volume(report, plan.year, plan.language, plan.written, shop.today, shop.online, shop.markdown)


def _begun(shop: Workshop, plan: _Plan, shelf: Shelf, press: Press) -> Awaited:
    """A document from the shelf, or made now. One with pictures is not put there: their files are not watched."""
    key = shelf.key((plan.year, plan.language.tag), plan.written)
    found = shelf.find(key)
    if found:
        return lambda: found
    watch = shelf.watch()
    bound = _bound(shop, watch.report if watch else shop.report, plan)
    awaited = begun(shop, bound, press)
    if watch is None or any(bound.tree.all("img", "picture")):
        return awaited
    read = watch.trace()
    return lambda: shelf.put(key, awaited(), read)


def _one_behind(documents: Iterable[Awaited]) -> Iterator[Outcome]:
    """What comes of each document, waited for when the next is begun."""
    before: Awaited | None = None
    for awaited in documents:
        if before:
            yield before()
        before = awaited
    if before:
        yield before()


def _without_fonts() -> Iterator[Problem]:
    for family in absent():
        message = said("The font “{family}” of the PDF is not installed.", family=family)
        hint = said("Install the locked libraries again (“make clean site”).")
        yield MISSING_FONT.at(Place("requirements.txt"), message, hint)
