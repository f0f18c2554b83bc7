"""From a report to all its pages, in every language. The last step before any site engine, and the same for all of them.

A page that was printed before is not printed again while its sheet and everything that was read of the report are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.derive.languages import languages
from generator.exports.offer import Offer
from generator.exports.watched import facts_of, watched
from generator.keeping.digest import digest
from generator.keeping.store import Store
from generator.keeping.text import Kept, Text, Written, keep, text_key
from generator.keeping.text_digest import text_digest
from generator.keeping.watching import Facts, Watch, untold
from generator.language.language import Language
from generator.markdown.addresses import NOWHERE, Site
from generator.markdown.environment import rendered
from generator.markdown.printer import Printer
from generator.model.report import Report
from generator.model.year import Year
from generator.pages.blocks import Blocks
from generator.pages.glossing import glossed
from generator.pages.kinds import all_kinds
from generator.pages.offering import Offering
from generator.pages.sheet import Page, Sheet, page


def generated_pages(
    report: Report, site: Site = NOWHERE, offer: Offer | None = None, store: Store | None = None
) -> Iterator[Page]:
    """Every page that Bilan writes for a site, language by language; `offer` is what they say of the files beside them.

    A page is printed when its text is asked for.
    """
    press = _Press(report, site, offer, store or Store(None))
    for spoken in languages(report):
        printer = Printer(report, spoken)
        for kind in all_kinds():
            for sheet in kind(printer):
                yield page(sheet, _Unprinted(press, sheet, spoken), spoken, printer.prefix)


@dataclass(frozen=True)
class _Press:
    """Prints sheets, or finds them printed."""

    report: Report
    site: Site
    offer: Offer | None
    store: Store

    def text(self, sheet: Sheet, language: Language) -> Text:
        """What one sheet says."""
        key = text_digest("sheet", self._base, language.tag, digest(sheet)) if self.store.keeps else ""
        return self._found(key) or self._printed(sheet, language, key)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.report, facts_of(self.offer))

    @cached_property
    def _base(self) -> str:
        return text_digest(self.store.made_with, digest((untold(self.report), self.site, self.offer is None)))

    def _found(self, key: str) -> Text | None:
        kept = self.store.get_json(key)
        if kept is None or not self._facts.holds(kept["read"]) or not self.store.known([text_key(kept["text"])]):
            return None
        return Kept(kept["text"], self.store)

    def printed(self, sheet: Sheet, language: Language) -> str:
        """What one sheet says, whatever is kept."""
        return self._rendered(sheet, language, Watch(self._facts))

    def _printed(self, sheet: Sheet, language: Language, key: str) -> Text:
        watch = Watch(self._facts)
        text = self._rendered(sheet, language, watch)
        if not self.store.keeps:
            return Written(text)
        kept = keep(text, self.store)
        self.store.put_json(key, {"text": kept.digest, "read": watch.trace()})
        return kept

    def _rendered(self, sheet: Sheet, language: Language, watch: Watch) -> str:
        printer = Printer(watch.report, language, sheet.address, self.site)
        own = {name: watch.year(value) if isinstance(value, Year) else value for name, value in sheet.values.items()}
        values = {"p": printer, "say": printer.say, "count": printer.count, "report": watch.report}
        offer = Offering(printer, watched(self.offer, watch)) if self.offer else None
        markdown = rendered(sheet.template, title=sheet.title, blocks=Blocks(printer), offer=offer, **values, **own)
        return glossed(str(markdown), printer)


@dataclass(frozen=True)
class _Unprinted:
    """What a sheet will say, once it is asked for."""

    press: _Press
    sheet: Sheet
    language: Language

    @cached_property
    def _text(self) -> Text:
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
