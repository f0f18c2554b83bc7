"""The subject of a page's metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bilan.exports.downloads import Downloads
from bilan.locales.language import Language
from bilan.model.publication import Publication
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path, relative

Thing = dict[str, Any]


@dataclass(frozen=True)
class PageSubject:
    """A page by its address in its language, with the downloads of the site."""

    downloads: Downloads
    language: Language
    address: str

    @property
    def formatter(self) -> PageFormatter:
        """The formatter for the language of the page."""
        return self.downloads.release.formatter(self.language)

    @property
    def publication(self) -> Publication:
        """The report as a publication."""
        return self.downloads.release.report.publication

    def link(self, address: str) -> str:
        """The address of a page or file of the language: absolute, or relative to this page if the site's is not known."""
        return self.located(localized_path(self.formatter.prefix, address))

    def located(self, address: str) -> str:
        """The same for an address from the site's root."""
        release = self.downloads.release
        return (
            release.located(address)
            if release.site
            else relative(address, localized_path(self.formatter.prefix, self.address))
        )

    @property
    def publisher(self) -> Thing:
        """Who publishes the report, as an Organization: the compiler, or else the institution."""
        compiler = self.publication.compiled_by
        if compiler is None:
            return self.institution
        return drop_unknown({"@type": "Organization", "name": self.formatter.plain(compiler.name), "url": compiler.url})

    @property
    def institution(self) -> Thing:
        """The institution as an Organization."""
        institution = self.publication.institution
        return drop_unknown(
            {
                "@type": "Organization",
                "name": self.formatter.plain(institution.name),
                "alternateName": institution.short_name,
                "url": institution.url,
            }
        )


def drop_unknown(thing: Thing) -> Thing:
    """A thing without empty values."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
