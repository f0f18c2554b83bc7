"""From a report to all its pages, in every language. The last step before any site engine, and the same for all of them.

A page that was printed before is not printed again while its sheet and everything that was read of the report are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bilan.analysis.report_languages import languages
from bilan.cache.dependency_tracking import Snapshot, Tracker, untracked
from bilan.cache.fingerprint import fingerprint
from bilan.cache.lazy_text import InlineText, LazyText, StoredText, store_text, text_key
from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts
from bilan.exports.downloads import Downloads
from bilan.exports.tracked_downloads import snapshot_of, tracked_downloads
from bilan.locales.language import Language
from bilan.model.report import Report
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
    report: Report, site: Site = NOWHERE, offer: Downloads | None = None, store: ResultStore | None = None
) -> Iterator[Page]:
    """Every page that Bilan writes for a site, language by language; `offer` is what they say of the files beside them.

    A page is printed when its text is asked for.
    """
    press = _Press(report, site, offer, store or ResultStore(None))
    for spoken in languages(report):
        formatter = PageFormatter(report, spoken)
        for kind in all_kinds():
            for sheet in kind(formatter):
                yield make_page(sheet, _Unprinted(press, sheet, spoken), spoken, formatter.prefix)


@dataclass(frozen=True)
class _Press:
    """Prints sheets, or finds them printed."""

    report: Report
    site: Site
    offer: Downloads | None
    store: ResultStore

    def text(self, sheet: PageSpec, language: Language) -> LazyText:
        """What one sheet says."""
        key = hash_texts("sheet", self._base, language.tag, fingerprint(sheet)) if self.store.keeps else ""
        return self._found(key) or self._printed(sheet, language, key)

    @cached_property
    def _facts(self) -> Snapshot:
        return Snapshot(self.report, snapshot_of(self.offer))

    @cached_property
    def _base(self) -> str:
        return hash_texts(self.store.toolchain, fingerprint((untracked(self.report), self.site, self.offer is None)))

    def _found(self, key: str) -> LazyText | None:
        kept = self.store.get_json(key)
        if kept is None or not self._facts.holds(kept["read"]) or not self.store.known([text_key(kept["text"])]):
            return None
        return StoredText(kept["text"], self.store)

    def printed(self, sheet: PageSpec, language: Language) -> str:
        """What one sheet says, whatever is kept."""
        return self._rendered(sheet, language, Tracker(self._facts))

    def _printed(self, sheet: PageSpec, language: Language, key: str) -> LazyText:
        watch = Tracker(self._facts)
        text = self._rendered(sheet, language, watch)
        if not self.store.keeps:
            return InlineText(text)
        kept = store_text(text, self.store)
        self.store.put_json(key, {"text": kept.digest, "read": watch.trace()})
        return kept

    def _rendered(self, sheet: PageSpec, language: Language, watch: Tracker) -> str:
        formatter = PageFormatter(watch.report, language, sheet.address, self.site)
        own = {name: watch.year(value) if isinstance(value, Year) else value for name, value in sheet.values.items()}
        values = {"p": formatter, "say": formatter.say, "count": formatter.count, "report": watch.report}
        offer = DownloadDetails(formatter, tracked_downloads(self.offer, watch)) if self.offer else None
        markdown = render_template(sheet.template, title=sheet.title, blocks=Blocks(formatter), offer=offer, **values, **own)
        return link_glossary(str(markdown), formatter)


@dataclass(frozen=True)
class _Unprinted:
    """What a sheet will say, once it is asked for."""

    press: _Press
    sheet: PageSpec
    language: Language

    @cached_property
    def _text(self) -> LazyText:
        return self.press.text(self.sheet, self.language)

    @property
    def digest(self) -> str:
        return self._text.digest

    def read(self) -> str:
        """The text; printed where what was kept of it is broken."""
        try:
            return self._text.read()
        except LookupError:
            return self.press.printed(self.sheet, self.language)
