"""Builds pages one at a time, by MkDocs or from the cache.

MkDocs converts all pages before it renders the first. We build each page through all its events before the next, unless a
plugin may need several pages at once. A site of any size then needs the memory of one page.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from bilan.cache.cache import Entry
from bilan.cache.contents import AbsentError
from bilan.mkdocs_plugin.mkdocs_contract import (
    anchor_links,
    build_page,
    check_anchor_links,
    page_anchors,
    set_anchor_links,
    set_page_anchors,
)
from bilan.mkdocs_plugin.page_building.built_page_cache import BuiltPage, BuiltPageCache, ShownPage
from bilan.mkdocs_plugin.page_building.hardlinks import HardLinker
from bilan.mkdocs_plugin.page_building.mkdocs_files import PageFile, RequestedFiles
from bilan.mkdocs_plugin.page_building.raw_html_blocks import RawHtmlBlocks
from bilan.mkdocs_plugin.search.search_entries import entries
from bilan.mkdocs_plugin.search.search_index import Index
from bilan.model.tracked_report import Tracker
from bilan.pages.page import Page
from bilan.publish.html_scan import PageScan


class Rendering(NamedTuple):
    """What MkDocs needs besides a page to convert, render and write it."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


@dataclass
class PageBuilder:
    """The pages of one build: their files, their search entries, their scans, and what the cache keeps of them.

    `rendering` is known once the theme is loaded. `rendered` counts the pages built by MkDocs, `written` all pages.
    """

    page_cache: BuiltPageCache
    blocks: RawHtmlBlocks
    linker: HardLinker
    rendering: Rendering | None = None
    files: dict[str, File] = field(default_factory=dict)
    entries: dict[str, list[Index]] = field(default_factory=dict)
    scans: dict[str, PageScan] = field(default_factory=dict)
    rendered: int = 0
    written: int = 0
    _entries: dict[str, tuple[Entry[BuiltPage], Tracker | None]] = field(default_factory=dict)
    _found: dict[str, BuiltPage] = field(default_factory=dict)
    _new: dict[str, BuiltPage] = field(default_factory=dict)
    _shown: dict[str, ShownPage] = field(default_factory=dict)
    _warned: int = 0

    def for_next_rebuild(self, page_cache: BuiltPageCache) -> PageBuilder:
        """Return the builder of the next rebuild, which knows the pages built so far."""
        return replace(self, page_cache=page_cache, rendered=0, written=0, _entries={}, _found={}, _new={})

    def is_current(self, page: Page, own: object, paths: Collection[str]) -> bool:
        """Return whether a built page is up to date. A page with a warning never is, so that it warns again."""
        shown = self._shown.get(page.path)
        return shown is not None and self.page_cache.is_current(page, own, shown, paths)

    def file(self, page: Page, config: MkDocsConfig, own: object, paths: Collection[str]) -> File:
        """Return the file of a page, to be built or from the cache. `own` is the context that only this page has."""
        self.files[page.path] = page_file = self._file(page, config)
        if isinstance(page_file, PageFile):
            tracker = self.page_cache.tracker()
            entry = self.page_cache.entry(page, own, tracker)
            self._entries[page.path] = entry, tracker
            found = entry.load()
            self._shown.pop(page.path, None)
            if found and found.finds(paths):
                self._found[page.path] = found
                self._shown[page.path] = ShownPage(entry.key, entry.trace, found)
                self.entries[page.path] = found.entries
                if found.scan:
                    self.scans[page_file.dest_uri] = found.scan
            page_file.writes = partial(self._write, page_file)
        return page_file

    def _file(self, page: Page, config: MkDocsConfig) -> File:
        if self.page_cache.one_at_a_time:
            return PageFile.of(config, page.path)
        return File.generated(config, page.path, content=page.document, inclusion=InclusionLevel.INCLUDED)

    def _write(self, file: PageFile) -> None:
        found = self._found.get(file.src_uri)
        if found:
            with suppress(AbsentError):
                self.linker(file.dest_uri, self.page_cache.html(found))
                return
        assert self.rendering and file.page
        build_page(file.page, *self.rendering)

    def set_cached_anchors(self) -> None:
        """Tell MkDocs the anchors of cached pages, so that it can check links to them. Call it once the menus are made."""
        for path, output in self._found.items():
            page = self.files[path].page
            if page:
                set_page_anchors(page, output.anchors)

    def before_conversion(self, files: Files, warned: int) -> None:
        """Note that a page is about to be converted, and how many warnings there were so far."""
        self.rendered += 1
        self._warned = warned
        if isinstance(files, RequestedFiles):
            files.lookups = {}

    def after_conversion(self, page: SitePage, html: str, source: Page, files: Files, warned: int) -> None:
        """Note the search entries, anchors and links of a converted page. A page with a warning is not cached."""
        path = page.file.src_uri
        anchors = page_anchors(page) | self.blocks.anchors
        set_page_anchors(page, anchors)
        self.entries[path] = list(entries(page, html, source.title))
        links = {file.src_uri: found for file, found in anchor_links(page).items()}
        lookups = files.lookups if isinstance(files, RequestedFiles) else {}
        if warned == self._warned:
            self._new[path] = BuiltPage("", self.entries[path], sorted(anchors), links, dict(lookups))

    def tracker(self, path: str) -> Tracker | None:
        """Return the tracker of what is read from the report while a page is built."""
        return self._entries[path][1] if path in self._entries else self.page_cache.tracker()

    def after_render(self, page: SitePage, html: str, scan: PageScan | None) -> None:
        """Cache a page as it is written."""
        path = page.file.src_uri
        self.written += 1
        if self.page_cache.one_at_a_time:
            page.content = page.markdown = None  # the theme needs them no more; this frees memory
        if scan and self.page_cache.one_at_a_time:
            self.scans[page.file.dest_uri] = scan
        built = self._new.pop(path, None)
        if built and path in self._entries and self.page_cache.keep:
            entry, _ = self._entries[path]
            stored = entry.store(replace(built, html=html.encode("utf-8", "xmlcharrefreplace"), scan=scan))
            self._shown[path] = ShownPage(entry.key, entry.trace, stored)

    def check_links(self, config: MkDocsConfig) -> None:
        """Check links to anchors, as MkDocs does for pages that it builds itself."""
        for path, file in self.files.items():
            page = file.page if isinstance(file, PageFile) else None
            if page:
                set_anchor_links(page, anchor_links(page) or self._links(path))
                check_anchor_links(page, config)

    def _links(self, path: str) -> dict[File, dict[str, str]]:
        """Return the anchors that a cached page links to, by the file of the page with the anchor."""
        links = self._found[path].links if path in self._found else {}
        return {self.files[to]: found for to, found in links.items() if to in self.files}
