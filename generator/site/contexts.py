"""What the theme is told of each page alone: where it is in other languages, its edit link, what machines read of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.edition import Edition
from generator.metadata.about import Subject
from generator.metadata.head import Metadata, metadata
from generator.pages.sheet import Page
from generator.site.edit_links import edit_link
from generator.site.settings import BilanConfig
from generator.site.tongues import Alternate, alternates


@dataclass(frozen=True, slots=True)
class Context:
    """What the theme is told of one page alone."""

    alternates: tuple[Alternate, ...]
    edit_url: str | None
    metadata: Metadata | None


class Contexts:
    """The contexts of the pages of an edition, each made when it is asked for; `serving` leads to an editor."""

    def __init__(self, edition: Edition, root: Path, config: MkDocsConfig, settings: BilanConfig, *, serving: bool) -> None:
        self._edition, self._root, self._config, self._settings, self._serving = edition, root, config, settings, serving
        self._pages = {page.path: page for page in edition.pages}
        self._addresses = {page.address for page in edition.pages}
        self._made: dict[str, Context] = {}

    def __getitem__(self, path: str) -> Context:
        """The context of the page at a path."""
        if path not in self._made:
            self._made[path] = self._context(self._pages[path])
        return self._made[path]

    def _context(self, page: Page) -> Context:
        link = edit_link(page.place, self._root, self._config, self._settings.edit_link, self._serving)
        return Context(self.alternates(page.within), link, self._metadata(page))

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """The page at an address, without its language, in each language."""
        return alternates(self._edition.languages, self._addresses, address, self._config)

    def same(self, path: str) -> tuple[Alternate, ...]:
        """The page at a path in the languages that it is given in."""
        return tuple(other for other in self[path].alternates if other.same)

    def _metadata(self, page: Page) -> Metadata | None:
        if self._edition.offer is None:
            return None
        subject = Subject(self._edition.offer, page.language, page.within)
        return metadata(subject, page.title, page.description, claim_reviews=self._settings.claim_reviews)
