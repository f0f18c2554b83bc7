"""The cache of built pages: a page whose inputs are the same needs no Markdown and no template.

The inputs of a page: its text and title; the settings, the theme and the menu of its language; the page in the other
languages; its edit link; whether the pages it links to exist; in the preview, what its edit marks read of the report.
A site with unknown plugins or hooks is not cached, because they may read anything.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bilan.build_result import BuildResult
from bilan.cache.dependency_tracking import Snapshot, Trace, Tracker, untracked
from bilan.cache.fingerprint import fingerprint
from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts
from bilan.exports.tracked_downloads import snapshot_of
from bilan.locales.language import Language
from bilan.mkdocs_plugin.mkdocs_nav import localized_nav
from bilan.mkdocs_plugin.page_building.edit_marks import places
from bilan.mkdocs_plugin.plugin_settings import known, settings_fingerprint
from bilan.mkdocs_plugin.search.search_index import Index
from bilan.pages.page import Page

PLACES = "places"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A built page: the key of its HTML, its search entries, its anchors, the anchors it links to, the files it looked for,
    and what it read of the report."""

    html: str
    entries: list[Index]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    asked: dict[str, bool]
    read: Trace


class BuiltPageCache:
    """Finds and keeps built pages; neither if there is no report or an unknown plugin.

    `apart` says that pages may be built one at a time, because no plugin needs several at once.
    """

    def __init__(self, store: ResultStore, edition: BuildResult, config: MkDocsConfig, marked: object) -> None:
        """`marked` is what the edit marks of a preview depend on: the day and the folder of the report."""
        self._store, self._edition, report = store, edition, edition.report
        self.apart = report is not None and known(config)
        self.keep = self.apart and store.keeps
        self._facts = Snapshot(report, {**snapshot_of(edition.offer), PLACES: places(report)}) if report else None
        fronts = [page.front for page in edition.pages if page.front]  # a menu may show the front matter of other pages
        made_from = fingerprint((marked, untracked(report), fronts)) if report else ""
        self._base = hash_texts(store.toolchain, settings_fingerprint(config), made_from) if self.keep else ""
        self._menus: dict[Language, str] = {}
        own_menu = report is not None and config.nav != localized_nav(edition, edition.languages[0])
        self._titles = [page.title for page in edition.pages] if own_menu else []  # it may take titles from the pages

    def key(self, page: Page, own: object) -> str:
        """Return the key of a page, empty if nothing is cached. `own` is the context that only this page has."""
        if not self.keep:
            return ""
        told = (page.address, page.language.tag, page.title, page.description, page.front, own)
        return hash_texts("output", self._base, self._menu(page.language), page.text.digest, fingerprint(told))

    def find(self, key: str, paths: Collection[str]) -> BuiltPage | None:
        """Return the page with this key if it is up to date, else None. `paths` are the paths of all pages."""
        if not self.keep:
            return None
        kept: dict[str, Any] | None = self._store.get_json(key)
        if kept is None:
            return None
        output = BuiltPage(**kept)
        return output if self.is_current(output, paths) and self._store.known([output.html]) else None

    @property
    def shared_inputs(self) -> object:
        """What all pages depend on, besides the report."""
        return self._base, [self._menu(language) for language in self._edition.languages]

    def is_current(self, output: BuiltPage, paths: Collection[str]) -> bool:
        """Return whether a page built with the same key is up to date. `paths` are the paths of all pages."""
        held = self._facts is not None and self._facts.holds(output.read)
        return held and all((path in paths) is there for path, there in output.asked.items())

    def html(self, output: BuiltPage) -> bytes | None:
        """Return the HTML of a page that was found, or None if it is no longer in the store."""
        return self._store.get(output.html)

    def watch(self) -> Tracker | None:
        """Return a tracker of what is read of the report while a page is built."""
        return Tracker(self._facts) if self._facts else None

    def put(self, key: str, html: str, output: BuiltPage) -> None:
        """Keep a page."""
        if self.keep:
            data = html.encode("utf-8", "xmlcharrefreplace")
            name = f"html {hash_texts(data)}"
            self._store.put(name, data)
            told = {field.name: getattr(output, field.name) for field in fields(output)}
            self._store.put_json(key, {**told, "html": name})

    def _menu(self, language: Language) -> str:
        if language not in self._menus:
            self._menus[language] = fingerprint((localized_nav(self._edition, language), self._titles))
        return self._menus[language]
