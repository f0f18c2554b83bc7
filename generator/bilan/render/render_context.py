"""What is rendered: a report in one language, on one page; and what joins texts in that language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bilan.locales.language import Language
from bilan.model.publication import subtag
from bilan.model.report import Report
from bilan.render.page_links import NOWHERE, Site, localized_path


@dataclass(frozen=True)
class RenderContext:
    """A report in a language, on the page at `address` (from the root of the language); `site` is the site's address."""

    report: Report
    language: Language
    address: str = "/"
    site: Site = NOWHERE

    @cached_property
    def prefix(self) -> str:
        """The prefix of this language's addresses: empty for the default language."""
        return "" if self.language.tag == self.report.publication.languages[0] else self.language.subtag

    def url(self, address: str) -> str:
        """The whole address of a page of this language; from the root of the site if the site's own is not known."""
        return self.site.full(localized_path(self.prefix, address))

    def is_own_language(self, tag: str) -> bool:
        """True for a tag of the language of the page, in any country."""
        return subtag(tag) == self.language.subtag

    def labelled(self, label: str, value: str) -> str:
        """A value after its label: `mars : 12`."""
        return self.language.words("{name}: {figure}").format(name=label, figure=value)

    def listed(self, items: Iterable[str]) -> str:
        """Items with semicolons between them, for items that have commas or colons; in Arabic with `؛`."""
        return self.language.words("{item}; {next}").format(item="", next="").join(items)

    @property
    def comma(self) -> str:
        """The separator of items in a sentence: `، ` in Arabic."""
        return self.language.words("{item}, {next}").format(item="", next="")
