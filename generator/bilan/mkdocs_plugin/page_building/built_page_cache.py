"""The cache of built pages: a page whose inputs are the same needs no Markdown and no template.

The inputs of a page: its text and title; the settings, the theme and the menu of its language; the page in the other
languages; its edit link; whether the pages it links to exist; in the preview, what its edit marks read of the report.
A site with unknown plugins or hooks is not cached, because they may read anything.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from bilan.build_result import BuildResult
from bilan.cache.cache import Cache, Entry, Trace
from bilan.cache.codec import Codec
from bilan.cache.contents import Contents
from bilan.cache.fingerprint import fingerprint
from bilan.cache.text_hash import hash_texts
from bilan.exports.tracked_downloads import snapshot_of
from bilan.locales.language import Language
from bilan.mkdocs_plugin.mkdocs_nav import localized_nav
from bilan.mkdocs_plugin.page_building.edit_marks import places
from bilan.mkdocs_plugin.plugin_settings import only_known_code, settings_fingerprint
from bilan.mkdocs_plugin.search.search_index import Index
from bilan.model.tracked_report import Snapshot, Tracker
from bilan.pages.page import Page
from bilan.publish.html_scan import PageScan, dump_scan, load_scan

PLACES = "places"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A built page: its HTML, or the digest of its HTML in the cache; its search entries, its anchors, the anchors it links
    to, the files it looked for, and its scan (None in a preview, where pages have no policy)."""

    html: bytes | str
    entries: list[Index]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    lookups: dict[str, bool]
    scan: PageScan | None = None

    def finds(self, paths: Collection[str]) -> bool:
        """Return whether it would find the same files among these."""
        return all((path in paths) is there for path, there in self.lookups.items())


class ShownPage(NamedTuple):
    """A page in the site of a preview, with the key and the trace of its entry in the cache."""

    key: bytes
    trace: Trace
    page: BuiltPage


def _dump(page: BuiltPage, contents: Contents) -> dict[str, Any]:
    html = page.html if isinstance(page.html, bytes) else page.html.encode()
    digest = hash_texts(html)
    contents.put(digest, lambda: html)
    scan = dump_scan(page.scan) if page.scan else None
    return {
        "html": digest,
        "entries": page.entries,
        "anchors": page.anchors,
        "links": page.links,
        "lookups": page.lookups,
        "scan": scan,
    }


def _load(record: dict[str, Any], contents: Contents) -> BuiltPage:
    contents.check(record["html"])
    return BuiltPage(**{**record, "scan": load_scan(record["scan"]) if record["scan"] else None})


BUILT_PAGE: Codec[BuiltPage] = Codec(_dump, _load)


class BuiltPageCache:
    """Finds and keeps built pages; neither if there is no report or an unknown plugin.

    `one_at_a_time` says that pages may be built separately, because no plugin needs several at once.
    """

    def __init__(self, cache: Cache, result: BuildResult, config: MkDocsConfig, marked: object) -> None:
        """`marked` is what the edit marks of a preview depend on: the day and the folder of the report."""
        report = result.report
        self.one_at_a_time = report is not None and only_known_code(config)
        self._cache = cache if self.one_at_a_time else Cache()
        self.keep = self._cache.keeps
        self._result = result
        tables = {**snapshot_of(result.downloads), PLACES: places(report)} if report else {}
        self._snapshot = Snapshot(report, tables, tracks=self.keep) if report else None
        fronts = [page.front for page in result.pages if page.front]  # a menu may show the front matter of other pages
        base = self._snapshot.base if self._snapshot else ""
        self._base = fingerprint((settings_fingerprint(config), base, marked, fronts)) if self.keep else ""
        self._menus: dict[Language, str] = {}
        own_menu = report is not None and config.nav != localized_nav(result, result.languages[0])
        self._titles = [page.title for page in result.pages] if own_menu else []  # it may take titles from the pages

    def entry(self, page: Page, own: object, tracker: Tracker | None = None) -> Entry[BuiltPage]:
        """Return the place of a page in the cache. `own` is the context that only this page has."""
        page_inputs = page.address, page.language.tag, page.title, page.description, page.front, own, page.text.digest
        inputs = (self._base, self._menu(page.language), page_inputs) if self.keep else ()
        return self._cache.entry(("built page", page.path), inputs, BUILT_PAGE, tracker)

    @property
    def shared_inputs(self) -> object:
        """What all pages depend on, besides the report."""
        return self._base, [self._menu(language) for language in self._result.languages]

    def is_current(self, page: Page, own: object, shown: ShownPage, paths: Collection[str]) -> bool:
        """Return whether the site shows a page as it would be built now. `paths` are the paths of all pages."""
        same = self._snapshot is not None and self.entry(page, own, self.tracker()).key == shown.key
        return same and self._snapshot is not None and self._snapshot.holds(shown.trace) and shown.page.finds(paths)

    def html(self, page: BuiltPage) -> bytes:
        """Return the HTML of a page that was found. Raises `AbsentError`."""
        return self._cache.contents.read(str(page.html))

    def tracker(self) -> Tracker | None:
        """Return a tracker of what is read from the report while a page is built."""
        return self._snapshot.tracker() if self._snapshot else None

    def _menu(self, language: Language) -> str:
        if language not in self._menus:
            self._menus[language] = fingerprint((localized_nav(self._result, language), self._titles))
        return self._menus[language]
