"""Finishes a folder of HTML that another engine built from `bilan render --projects`.

It gets what a build with the plugin has: languages, search, policy, checked links and permalinks, redirects, headers and
checksums, by the same functions.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from bilan.analysis.press_pagination import fetched_years
from bilan.build_result import BuildResult, build_everything
from bilan.cache.cache import open_cache
from bilan.diagnostics.problem import errors
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.atomic_swap import discard_staging, stage_copy, swap_in
from bilan.mkdocs_plugin.configuration import SETTINGS, configuration
from bilan.mkdocs_plugin.dry_run import find_plugin, missing_plugin
from bilan.mkdocs_plugin.mkdocs_problems import settings_source
from bilan.mkdocs_plugin.plugin import BilanPlugin
from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents
from bilan.mkdocs_plugin.postprocess import BuiltSite, CheckedSite, check_built_site
from bilan.mkdocs_plugin.published import rules_of
from bilan.mkdocs_plugin.search.built_search import BuiltSearch, language_roots
from bilan.publish.page_language import Translation, with_language, with_translations
from bilan.terminal.problem_output import print_problems, report_problems
from bilan.terminal.progress import show_progress


def finish(site: Path, root: Path, today: date) -> bool:
    """Complete the site in a folder, in one step, or leave it as it is; return whether it is complete.

    `root` is the folder of the report. Problems are printed: those of the settings, of the report and of `checked_site`.
    """
    settings = settings_source(root / SETTINGS)
    config = configuration(root, settings)
    plugin = find_plugin(config) if isinstance(config, MkDocsConfig) else None
    if not isinstance(config, MkDocsConfig) or plugin is None:
        found = (missing_plugin(settings),) if isinstance(config, MkDocsConfig) else config
        print_problems(found, {settings.file: settings})
        return False
    result = _report(root, config.site_url or "", today)
    if not report_problems(result, "text"):
        return False
    half = stage_copy(site)
    checked = checked_site(half, root, result, config, plugin)
    if checked.problems:
        print_problems(checked.problems, {**checked.sources, settings.file: settings})
    if errors(checked.problems):
        discard_staging(site)
        return False
    checked.complete()
    swap_in(half, site)
    return True


def _report(root: Path, address: str, today: date) -> BuildResult:
    """Return the report with its pages and files."""
    markdown, rules = markdown_of_documents(root), rules_of(root)
    with show_progress(translatable("Making pages and files…")), open_cache(root) as cache:
        return build_everything(root, today, address, cache=cache, pdf=markdown is not None, markdown=markdown, rules=rules)


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
    built = BuiltSite.of(config, plugin.config, root, settings_source(root / SETTINGS), localize=pages.localized)
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
