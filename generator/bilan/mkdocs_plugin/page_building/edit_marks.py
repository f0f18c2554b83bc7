"""What the preview adds to a page for its editors: a link from each figure to its line, and marks of drafts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import NamedTuple

from markupsafe import Markup

from bilan.diagnostics.problem import Place
from bilan.edit_form.record_address import RecordAddress
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.year import YearStatus
from bilan.pages.page import Page
from bilan.render.formatter import PageFormatter

# A printed figure, with the link around it if there is one: a link cannot contain another.
_FIGURE = re.compile(r'<(data|span) class="(?:no-)?figure"[^>]* data-figure="([^"]+)">.*?</\1>(?:[^<]*</a>)?')
_YEAR = re.compile(r"/(\d{4})/")

_EDIT = Markup(
    ' <a class="edit-mark" href="{}" data-edit="{}" title="{}:{}">'
    '<span aria-hidden="true">✎</span><span class="sr-only">{}</span></a>'
)
_DRAFT = Markup(' <span class="draft-mark">{}</span>')
_BANNER = Markup('<p class="draft-banner" role="note">{}</p>')


class WrittenFigure(NamedTuple):
    """Where a figure is written, its year and its indicator."""

    place: Place
    year: int
    indicator: str


@dataclass(frozen=True, slots=True)
class EditMarks:
    """Adds marks to the pages of a preview. `opens` returns the address that opens a place in an editor."""

    report: Report
    places: Mapping[str, WrittenFigure]  # as `places` gives them
    today: date
    opens: Callable[[Place], str]

    def add_marks(self, html: str, page: Page) -> str:
        """Return the page with an edit mark after each figure, and with marks of drafts."""
        words = page.language
        marked = _FIGURE.sub(lambda found: found.group() + str(self._mark(found, words)), html)
        banner = self._banner(page, PageFormatter(self.report, words))
        return marked.replace("<h1 ", f"{banner}<h1 ", 1) if banner else marked

    def _mark(self, found: re.Match[str], language: Language) -> Markup:
        written, words = self.places.get(unescape(found.group(2))), language.words
        if written is None:
            return Markup("")
        place, year, indicator = written
        address = _address(place, indicator)
        mark = _EDIT.format(self.opens(place), address, place.file, place.line, words("Edit"))
        hidden = year in self.report.years and not self.report.years[year].figures_public_on(self.today)
        return mark + _DRAFT.format(words("draft")) if hidden else mark

    def _banner(self, page: Page, formatter: PageFormatter) -> Markup:
        """Return a banner that says which parts of a page of a year are not public; empty if all are."""
        found = _YEAR.search(page.address)
        year = self.report.years.get(int(found.group(1))) if found else None
        if found is None or year is None:
            return Markup("")
        press = page.address.startswith("press/", found.end())
        waiting = not press and bool(year.figures or year.rebuttals) and not year.figures_public_on(self.today)
        if waiting and year.about.status is YearStatus.PUBLISHED and year.about.publish_on:
            day = formatter.day(year.about.publish_on)
            return _BANNER.format(formatter.say("The figures and rebuttals are not public before {date}.", date=day))
        if waiting:
            return _BANNER.format(formatter.say("Draft: no public build shows the figures and rebuttals of this year."))
        if not year.press_public and (press or year.articles or year.events):
            return _BANNER.format(formatter.say("Draft: no public build shows the articles and events of this year."))
        return Markup("")


def places(report: Report) -> Mapping[str, WrittenFigure]:
    """Return where each figure and each cell of a breakdown is written. Marks depend on nothing else of a figure."""
    return {one.key: WrittenFigure(one.place, one.year, one.id) for figure in report.figures for one in _with_cells(figure)}


def _with_cells(figure: Figure) -> Iterator[Figure]:
    yield figure
    for breakdown in figure.by.values():
        yield from breakdown.cells.values()


def _address(place: Place, indicator: str) -> RecordAddress:
    """Return the record to edit: the figure, or the indicator whose formula makes it. A table belongs to its figure."""
    folder, _, file = place.file.rpartition("/")
    if file == "indicators.yml":
        return RecordAddress(place.file, "indicators", indicator)
    return RecordAddress(f"{folder}/figures.yml", "figures", indicator)
