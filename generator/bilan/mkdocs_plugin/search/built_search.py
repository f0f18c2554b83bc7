"""The search of a site that another engine built: the entries are read from its pages, and its worker gets ours before it.

For engines that write Material's search index (MkDocs, ProperDocs). Another search stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bilan.build_result import BuildResult
from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.locales.language import Language
from bilan.mkdocs_plugin.search.search_entries import entries_at, without_search_marks
from bilan.mkdocs_plugin.search.search_index import INDEX, Index, split_index
from bilan.mkdocs_plugin.site_assets import WORKER, worker_script
from bilan.pages.page import Page
from bilan.render.page_links import in_ascii

_CONTENT = re.compile(r'<article class="md-content__inner[^"]*"[^>]*>(.*?)</article>\s*</div>', re.DOTALL)
_THEME_WORKER = "workers/search."
_OUR_WORKER = "workers/as-typed.js?"


@dataclass(frozen=True)
class BuiltSearch:
    """The search of the site in a folder; each language has its own index, in its folder (`""`, `ar/`)."""

    site: Path
    result: BuildResult
    roots: dict[str, str]

    @property
    def is_known(self) -> bool:
        """Whether every language has an index in the form of Material."""
        return all((self.site / root / INDEX).is_file() for root in self.roots.values())

    def write(self, fetched: Sequence[int]) -> None:
        """Write the entries of each language, and the worker.

        `fetched` are the years with articles in files of their own.
        """
        docs = [doc for page in self.result.pages for doc in self._entries(page)]
        split_index(self.site, docs, self.roots, fetched, apart=True)
        for root in self.roots.values():
            put_file(self.site / root / WORKER, worker_script().encode())

    def with_worker(self, html: str) -> str:
        """Return a page whose search uses our worker first."""
        return html.replace(_THEME_WORKER, _OUR_WORKER) if _OUR_WORKER not in html else html

    def _entries(self, page: Page) -> Iterator[Index]:
        file = self.site / f"{in_ascii(page.address[1:])}index.html"
        if not file.is_file():
            return
        content = _CONTENT.search(read_or_raise(file, str(file)).decode("utf-8", "surrogateescape"))
        if content:
            yield from entries_at(page.address[1:], without_search_marks(content[1]), page.title)


def language_roots(languages: Sequence[Language]) -> dict[str, str]:
    """Return the folder of each language by subtag; the first is at the root."""
    return {language.subtag: f"{language.subtag}/" if place else "" for place, language in enumerate(languages)}
