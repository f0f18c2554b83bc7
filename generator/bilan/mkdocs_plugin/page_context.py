"""The template context that each page has of its own: its translations, its edit link and its metadata."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bilan.build_result import BuildResult
from bilan.metadata.head_metadata import Metadata, metadata
from bilan.metadata.page_subject import PageSubject
from bilan.mkdocs_plugin.edit_links import edit_link
from bilan.mkdocs_plugin.localized_site import Alternate, alternates
from bilan.mkdocs_plugin.plugin_settings import BilanConfig
from bilan.pages.breadcrumb import Crumb, breadcrumb
from bilan.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageContext:
    """The template context of one page."""

    alternates: tuple[Alternate, ...]
    edit_url: str | None
    metadata: Metadata | None
    breadcrumb: tuple[Crumb, ...]


class PageContexts:
    """The contexts of all pages, by path, each made when needed. With `serving`, edit links open an editor."""

    def __init__(
        self, result: BuildResult, root: Path, config: MkDocsConfig, settings: BilanConfig, *, serving: bool
    ) -> None:
        self._edition, self._root, self._config, self._settings, self._serving = result, root, config, settings, serving
        self._pages = {page.path: page for page in result.pages}
        self._by_address = {page.address: page for page in result.pages}
        self._made: dict[str, PageContext] = {}

    def __getitem__(self, path: str) -> PageContext:
        """Return the context of the page at a path."""
        if path not in self._made:
            self._made[path] = self._context(self._pages[path])
        return self._made[path]

    def _context(self, page: Page) -> PageContext:
        link = edit_link(page.place, self._root, self._config, self._settings.edit_link, self._serving)
        return PageContext(self.alternates(page.within), link, self._metadata(page), breadcrumb(page, self._by_address))

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """Return the page at an address (without its language) in each language."""
        return alternates(self._edition.languages, self._by_address, address, self._config)

    def same(self, path: str) -> tuple[Alternate, ...]:
        """Return the page at a path in each language that has it."""
        return tuple(other for other in self[path].alternates if other.same)

    def _metadata(self, page: Page) -> Metadata | None:
        if self._edition.downloads is None:
            return None
        subject = PageSubject(self._edition.downloads, page.language, page.within)
        return metadata(subject, page.title, page.description, claim_reviews=self._settings.claim_reviews)
