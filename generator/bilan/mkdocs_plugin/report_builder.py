"""Makes everything that is built from the report on disk: reads and checks it, and adds its files, PDFs and pages.

In a preview, errors do not stop a build: the last good pages stay, with the problems shown over them.
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

from bilan.build_date import build_date
from bilan.build_result import BuildResult, add_files, add_lazy_pages, add_pages, add_pdf, read_report
from bilan.cache.cache import FOLDER, Cache
from bilan.diagnostics.problem import Place, Problem, errors
from bilan.exports.downloads import Downloads
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.build_abort import abort
from bilan.mkdocs_plugin.edit_links import edit_line_pattern, edit_link
from bilan.mkdocs_plugin.external_assets import add_external_assets
from bilan.mkdocs_plugin.mkdocs_problems import FAILED, place_of, settings_source
from bilan.mkdocs_plugin.plugin_settings import BilanConfig, folder_of, markdown_options
from bilan.mkdocs_plugin.published import content_rules
from bilan.mkdocs_plugin.site_findings import DryRun, Findings
from bilan.model.gc_pause import gc_paused
from bilan.render.page_links import Site
from bilan.reporters import text_report
from bilan.terminal.problem_output import refuse, report_problems
from bilan.terminal.progress import show_progress
from bilan.yaml.source_text import SourceText

if TYPE_CHECKING:
    from bilan.mkdocs_plugin.preview.preview_session import PreviewSession


class ReportBuilder:
    """Builds the report of one day for one site. `printed_text` is what was printed of its problems."""

    def __init__(
        self,
        config: MkDocsConfig,
        settings: BilanConfig,
        preview: PreviewSession | None,
        dry_run: DryRun | None = None,
        cache: Cache | None = None,
    ) -> None:
        """Problems are printed, in a dry run only collected."""
        self.printed_text = ""
        self.findings = dry_run.findings if dry_run else Findings(self._print_problems)
        self.settings_source = settings_source(Path(config.config_file_path))
        self.root = self._root(config)
        self.today = _today()
        folder = self.root / FOLDER
        self.cache = preview.begin_cache(folder) if preview else cache or Cache(folder)
        self.address = config.site_url or ""
        self._settings, self._preview = settings, preview
        self._markdown = markdown_options(config)
        pattern = edit_line_pattern(self.root, config, settings.edit_link)
        self._place = Site(self.address, pattern, shows_places=preview is not None)

    def build(self, config: MkDocsConfig) -> BuildResult:
        """Return the whole report; raises `Abort` if it has errors and this is no preview."""
        with show_progress(translatable("Reading and checking the report…")):
            result = self.read(config)
        with show_progress(translatable("Making pages and files…")):
            result = self.with_pages(self._with_pdf(self.with_files(result)))
        return self.publishable(result, config)

    def read(self, config: MkDocsConfig) -> BuildResult:
        """Return the report as it is on disk now, without files and pages."""
        drafts = self._preview is not None
        rules = content_rules(config, self._settings, drafts=drafts)
        with gc_paused():
            result = read_report(self.root, self.today, rules=rules, drafts=drafts, cache=self.cache)
        return add_external_assets(result, config, self._settings.policy)

    def with_files(self, result: BuildResult) -> BuildResult:
        """Return the report with its files."""
        return add_files(result, self.today, self.address, self.cache, quick=self._preview is not None)

    def _with_pdf(self, result: BuildResult) -> BuildResult:
        """Return the report with its PDFs; a preview has none, because each save would make them again."""
        if self._preview:
            return result
        return add_pdf(
            result, self.root, self.today, self.address, self.cache, pdf=self._settings.pdf, markdown=self._markdown
        )

    def with_pages(self, result: BuildResult) -> BuildResult:
        """Return the report with its pages, all rendered."""
        return add_pages(result, self._place, self.cache)

    def with_lazy_pages(self, result: BuildResult, files: Sequence[ExportFile]) -> BuildResult:
        """Return the report with these files, and pages that are rendered when their text is needed."""
        if result.report is None:
            return result
        downloads = Downloads(Release.on(self.today, result.report, self.address), tuple(files))
        return add_lazy_pages(replace(result, downloads=downloads), self._place, self.cache)

    def publishable(self, result: BuildResult, config: MkDocsConfig) -> BuildResult:
        """Return the report if it may be shown, and report its problems.

        A preview gets a page of problems if it has shown nothing yet. Raises `Abort` if there is nothing to show.
        """
        if self._preview:
            rules = content_rules(config, self._settings, drafts=True)
            self._preview.set_report(self.root, result, partial(self.editor_link, config), self.today, rules)
            if not errors(result.problems):
                return result
            report_problems(result, "text")
            instead = self._preview.placeholder()
        else:
            if self.findings.add(result.problems, result.sources):
                return result
            instead = None
        if instead is None:
            raise abort(translatable("The report has errors; nothing was built."))
        return instead

    def _print_problems(self, problems: tuple[Problem, ...], sources: Mapping[str, SourceText]) -> None:
        """Print problems as text, and keep the text."""
        words = text_report.report(problems, sources, EditorLocale(editor_language()))
        self.printed_text += words
        sys.stderr.write(words)

    def _root(self, config: MkDocsConfig) -> Path:
        root = folder_of(config)
        if not Path(config.docs_dir).is_relative_to(root):
            place = place_of("“docs_dir”", self.settings_source, Place(self.settings_source.file))
            message = translatable(
                "The folder of the pages is {folder}; it must be beside mkdocs.yml.", folder=config.docs_dir
            )
            problem = FAILED.at(place, message, translatable("Move it there, and name it under “docs_dir”."))
            self.findings.add((problem,), {self.settings_source.file: self.settings_source})
            raise abort(translatable("Nothing was written."))
        return root

    def editor_link(self, config: MkDocsConfig, place: Place) -> str:
        """Return the address that opens a place in an editor."""
        return edit_link(place, self.root, config, self._settings.edit_link, True) or "#"


def _today() -> date:
    try:
        return build_date()
    except ExplainedError as error:
        refuse(error.why)
        raise abort(translatable("Nothing was written.")) from None
