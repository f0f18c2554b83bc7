"""Finishes a folder of HTML that another engine built from `bilan render --projects`.

It gets what a build with the plugin has: languages, search, policy, checked links and permalinks, redirects, headers and
checksums, by the same functions.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from bilan.analysis.press_pagination import fetched_years
from bilan.build_result import BuildResult
from bilan.locales.language import Language
from bilan.mkdocs_plugin.mkdocs_problems import settings_source
from bilan.mkdocs_plugin.plugin import BilanPlugin
from bilan.mkdocs_plugin.postprocess import BuiltSite, CheckedSite, check_built_site
from bilan.mkdocs_plugin.search.built_search import BuiltSearch, language_roots
from bilan.publish.page_language import Translation, with_language, with_translations


def checked_site(site: Path, root: Path, result: BuildResult, config: MkDocsConfig, plugin: BilanPlugin) -> CheckedSite:
    """Complete the pages in a folder, and check them; `CheckedSite.complete` then writes the files of the host.

    `root` is the folder of the report, `config` its settings, `plugin` the one among them. Problems: those of
    `check_built_site`.
    """
    config.site_dir = str(site)
    search = BuiltSearch(site, result, language_roots(result.languages))
    if search.is_known:
        search.write(fetched_years(result.report) if result.report else ())
    pages = ForeignPages(site, result, config.site_url or "", search)
    built = BuiltSite.of(config, plugin.config, root, settings_source(root / "mkdocs.yml"), localize=pages.localized)
    return check_built_site(result, built)


@dataclass(frozen=True)
class ForeignPages:
    """The pages of another engine, in the languages of a report. `address` is that of the site, if it is known."""

    site: Path
    result: BuildResult
    address: str
    search: BuiltSearch

    def localized(self, file: str, html: str) -> str:
        """Return a page as one of its language: direction, links to translations, search."""
        language, path = self._language_of(file)
        stated = with_language(html, language.tag, language.direction)
        if self.search.is_known:
            stated = self.search.with_worker(stated)
        return with_translations(stated, tuple(self._translations(file, path)))

    def _language_of(self, file: str) -> tuple[Language, str]:
        """Return the language of a file, and its path in the folder of the language."""
        first, *others = self.result.languages
        for language in others:
            root = self._roots[language.subtag]
            if file.startswith(root):
                return language, file.removeprefix(root)
        return first, file

    def _translations(self, file: str, path: str) -> Iterator[Translation]:
        if not path.endswith("index.html"):
            return  # the page for wrong addresses answers at any address
        for language in self.result.languages:
            other = f"{self._roots[language.subtag]}{path}"
            if (self.site / other).is_file():
                page = other.removesuffix("index.html")
                near = posixpath.relpath(page or ".", posixpath.dirname(file) or ".")
                yield Translation(language.tag, f"{near}/", urljoin(self.address, page) if self.address else "")

    @cached_property
    def _roots(self) -> dict[str, str]:
        return language_roots(self.result.languages)
