"""One build: it reads and checks the report, gives MkDocs its pages, and swaps the finished site in."""

from __future__ import annotations

import sys
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from bilan.analysis.press_pagination import fetched_years
from bilan.build_result import BuildResult
from bilan.cache.cache import FOLDER, Cache
from bilan.diagnostics.problem import Problem
from bilan.filesystem.atomic_write import make_folder
from bilan.filesystem.file_reading import read_or_raise
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.atomic_swap import begin_staging, discard_staging, swap_in
from bilan.mkdocs_plugin.build_abort import abort
from bilan.mkdocs_plugin.config_defaults import with_defaults
from bilan.mkdocs_plugin.localized_site import LocalizedSite, localize, localized_sites
from bilan.mkdocs_plugin.mkdocs_problems import unexpected_problem, warning_problems
from bilan.mkdocs_plugin.not_found import write_not_found
from bilan.mkdocs_plugin.page_building.built_page_cache import PLACES, BuiltPageCache
from bilan.mkdocs_plugin.page_building.edit_marks import EditMarks
from bilan.mkdocs_plugin.page_building.fragment_cache import share_fragments
from bilan.mkdocs_plugin.page_building.hardlinks import HardLinker
from bilan.mkdocs_plugin.page_building.mkdocs_files import DownloadFile, RequestedFiles
from bilan.mkdocs_plugin.page_building.page_builder import PageBuilder, Rendering
from bilan.mkdocs_plugin.page_building.raw_html_blocks import RawHtmlBlocks
from bilan.mkdocs_plugin.page_building.toc_title import set_toc_title
from bilan.mkdocs_plugin.page_context import PageContexts
from bilan.mkdocs_plugin.plugin_settings import BilanConfig, allowed
from bilan.mkdocs_plugin.postprocess import BuiltSite, check_built_site
from bilan.mkdocs_plugin.preview.served_site import ServedSite
from bilan.mkdocs_plugin.published import unpublished_files
from bilan.mkdocs_plugin.report_builder import ReportBuilder
from bilan.mkdocs_plugin.search.search_entries import without_search_marks
from bilan.mkdocs_plugin.search.search_index import INDEX, split_index
from bilan.mkdocs_plugin.site_assets import asset_files
from bilan.mkdocs_plugin.sitemap import seal_sitemap
from bilan.mkdocs_plugin.theme_assets.css_string import css_string
from bilan.mkdocs_plugin.theme_assets.theme_css import STYLES, pruned_style_sheet
from bilan.mkdocs_plugin.theme_assets.theme_pruning import is_unused
from bilan.mkdocs_plugin.warning_counter import WarningCounter
from bilan.pages.page import group_translations
from bilan.publish.content_security_policy import with_policy
from bilan.publish.finalize import BROKEN
from bilan.render.page_links import whole_in_ascii
from bilan.terminal.progress import PageCounter

if TYPE_CHECKING:
    from bilan.mkdocs_plugin.preview.preview_session import PreviewSession
    from bilan.mkdocs_plugin.site_findings import DryRun

log = get_plugin_logger("bilan")


