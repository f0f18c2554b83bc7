"""Pages as they were built before, found again while all that they were built from is the same: no Markdown, no template.

What a page is built from: its text and title; the settings, the theme and the menu of its language; the page in the other
languages; where its edit link leads; whether what it links to exists; in the preview, what its marks read of the report.
A site with plugins or hooks that are not known to depend on nothing else keeps nothing.
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
    """A built page: where its HTML is kept, what it is found by, its anchors, those it links to, what it looked for."""

    html: str
    entries: list[Index]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    asked: dict[str, bool]
    read: Trace


class BuiltPageCache:
    """Finds built pages, and keeps them. Nothing where there is no report, or a plugin that is not known.

    Pages may be built `apart`, one after the other, where no plugin could need several at once.
    """

    def __init__(self, store: ResultStore, edition: BuildResult, config: MkDocsConfig, marked: object) -> None:
        """`marked` is what the marks of a preview are made of: the day, and where the report lies."""
        self._store, self._edition, report = store, edition, edition.report
        self.apart = report is not None and known(config)
        self.keep = self.apart and store.keeps
        self._facts = Snapshot(report, {**snapshot_of(edition.offer), PLACES: places(report)}) if report else None
        fronts = [page.front for page in edition.pages if page.front]  # a menu may show what others say of themselves
        made_from = fingerprint((marked, untracked(report), fronts)) if report else ""
        self._base = hash_texts(store.toolchain, settings_fingerprint(config), made_from) if self.keep else ""
        self._menus: dict[Language, str] = {}
        own_menu = report is not None and config.nav != localized_nav(edition, edition.languages[0])
        self._titles = [page.title for page in edition.pages] if own_menu else []  # it may leave titles to the pages

    def key(self, page: Page, own: object) -> str:
        """What a page is kept under, nothing where none is; `own` is what the theme is told of this page alone."""
        if not self.keep:
            return ""
        told = (page.address, page.language.tag, page.title, page.description, page.front, own)
        return hash_texts("output", self._base, self._menu(page.language), page.text.digest, fingerprint(told))

    def find(self, key: str, paths: Collection[str]) -> BuiltPage | None:
        """The page kept under a key, if it is still what would be built; `paths` are the pages there are."""
        if not self.keep:
            return None
        kept: dict[str, Any] | None = self._store.get_json(key)
        if kept is None:
            return None
        output = BuiltPage(**kept)
        return output if self.stands(output, paths) and self._store.known([output.html]) else None

    @property
    def frame(self) -> object:
        """What all pages are built from, beside the report: where it changed, none stands."""
        return self._base, [self._menu(language) for language in self._edition.languages]

    def stands(self, output: BuiltPage, paths: Collection[str]) -> bool:
        """True while what was built is still what would be built under the same key; `paths` are the pages there are."""
        held = self._facts is not None and self._facts.holds(output.read)
        return held and all((path in paths) is there for path, there in output.asked.items())

    def html(self, output: BuiltPage) -> bytes | None:
        """The HTML of a page that was found, None where it has been let go since."""
        return self._store.get(output.html)

    def watch(self) -> Tracker | None:
        """What notes what is read of the report while a page is built."""
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
