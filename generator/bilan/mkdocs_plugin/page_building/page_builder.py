"""One page after the other, from Markdown to HTML by MkDocs, or from what was kept: how many were rendered is counted.

MkDocs converts all pages before it renders the first. Ours are written one at a time, each through the same events, where
no plugin is known to need the others: a site of any size then takes the memory of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

from bilan.cache.dependency_tracking import Tracker
from bilan.mkdocs_plugin.mkdocs_contract import (
    anchor_links,
    check_anchor_links,
    page_anchors,
    set_anchor_links,
    set_page_anchors,
)
from bilan.mkdocs_plugin.page_building.built_page_cache import BuiltPage, BuiltPageCache
from bilan.mkdocs_plugin.page_building.hardlinks import HardLinker
from bilan.mkdocs_plugin.page_building.mkdocs_files import PageFile, RequestedFiles
from bilan.mkdocs_plugin.page_building.raw_html_blocks import RawHtmlBlocks
from bilan.mkdocs_plugin.search.search_entries import entries
from bilan.mkdocs_plugin.search.search_index import Index
from bilan.pages.page import Page

Marking = Callable[[Tracker, str, str], str]  # what is read of the report, HTML and the path of the page
Rendering = Callable[[SitePage], None]


@dataclass
class PageBuilder:
    """The pages of one build: their files, what they are found by, and what is to be kept of them.

    `render` has MkDocs convert, render and write a page.
    """

    outputs: BuiltPageCache
    blocks: RawHtmlBlocks
    place: HardLinker
    render: Rendering | None = None
    files: dict[str, File] = field(default_factory=dict)
    entries: dict[str, list[Index]] = field(default_factory=dict)
    rendered: int = 0
    written: int = 0
    _keys: dict[str, str] = field(default_factory=dict)
    _found: dict[str, BuiltPage] = field(default_factory=dict)
    _new: dict[str, BuiltPage] = field(default_factory=dict)
    _standing: dict[str, BuiltPage] = field(default_factory=dict)
    _warned: int = 0

    def again(self, outputs: BuiltPageCache) -> PageBuilder:
        """The builder of what changed since, which knows what stands."""
        return replace(self, outputs=outputs, rendered=0, written=0, _found={}, _new={})

    def stands(self, page: Page, own: object, paths: Collection[str]) -> bool:
        """True where a page would be built as it was; never of one that MkDocs warned about, which is to warn again."""
        built = self._standing.get(page.path)
        same = built is not None and self.outputs.key(page, own) == self._keys[page.path]
        return same and built is not None and self.outputs.stands(built, paths)

    def file(self, page: Page, config: MkDocsConfig, own: object, paths: Collection[str]) -> File:
        """The file of a page: to be rendered, or as it is kept; `own` is what the theme is told of this page alone."""
        self.files[page.path] = made = self._file(page, config)
        if isinstance(made, PageFile):
            self._keys[page.path] = self.outputs.key(page, own)
            found = self.outputs.find(self._keys[page.path], paths)
            self._standing.pop(page.path, None)
            if found:
                self._found[page.path] = self._standing[page.path] = found
                self.entries[page.path] = found.entries
            made.writes = partial(self._writes, made)
        return made

    def _file(self, page: Page, config: MkDocsConfig) -> File:
        if self.outputs.apart:
            return PageFile.of(config, page.path)
        return File.generated(config, page.path, content=page.document, inclusion=InclusionLevel.INCLUDED)

    def _writes(self, file: PageFile) -> None:
        found = self._found.get(file.src_uri)
        html = self.outputs.html(found) if found else None
        if html is None:
            assert self.render and file.page
            self.render(file.page)
        else:
            self.place(file.dest_uri, html)

    def knows(self) -> None:
        """The pages are made: links to the anchors of those that are kept can be checked."""
        for path, output in self._found.items():
            page = self.files[path].page
            if page:
                set_page_anchors(page, output.anchors)

    def begins(self, files: Files, warned: int) -> None:
        """A page is about to be converted, after so many warnings."""
        self.rendered += 1
        self._warned = warned
        if isinstance(files, RequestedFiles):
            files.asked = {}

    def converted(self, page: SitePage, html: str, source: Page, files: Files, warned: int) -> None:
        """A page was converted. One that MkDocs warned about is not kept, so that it warns again."""
        path = page.file.src_uri
        anchors = page_anchors(page) | self.blocks.anchors
        set_page_anchors(page, anchors)
        self.entries[path] = list(entries(page, html, source.title))
        links = {file.src_uri: found for file, found in anchor_links(page).items()}
        asked = files.asked if isinstance(files, RequestedFiles) else {}
        if warned == self._warned:
            self._new[path] = BuiltPage("", self.entries[path], sorted(anchors), links, dict(asked), {})

    def built(self, page: SitePage, html: str, marking: Marking | None) -> str:
        """A page as it is written: marked, in a preview, with what its marks read of the report."""
        path = page.file.src_uri
        self.written += 1
        watch = self.outputs.watch()
        marked = marking(watch, html, path) if marking and watch else html
        if self.outputs.apart:
            page.content = page.markdown = None  # the theme is done with them, and they are many
        if path in self._new and path in self._keys:
            kept = self._new.pop(path)
            read = watch.trace() if watch else {}
            output = BuiltPage("", kept.entries, kept.anchors, kept.links, kept.asked, read)
            self.outputs.put(self._keys[path], marked, output)
            self._standing[path] = output
        return marked

    def validates(self, config: MkDocsConfig) -> None:
        """Check the anchors that pages link to, as MkDocs does for those that it builds itself."""
        for path in self._keys:
            page = self.files[path].page
            if page:
                set_anchor_links(page, anchor_links(page) or self._links(path))
                check_anchor_links(page, config)

    def _links(self, path: str) -> dict[File, dict[str, str]]:
        """The anchors that a kept page links to, by the file of their page."""
        links = self._found[path].links if path in self._found else {}
        return {self.files[to]: found for to, found in links.items() if to in self.files}
