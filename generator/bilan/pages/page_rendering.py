"""Renders the generated pages of a report, in every language. The result does not depend on the site generator.

A page is taken from the cache if its specification and everything read from the report are unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bilan.analysis.report_languages import languages
from bilan.cache.cache import Cache
from bilan.cache.contents import AbsentError
from bilan.cache.stored_text import TEXT, InlineText, LazyText
from bilan.exports.downloads import Downloads
from bilan.exports.tracked_downloads import snapshot_of, tracked_downloads
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.model.tracked_report import Snapshot, Tracker
from bilan.model.year import Year
from bilan.pages.download_details import DownloadDetails
from bilan.pages.glossary_links import link_glossary
from bilan.pages.page import Page, PageSpec, make_page
from bilan.pages.page_blocks import Blocks
from bilan.pages.page_kinds import all_kinds
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template
from bilan.render.page_links import NOWHERE, Site


def generated_pages(
    report: Report, site: Site = NOWHERE, offer: Downloads | None = None, cache: Cache | None = None
) -> Iterator[Page]:
    """Every generated page, language by language; `offer` are the downloads of the site.

    A page is rendered only when its text is read.
    """
    renderer = _Renderer(report, site, offer, cache or Cache())
    for page_language in languages(report):
        formatter = PageFormatter(report, page_language)
        for kind in all_kinds():
            for spec in kind(formatter):
                yield make_page(spec, _UnrenderedText(renderer, spec, page_language), page_language, formatter.prefix)


@dataclass(frozen=True)
class _Renderer:
    """Renders page specifications, or takes the text from the cache."""

    report: Report
    site: Site
    offer: Downloads | None
    cache: Cache

    def text(self, spec: PageSpec, language: Language) -> LazyText:
        """The text of a page."""
        tracker = self._snapshot.tracker()
        inputs = spec, self.site, self.offer is None
        name = "page", language.tag, spec.address
        return self.cache.get(name, inputs, lambda: InlineText(self._render(spec, language, tracker)), TEXT, tracker)

    @cached_property
    def _snapshot(self) -> Snapshot:
        return Snapshot(self.report, snapshot_of(self.offer), tracks=self.cache.keeps)

    def render(self, spec: PageSpec, language: Language) -> str:
        """The text of a page, rendered without the cache."""
        return self._render(spec, language, self._snapshot.tracker())

    def _render(self, spec: PageSpec, language: Language, tracker: Tracker) -> str:
        formatter = PageFormatter(tracker.report, language, spec.address, self.site)
        tracked_values = {
            name: tracker.year(value) if isinstance(value, Year) else value for name, value in spec.values.items()
        }
        values = {"p": formatter, "say": formatter.say, "count": formatter.count, "report": tracker.report}
        offer = DownloadDetails(formatter, tracked_downloads(self.offer, tracker)) if self.offer else None
        markdown = render_template(
            spec.template, title=spec.title, blocks=Blocks(formatter), offer=offer, **values, **tracked_values
        )
        return link_glossary(str(markdown), formatter)


@dataclass(frozen=True)
class _UnrenderedText:
    """The text of a page that is rendered when it is read."""

    renderer: _Renderer
    spec: PageSpec
    language: Language

    @cached_property
    def _text(self) -> LazyText:
        return self.renderer.text(self.spec, self.language)

    @property
    def digest(self) -> str:
        return self._text.digest

    def read(self) -> str:
        """The text; rendered again if the cached one is broken."""
        try:
            return self._text.read()
        except AbsentError:
            return self.renderer.render(self.spec, self.language)
