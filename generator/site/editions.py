"""The report on disk as the edition that is built: read and checked, told of, and given its files, documents and pages.

In the preview nothing stops: where the report has errors the last good pages stay, with the problems over them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from generator.clock import WrongEpochError, clock
from generator.commands.telling import refused, tell
from generator.commands.unswept import unswept
from generator.commands.waiting import waiting
from generator.edition import Edition, read_edition, with_files, with_pages, with_paper, with_unprinted
from generator.exports.file import File
from generator.exports.offer import Offer
from generator.exports.release import Release
from generator.keeping.store import CACHE, Store
from generator.language.wording import Wording, spoken
from generator.markdown.addresses import Site
from generator.problems import Place, Problem, errors
from generator.reading.memory import Memory
from generator.reading.source import Source
from generator.reporters import text
from generator.said import said
from generator.site.edit_links import edit_link, line_pattern
from generator.site.findings import Findings
from generator.site.mkdocs_problems import FAILED, place_of, settings_source
from generator.site.outside import with_outside_files
from generator.site.published import content_rules
from generator.site.settings import BilanConfig, folder_of, markdown_options
from generator.site.stopped import stopped

if TYPE_CHECKING:
    from generator.site.preview.preview import Preview


class Editions:
    """Makes the edition of one day, for one site; `told` gathers what was said of the report."""

    def __init__(
        self, config: MkDocsConfig, settings: BilanConfig, preview: Preview | None, findings: Findings | None = None
    ) -> None:
        """Where no `findings` are given, what is found is told."""
        self.told = ""
        self.findings = findings or Findings(self._tell)
        self.settings_source = settings_source(Path(config.config_file_path))
        self.root = self._root(config)
        self.today = _today()
        self.store = preview.store(self.root / CACHE) if preview else Store(self.root / CACHE)
        self.address = config.site_url or ""
        self._settings, self._preview = settings, preview
        self._markdown = markdown_options(config)
        self._place = Site(self.address, line_pattern(self.root, config, settings.edit_link))

    def whole(self, config: MkDocsConfig) -> Edition:
        """All of it, where it may be shown."""
        with waiting(said("Reading and checking the report…")):
            edition = self.read(config)
        with waiting(said("Making pages and files…")):
            edition = self.with_pages(self._with_paper(self.with_files(edition)))
        return self.publishable(edition, config)

    def read(self, config: MkDocsConfig) -> Edition:
        """The report as it is now."""
        drafts = self._preview is not None
        rules = content_rules(config, self._settings, drafts=drafts)
        memory = self._preview.memory if self._preview else Memory(self.store, self.store.made_with)
        with unswept():
            edition = read_edition(self.root, self.today, rules=rules, drafts=drafts, memory=memory)
        return with_outside_files(edition, config, self._settings.policy)

    def with_files(self, edition: Edition) -> Edition:
        """The edition with the files beside its pages."""
        return with_files(edition, self.today, self.address, self.store, quick=self._preview is not None)

    def _with_paper(self, edition: Edition) -> Edition:
        """A preview has no documents: it is made again at each save, and nobody prints or shares it."""
        if self._preview:
            return edition
        return with_paper(
            edition, self.root, self.today, self.address, self.store, pdf=self._settings.pdf, markdown=self._markdown
        )

    def with_pages(self, edition: Edition) -> Edition:
        """The edition with its pages printed."""
        return with_pages(edition, self._place, self.store)

    def unprinted(self, edition: Edition, files: Sequence[File]) -> Edition:
        """The edition with its pages yet to be printed, each when it is asked for, and the files of another beside them."""
        if edition.report is None:
            return edition
        offer = Offer(Release.on(self.today, edition.report, self.address), tuple(files))
        return with_unprinted(replace(edition, offer=offer), self._place, self.store)

    def publishable(self, edition: Edition, config: MkDocsConfig) -> Edition:
        """The edition where it may be shown; what is wrong is told, and stops a build."""
        if self._preview:
            self._preview.reads(self.root, edition, partial(self.opens, config))
            if not errors(edition.problems):
                return edition
            tell(edition, "text")
            instead = self._preview.instead()
        else:
            if self.findings.add(edition.problems, edition.sources):
                return edition
            instead = None
        if instead is None:
            raise stopped(said("The report has errors; nothing was built."))
        return instead

    def _tell(self, problems: tuple[Problem, ...], sources: Mapping[str, Source]) -> None:
        """Tell problems as text, and remember what was told."""
        words = text.report(problems, sources, Wording(spoken()))
        self.told += words
        sys.stderr.write(words)

    def _root(self, config: MkDocsConfig) -> Path:
        root = folder_of(config)
        if not Path(config.docs_dir).is_relative_to(root):
            place = place_of("“docs_dir”", self.settings_source, Place(self.settings_source.file))
            message = said("The folder of the pages is {folder}; it must lie beside mkdocs.yml.", folder=config.docs_dir)
            problem = FAILED.at(place, message, said("Move it there, and name it under “docs_dir”."))
            self.findings.add((problem,), {self.settings_source.file: self.settings_source})
            raise stopped(said("Nothing was written."))
        return root

    def opens(self, config: MkDocsConfig, place: Place) -> str:
        """The address that opens a place in an editor."""
        return edit_link(place, self.root, config, self._settings.edit_link, True) or "#"


def _today() -> date:
    try:
        return clock()
    except WrongEpochError as error:
        refused(error.why)
        raise stopped(said("Nothing was written.")) from None
