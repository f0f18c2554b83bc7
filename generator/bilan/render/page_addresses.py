"""The addresses of a page's links: relative to the page, escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from bilan.diagnostics.problem import Place
from bilan.render.document_text import DocumentText
from bilan.render.escape import escape_address as encode_address
from bilan.render.escape import escape_anchor, escape_markdown, fill_template
from bilan.render.page_links import localized_path, relative


@dataclass(frozen=True)
class PageAddresses(DocumentText):
    """Relative addresses of pages and files, for links on the page at `address`."""

    def to(self, address: str) -> Markup:
        """The relative address of a page of this language."""
        return encode_address(relative(localized_path(self.prefix, address), self._page))

    @cached_property
    def _page(self) -> str:
        return localized_path(self.prefix, self.address)

    def file(self, path: str) -> Markup:
        """The relative address of a file, from its path in the site."""
        return encode_address(relative(f"/{path}", self._page))

    def page(self, address: str) -> Markup:
        """The relative address of a page's Markdown file, for a Markdown link; an anchor of the same page is unchanged."""
        if address.startswith("#"):
            return encode_address(address)
        target = localized_path(self.prefix, address).rstrip("/") + "/index.md"
        return encode_address(relative(target, self._page))

    def anchor(self, name: str) -> Markup:
        """An identifier as the id of a heading."""
        return escape_anchor(name)

    def line(self, place: Place) -> Markup:
        """A place in the data (`file:line`), as a link if the site has an address for it."""
        line = fill_template('<span class="line" dir="ltr">{}</span>', escape_markdown(f"{place.file}:{place.line}"))
        link = self.site.line(place)
        return fill_template('<a href="{}" rel="external">{}</a>', encode_address(link), line) if link else line
