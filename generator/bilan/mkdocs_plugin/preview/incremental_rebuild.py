"""Builds a save into the current site: first the pages that the browser shows, then all else that changed.

A full rebuild is needed if more than texts and files changed: the list of pages, the menu, the settings, the theme or the
day. All is built beside the site and moved in file by file, so that no staging-made file is served.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from bilan.build_date import build_date
from bilan.build_result import BuildResult
from bilan.cache.cache import FOLDER
from bilan.filesystem.atomic_write import make_folder, put_file, remove_file
from bilan.mkdocs_plugin.atomic_swap import begin_staging, staging_path
from bilan.mkdocs_plugin.plugin_build import Build
from bilan.mkdocs_plugin.preview.preview_session import PreviewSession
from bilan.mkdocs_plugin.preview.served_site import ServedSite, move_in
from bilan.mkdocs_plugin.report_builder import ReportBuilder
from bilan.mkdocs_plugin.search.search_index import INDEX
from bilan.pages.page import Page
from bilan.render.jinja_environment import UnprintableTemplateError


class FullRebuildNeededError(Exception):
    """More than texts and files changed: a full rebuild is needed."""


@dataclass
class IncrementalRebuild:
    """The steps of a rebuild after a save that follows a full build of a preview; `SaveHandler` calls them in turn."""

    build: Build
    preview: PreviewSession
    is_latest: bool = True  # no other full build has begun since
    _changes: int = 0
    _indexed: int = 0

    def listening(self) -> AbstractContextManager[None]:
        """Collect the warnings of MkDocs during a `with` block."""
        return self.build.warnings.listening()

    def read(self) -> BuildResult:
        """Return the report as it is on disk now, without pages; `Abort` if it has errors, and the site stays as it is."""
        if build_date() != self._builder.today:
            raise FullRebuildNeededError
        return self._builder.publishable(self._builder.read(self._served_site.config), self._served_site.config)

    def build_first_pages(self, read: BuildResult, first: Collection[str]) -> int:
        """Build these pages before all others, with the files of the last build; return how many were rendered."""
        with suppress(UnprintableTemplateError):  # reported when all pages are rendered
            return self._build_first_pages(read, first)
        return 0

    def add_pages_and_files(self, read: BuildResult, superseded: Callable[[], bool]) -> BuildResult:
        """Return the report with all files and pages; raises `SupersededError` once `superseded` returns True."""
        with self.preview.begin_cache(self._builder.root / FOLDER).unless(superseded):
            whole = self._builder.with_pages(self._builder.with_files(read))
            return self._builder.publishable(whole, self._served_site.config)

    @property
    def _builder(self) -> ReportBuilder:
        return self.build.report_builder

    @property
    def _served_site(self) -> ServedSite:
        return self.build.served_site

    def _build_first_pages(self, read: BuildResult, first: Collection[str]) -> int:
        """Build the first pages, with the files of the last build; return how many were rendered."""
        build = self.build
        if read.report is None:
            raise FullRebuildNeededError
        result = self._builder.with_lazy_pages(read, build.result.files)
        staging = self._begin_report(result)
        self._pages([page for page in result.pages if page.path in first])
        move_in(staging, build.site)
        return build.builder.rendered

    def build_rest(self, result: BuildResult, rendered: int) -> Collection[str]:
        """Build the rest, after `rendered` pages, and return its paths."""
        before = self.build.result.files
        staging = self._begin_report(result)
        self.preview.messages.clear_pages()
        removed = self._served_site.update_downloads(result.files, before)
        built = self._pages(result.pages)
        self.build.builder.check_links(self._served_site.config)
        self.preview.finish_build(staging, len(result.pages), rendered + self.build.builder.rendered)
        move_in(staging, self.build.site)
        for path in removed:
            remove_file(self.build.site / path)
        self._builder.cache.save()
        return built

    def _begin_report(self, result: BuildResult) -> Path:
        """Make this the report that is built, and return the folder to build in.

        Raises `FullRebuildNeededError` if something changed that all pages depend on.
        """
        build = self.build
        before = self._frame(build.result), build.builder.page_cache.shared_inputs
        build.set_report(result, self._served_site.config)
        build.builder = build.builder.for_next_rebuild(build.page_cache(self._served_site.config))
        if before != (self._frame(result), build.builder.page_cache.shared_inputs):
            raise FullRebuildNeededError
        staging = begin_staging(build.site)
        make_folder(staging)
        return staging

    def _frame(self, result: BuildResult) -> object:
        return [(page.path, page.language, page.front) for page in result.pages]

    def _pages(self, pages: Collection[Page]) -> Collection[str]:
        build, config, paths = self.build, self._served_site.config, self._served_site.files.src_uris
        changed = [page for page in pages if not build.builder.is_current(page, build.contexts[page.path], paths)]
        files = [build.builder.file(page, config, build.contexts[page.path], paths) for page in changed]
        for file in files:
            self._served_site.replace_page(file)
        build.builder.set_cached_anchors()
        for file in files:
            file.copy_file()
        self._changes += bool(changed)
        return {page.path for page in changed}

    def update_index(self) -> None:
        """Update the search index if pages changed since it was made. Called when a browser asks for it."""
        made_of, folder = self._changes, staging_path(self.build.site, f"index-{self._changes}")
        if self._indexed == made_of or not self.build.index:
            return
        put_file(folder / INDEX, self.build.index)
        self.build.split_index(folder)
        if self._changes == made_of and self.is_latest:
            move_in(folder, self.build.site)
            self._indexed = made_of
        shutil.rmtree(folder, ignore_errors=True)
