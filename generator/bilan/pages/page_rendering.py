"""Renders the generated pages of a report, in every language. The result does not depend on the site generator.

A page is taken from the cache if its specification and everything read from the report are unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bilan.analysis.report_languages import languages
from bilan.blocks.block import Block
from bilan.blocks.story_blocks import Stories
from bilan.cache.cache import Cache
from bilan.cache.contents import AbsentError
from bilan.cache.stored_text import TEXT, InlineText, LazyText
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import FileFacts
from bilan.exports.tracked_downloads import FACTS, snapshot_of, tracked_release
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.model.tracked_report import Snapshot, Tracker
from bilan.pages.glossary_links import term_linker
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page import Page, PageInputs, PageSpec, make_page
from bilan.pages.page_kinds import all_kinds
from bilan.pages.story import NO_STORIES
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import NOWHERE, Site

STORIES = "stories"


def generated_pages(
    report: Report,
    site: Site = NOWHERE,
    downloads: Downloads | None = None,
    cache: Cache | None = None,
    stories: Stories = NO_STORIES,
) -> Iterator[Page]:
    """Every generated page, language by language. `downloads` are those of the site, `stories` those of each year.

    A page is rendered only when its text is read.
    """
    renderer = _Renderer(report, site, downloads, cache or Cache(), stories)
    trees = [_PageTree(renderer, spec) for kind in all_kinds() for spec in kind(report)]
    for page_language in languages(report):
        formatter = PageFormatter(report, page_language)
        for tree in trees:
            text = _UnrenderedText(renderer, tree, page_language)
            yield make_page(tree.spec, text, formatter, tree.all_blocks)


@dataclass(frozen=True)
class _Renderer:
    """Renders page specifications, or takes the text from the cache."""

    report: Report
    site: Site
    downloads: Downloads | None
    cache: Cache
    stories: Stories

    def text(self, tree: _PageTree, language: Language) -> LazyText:
        """The text of a page."""
        inputs = tree.spec, self.site, self.downloads is None
        name = "page", language.tag, tree.spec.address
        return self.cache.get(name, inputs, lambda: InlineText(self.render(tree, language)), TEXT, tree.tracker)

    @cached_property
    def snapshot(self) -> Snapshot:
        """What pages may read, with digests."""
        others = {**snapshot_of(self.downloads), STORIES: self.stories}
        return Snapshot(self.report, others, tracks=self.cache.keeps)

    def render(self, tree: _PageTree, language: Language) -> str:
        """The text of a page, rendered without the cache."""
        formatter = PageFormatter(tree.inputs.report, language, tree.spec.address, self.site)
        return MarkdownRenderer(formatter, tree.files, term_linker(formatter), tree.inputs.release).page(tree.blocks)


@dataclass(frozen=True)
class _PageTree:
    """The blocks of a page, made once for all languages, and what was read from the report for them and for their texts."""

    renderer: _Renderer
    spec: PageSpec

    @cached_property
    def tracker(self) -> Tracker:
        """Records what is read for this page, in any language."""
        return self.renderer.snapshot.tracker()

    @cached_property
    def files(self) -> Mapping[str, FileFacts]:
        """The files beside the pages, tracked."""
        return self.tracker.table(FACTS)

    @cached_property
    def inputs(self) -> PageInputs:
        """What the page is made of, tracked."""
        downloads = self.renderer.downloads
        release = tracked_release(downloads.release, self.tracker) if downloads else None
        return PageInputs(self.tracker.report, self.files, release, self.tracker.table(STORIES))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the page."""
        return tuple(self.spec.blocks(self.inputs))

    def all_blocks(self) -> tuple[Block, ...]:
        """The blocks of the page."""
        return self.blocks


@dataclass(frozen=True)
class _UnrenderedText:
    """The text of a page that is rendered when it is read."""

    renderer: _Renderer
    tree: _PageTree
    language: Language

    @cached_property
    def _text(self) -> LazyText:
        return self.renderer.text(self.tree, self.language)

    @property
    def digest(self) -> str:
        return self._text.digest

    def read(self) -> str:
        """The text; rendered again if the cached one is broken."""
        try:
            return self._text.read()
        except AbsentError:
            return self.renderer.render(self.tree, self.language)