class Build:
    """The state of one build, with a method for each event of MkDocs."""

    def __init__(
        self,
        settings: BilanConfig,
        preview: PreviewSession | None,
        dry_run: DryRun | None = None,
        cache: Cache | None = None,
    ) -> None:
        self.settings, self.preview, self.dry_run, self._cache = settings, preview, dry_run, cache
        self.warnings = WarningCounter()

    @property
    def can_rebuild_incrementally(self) -> bool:
        """Whether the next save can be built into this site, page by page."""
        return self.builder.page_cache.keep

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the report, make its files and pages, and complete the settings.

        Raises `Abort` when the report has errors.
        """
        self.progress = PageCounter(sys.stderr)
        config.site_url = whole_in_ascii(config.site_url) if config.site_url else config.site_url
        self.site = Path(config.site_dir).resolve()  # follows a symbolic link: the folder it names is replaced
        if self.preview:
            self.preview.begin_build(map(Path, (config.config_file_path, config.docs_dir, *config.watch)))
        self.report_builder = ReportBuilder(config, self.settings, self.preview, self.dry_run, self._cache)
        self.result = self.report_builder.build(config)
        self.default = next(iter(self.result.languages), Language("en"))
        self.blocks = RawHtmlBlocks()
        self.warnings.start()
        staging = self.dry_run.folder if self.dry_run else begin_staging(self.site)
        make_folder(staging)  # fails now, before anything is built, when it cannot be written
        config.site_dir = str(staging)
        return with_defaults(config, self.result, self.default, self.blocks, preview=self.preview is not None)

    def set_report(self, result: BuildResult, config: MkDocsConfig) -> None:
        """Make this the report that is built."""
        self.result = result
        self.pages = {page.path: page for page in result.pages}
        self.contexts = PageContexts(
            result, self.report_builder.root, config, self.settings, serving=self.preview is not None
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.set_report(self.result, config)
        spoken = {language.subtag for language in self.result.languages}
        left = unpublished_files(files, config, self.settings.publish)
        self.unpublished = [file.src_uri for file in left]
        for file in [file for file in files if file.is_documentation_page() or is_unused(file.src_uri, spoken)] + left:
            files.remove(file)
        linker = HardLinker(Path(config.site_dir), self.site)
        self.builder = PageBuilder(self.page_cache(config), self.blocks, linker)
        known, cache = {*files.src_uris, *self.pages}, self.report_builder.cache
        for page in group_translations(self.result.pages):
            files.append(self.builder.file(page, config, self.contexts[page.path], known))
        for made_file in self.result.files:
            files.append(DownloadFile.of(config, made_file, linker if self.builder.page_cache.one_at_a_time else None))
        brand = self.result.report.brand if self.result.report else None
        for file in asset_files(config, cache, brand, preview=self.preview is not None):
            files.append(file)
        for file in [file for file in files if file.src_uri.startswith(STYLES)]:
            files.remove(file)
            css = pruned_style_sheet(file.src_uri, file.content_string, config, cache)
            files.append(File.generated(config, file.src_uri, content=css))
        return RequestedFiles(files)

    def page_cache(self, config: MkDocsConfig) -> BuiltPageCache:
        """Return the cache of built pages."""
        made_by = self.report_builder
        marked = (made_by.today, made_by.root.as_posix()) if self.preview else ()
        return BuiltPageCache(made_by.cache, self.result, config, marked)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        self.sites = localized_sites(self.result, files, config)
        self.builder.set_cached_anchors()
        return self.sites[self.default.tag].nav

    def on_page_read_source(self, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        self.warnings.page = page.file.src_uri
        return self.pages[page.file.src_uri].document

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        page.edit_url = self.contexts[page.file.src_uri].edit_url
        self._note_page_messages(True)
        self.builder.before_conversion(files, self.warnings.number)
        return markdown

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        self.builder.after_conversion(page, html, self.pages[page.file.src_uri], files, self.warnings.number)
        page.toc = set_toc_title(page.toc, self.pages[page.file.src_uri].title, html)
        heading_links = config.mdx_configs.get("toc", {}).get("permalink_title", "Permanent link")
        return self._localized_site(page).on_content(without_search_marks(html), heading_links)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: SitePage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        self.warnings.page = page.file.src_uri
        own = self.contexts[page.file.src_uri]
        context.update(localize(self._localized_site(page), own.alternates, context["base_url"]))  # type: ignore[typeddict-item]
        context["metadata"] = own.metadata  # type: ignore[typeddict-unknown-key]
        context["breadcrumb"] = own.breadcrumb  # type: ignore[typeddict-unknown-key]
        self._localized_site(page).mark_section(self.pages[page.file.src_uri].within, active=True)
        return context

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:  # noqa: ARG002
        localized = self.sites[self.default.tag]
        context.update(localize(localized, self.contexts.alternates("/"), context["base_url"]))  # type: ignore[typeddict-item]
        context["pages"] = [self.builder.files[path] for path in self.pages]
        context["localized_sites"] = tuple(self.sites.values())  # type: ignore[typeddict-unknown-key]
        context["alternates_of"] = self.contexts.same  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        return self.sites[self.default.tag].localize_html(output)

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        self._localized_site(page).mark_section(self.pages[page.file.src_uri].within, active=False)
        html = self._localized_site(page).localize_html(output)
        scan = None
        if self.preview:
            html = self._with_edit_marks(html, page.file.src_uri, config)
        else:
            html, scan = with_policy(html, allowed(self.settings))
        self.progress.show(self.builder.written, len(self.pages))
        self.warnings.page = ""
        self.builder.after_render(page, html, scan)
        return html

    def _with_edit_marks(self, html: str, path: str, config: MkDocsConfig) -> str:
        """Return a page of a preview with its edit marks; what they read of the report is tracked."""
        tracker = self.builder.tracker(path)
        if tracker is None:
            return html
        opens = partial(self.report_builder.editor_link, config)
        marks = EditMarks(tracker.report, tracker.table(PLACES), self.report_builder.today, opens)
        return marks.add_marks(html, self.pages[path])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self._note_page_messages(False)
        env.filters["css_string"] = css_string
        share_fragments(env, config)
        self.served_site = ServedSite(config, files)
        self.builder.rendering = Rendering(config, files, self.sites[self.default.tag].nav, env)
        for localized in self.sites.values():
            if localized.root:
                write_not_found(env, localized, self.contexts.alternates("/"), config, files)
        return env

    def _note_page_messages(self, of_pages: bool) -> None:
        if self.preview:
            self.preview.messages.of_pages = of_pages

    def _localized_site(self, page: SitePage) -> LocalizedSite:
        return self.sites[self.pages[page.file.src_uri].language.tag]

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._note_page_messages(True)
        self.builder.check_links(config)
        self.progress.clear()
        seal_sitemap(Path(config.site_dir), [file.page for file in self.builder.files.values() if file.page])
        self.warnings.stop()
        self.index = self._unsplit(Path(config.site_dir) / INDEX)
        if self.index:
            self.split_index(Path(config.site_dir))
        if self.preview:
            self.preview.finish_build(Path(config.site_dir), len(self.pages), self.builder.rendered)
        else:
            self._finish(config)
        if self.dry_run:
            self.report_builder.cache.save()
            return
        self.builder.linker.settle()
        swap_in(Path(config.site_dir), self.site)
        self.report_builder.cache.finish()
        self._report_unwritten_cache()
        if not self.preview:
            config.site_dir = str(self.site)  # “mkdocs gh-deploy” reads it from there

    def _report_unwritten_cache(self) -> None:
        if self.report_builder.cache.refused:
            what = translatable("The cache could not be written in {folder}; the next build takes longer.", folder=FOLDER)
            log.info("%s", EditorLocale(editor_language())(what))

    def _finish(self, config: MkDocsConfig) -> None:
        """Check the folder that was built, and make it ready for its host.

        Raises `Abort` when the site has errors.
        """
        builder = self.report_builder
        built = BuiltSite.of(
            config,
            self.settings,
            builder.root,
            builder.settings_source,
            unpublished=self.unpublished,
            scans=self.builder.scans,
        )
        found = check_built_site(self.result, built)
        warned = self._warned(config, {problem.place[:2] for problem in found.problems if problem.code == BROKEN.word})
        settings = self.report_builder.settings_source
        sources = {**found.sources, settings.file: settings}
        if not self.report_builder.findings.add((*found.problems, *warned), sources):
            raise abort(translatable("The built site has errors; the old site was left as it is."))
        if not self.dry_run:
            found.complete()

    def _warned(self, config: MkDocsConfig, lines: Collection[tuple[str, int]]) -> list[Problem]:
        """Return the warnings of MkDocs, except on these lines, which are reported as broken links already."""
        settings, sources = self.report_builder.settings_source, self.result.sources
        found_warnings = warning_problems(self.warnings.heard, self.pages, settings, sources, strict=config.strict)
        return [problem for problem in found_warnings if problem.place[:2] not in lines]

    def _unsplit(self, index: Path) -> bytes:
        """Return the index that the search plugin wrote, empty if there is none."""
        return read_or_raise(index, INDEX) if index.exists() else b""

    def split_index(self, folder: Path) -> None:
        """Split the search index in a folder into one for each language."""
        docs = [doc for path in self.pages for doc in self.builder.entries[path]]
        roots = {localized.language.subtag: localized.root for localized in self.sites.values()}
        fetched = fetched_years(self.result.report) if self.result.report else ()
        split_index(folder, docs, roots, fetched)

    def on_build_error(self, error: Exception) -> None:
        """Clean up after a failed build. Report an unexpected error as a problem at the page that was being built."""
        self.warnings.stop()
        if hasattr(self, "site") and not self.dry_run:
            discard_staging(self.site)
        if self.preview or isinstance(error, Abort) or not hasattr(self, "report_builder"):
            return
        settings, sources = self.report_builder.settings_source, self.result.sources if hasattr(self, "result") else {}
        page = self.pages.get(self.warnings.page) if hasattr(self, "pages") else None
        problem = unexpected_problem(error, page, settings, sources, self.report_builder.root)
        self.report_builder.findings.add((problem,), {**sources, settings.file: settings})
        log.debug("The build failed.", exc_info=error)
        raise abort(translatable("The site could not be built; the old site was left as it is."))
