"""What the preview adds to a page for those who write it: a link from each figure to its line, and what is a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.language.language import Language
from generator.markdown.printer import Printer
from generator.model.report import Report
from generator.model.year import Year
from generator.pages.sheet import Page
from generator.problems import Place

# A printed figure, up to the end of the link it stands in: a link may hold no other.
_FIGURE = re.compile(r'<(data|span) class="(?:no-)?figure"[^>]* data-figure="(\d+)/([a-z0-9_]+)">.*?</\1>(?:[^<]*</a>)?')
_YEAR = re.compile(r"/(\d{4})/")

_EDIT = Markup(
    ' <a class="edit-mark" href="{}" title="{}:{}"><span aria-hidden="true">✎</span><span class="sr-only">{}</span></a>'
)
_DRAFT = Markup(' <span class="draft-mark">{}</span>')
_BANNER = Markup('<p class="draft-banner" role="note">{}</p>')


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks the pages of a preview; `opens` gives the address that opens a place in an editor."""

    report: Report
    places: Mapping[str, Place]  # of figures, as `places` gives them
    today: date
    opens: Callable[[Place], str]

    def marked(self, html: str, page: Page) -> str:
        """The page with an edit mark after each figure, and drafts marked as such."""
        words = page.language
        marked = _FIGURE.sub(lambda found: found.group() + str(self._beside(found, words)), html)
        year = self._own_year(page)
        if year is None or year.public_on(self.today):
            return marked
        return marked.replace("<h1 ", f"{self._banner(year, Printer(self.report, words))}<h1 ", 1)

    def _beside(self, found: re.Match[str], language: Language) -> Markup:
        place, words = self.places.get(f"{found.group(2)}/{found.group(3)}"), language.words
        if place is None:
            return Markup("")
        mark = _EDIT.format(self.opens(place), place.file, place.line, words("Edit"))
        hidden = not self.report.years[int(found.group(2))].public_on(self.today)
        return mark + _DRAFT.format(words("draft")) if hidden else mark

    def _own_year(self, page: Page) -> Year | None:
        found = _YEAR.search(page.address)
        return self.report.years.get(int(found.group(1))) if found else None

    def _banner(self, year: Year, printer: Printer) -> Markup:
        if year.about.publish_on and year.about.status != "draft":
            return _BANNER.format(printer.say("Not public before {date}.", date=printer.day(year.about.publish_on)))
        return _BANNER.format(printer.say("Draft: this year is in no public build."))


def places(report: Report) -> Mapping[str, Place]:
    """Where each figure is written; marks tell no more of it."""
    return {f"{figure.year}/{figure.id}": figure.place for figure in report.figures}
