"""A save, built into the site that stands: first the pages that the browser shows, then all else that changed.

The whole way through MkDocs must be gone where more than texts and files changed: the pages there are, the menu, the
settings, the theme, the day. Nothing is seen half made: all is built beside the site, and moved in file by file.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.clock import clock
from generator.edition import Edition, with_pages, with_unprinted
from generator.exports.offer import Offer
from generator.exports.release import Release
from generator.keeping.store import CACHE
from generator.markdown.environment import UnprintableTemplateError
from generator.pages.sheet import Page
from generator.site.preview.standing import Standing, move_in
from generator.site.search.index import INDEX
from generator.site.swap import begin_half, beside

if TYPE_CHECKING:
    from generator.site.build import Build
    from generator.site.preview.preview import Preview


class FrameError(Exception):
    """More than texts and files changed."""


@dataclass
class Again:
    """What follows a whole build of a preview, save after save."""

    build: Build
    preview: Preview
    _changes: int = 0
    _indexed: int = 0

    def renew(self, first: Collection[str], seen: Callable[[], None], overtaken: Callable[[], bool]) -> Collection[str]:
        """Build what changed; `FrameError` where the whole way must be gone, `OvertakenError` after the next save.

        `first` are the paths of pages to be built before all others; `seen` is called once these are in their place. The
        paths of pages that were built after that are returned.
        """
        if clock() != self.build.today:
            raise FrameError
        read = self._read(self.build.read(self._made.config))
        with self.build.counting_warnings():
            rendered = 0
            with suppress(UnprintableTemplateError):  # told once all pages are printed
                rendered = self._glances(read, first)
            seen()
            with self.preview.store(self.build.root / CACHE).unless(overtaken):
                whole = self._whole(read)
            return self._completes(whole, rendered)

    def _whole(self, read: Edition) -> Edition:
        return self._read(with_pages(self.build.with_files(read), self.build.place, self.build.store))

    def _read(self, edition: Edition) -> Edition:
        """The edition, told to the preview; where it has errors the site stays as it is."""
        self.preview.reads(self.build.root, edition, partial(self.build.opens, self._made.config))
        return self.build.publishable(edition)

    @property
    def _made(self) -> Standing:
        return self.build.made

    def _glances(self, read: Edition, first: Collection[str]) -> int:
        """Build the first pages, with the files of the last build beside them; how many were rendered."""
        build = self.build
        if read.report is None:
            raise FrameError
        beside = Offer(Release(read.report, build.today, build.address), build.edition.files)
        edition = with_unprinted(replace(read, offer=beside), build.place, build.store)
        half = self._begins(edition)
        self._pages([page for page in edition.pages if page.path in first])
        move_in(half, build.site)
        return build.builder.rendered

    def _completes(self, edition: Edition, rendered: int) -> Collection[str]:
        """Build all that is not built yet, after so many pages were rendered; the pages."""
        before = self.build.edition.files
        half = self._begins(edition)
        self.preview.messages.clear_pages()
        gone = self._made.offers(edition.files, before)
        built = self._pages(edition.pages)
        self.build.builder.validates(self._made.config)
        self.preview.shows(half, len(edition.pages), rendered + self.build.builder.rendered)
        move_in(half, self.build.site)
        for path in gone:
            (self.build.site / path).unlink()
        self.build.store.rest()
        return built

    def _begins(self, edition: Edition) -> Path:
        """From now on the edition is what is built, into the folder that is returned."""
        build = self.build
        before = self._frame(build.edition), build.builder.outputs.frame
        build.stands_for(edition)
        build.builder = build.builder.again(build.outputs(self._made.config))
        if before != (self._frame(edition), build.builder.outputs.frame):
            raise FrameError
        half = begin_half(build.site)
        half.mkdir()
        return half

    def _frame(self, edition: Edition) -> object:
        return [(page.path, page.language, page.front) for page in edition.pages]

    def _pages(self, pages: Collection[Page]) -> Collection[str]:
        build, config, paths = self.build, self._made.config, self._made.files.src_uris
        build.knows_own(pages, config)
        changed = [page for page in pages if not build.builder.stands(page, build.own[page.path], paths)]
        files = [build.builder.file(page, config, build.own[page.path], paths) for page in changed]
        for file in files:
            self._made.takes(file)
        build.builder.knows()
        for file in files:
            file.copy_file()
        self._changes += bool(changed)
        return {page.path for page in changed}

    def index(self) -> None:
        """Make the search index anew where pages changed since it was made: when a browser asks for it."""
        made_of, folder = self._changes, beside(self.build.site, f"index-{self._changes}")
        if self._indexed == made_of or not self.build.index:
            return
        (folder / INDEX).parent.mkdir(parents=True, exist_ok=True)
        (folder / INDEX).write_bytes(self.build.index)
        self.build.split_index(folder)
        if self._changes == made_of and self.preview.follows(self):
            move_in(folder, self.build.site)
            self._indexed = made_of
        shutil.rmtree(folder, ignore_errors=True)
