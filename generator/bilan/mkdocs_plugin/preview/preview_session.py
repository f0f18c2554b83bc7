"""The state of one run of `mkdocs serve`: its cache, the report as last read, and the problems over its pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from bilan.build_result import BuildResult
from bilan.cache.cache import Cache
from bilan.cache.stored_text import InlineText
from bilan.diagnostics.problem import Place, Problem, errors, sort_problems
from bilan.edit_form.edit_addresses import EditedReport
from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_problems import FileError, refusal
from bilan.filesystem.tree_walk import files_below
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.configuration import SETTINGS
from bilan.mkdocs_plugin.mkdocs_contract import LOGGER, clear_warning_count
from bilan.mkdocs_plugin.mkdocs_problems import MkDocsWarning, build_problem, place_of, settings_source, warning_problems
from bilan.mkdocs_plugin.preview.log_filter import Messages, quieten
from bilan.pages.content_rules import ContentRules
from bilan.pages.page import Page
from bilan.render.jinja_environment import template_place
from bilan.reporters import html_report
from bilan.reporters.text_report import summary
from bilan.yaml.source_text import SourceText

LIST = "preview-problems.html"

log = get_plugin_logger("bilan")


class PreviewSession:
    """The state between rebuilds. `overlay` is the HTML that is shown over each page, `edited` the report for the panel."""

    def __init__(self) -> None:
        self.messages = Messages()
        self.incremental_rebuilds = 0  # saves that needed no full build
        self.overlay = ""
        self.edited: EditedReport | None = None
        self.editor_link: Callable[[Place], str] = lambda _: "#"
        self.locale = EditorLocale(editor_language())
        self.running = False
        self._cache: Cache | None = None
        self._fixed_stamps: object = None
        self._fixed_inputs: tuple[Path, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._sources: Mapping[str, SourceText] = {}
        self._pages: Mapping[str, Page] = {}
        self._root = Path()
        self._shown_once = False
        self._began = time.monotonic()

    def start(self) -> None:
        """Prepare logging before the first build."""
        quieten(LOGGER)
        LOGGER.addHandler(self.messages)

    def begin_build(self, framing: Iterable[Path]) -> None:
        """Note the start of a full build. `framing` are the files and folders that it reads besides the report."""
        self._fixed_inputs = tuple(framing)
        self._fixed_stamps = self._fixed_stamps or stamps(self._fixed_inputs)

    def begin_cache(self, folder: Path) -> Cache:
        """Return the cache of all builds, at the start of another."""
        self._cache = self._cache or Cache(folder, resident=True)
        self._cache.begin()
        return self._cache

    def set_report(
        self, root: Path, result: BuildResult, opens: Callable[[Place], str], today: date, rules: ContentRules
    ) -> None:
        """Note the report that a build has read on a day, with the rules for its pages, and its problems."""
        self._problems, self._sources, self.editor_link = result.problems, result.sources, opens
        self._root = root
        if result.report:
            self.edited = EditedReport(root, result.report, result.sources, today, rules)
        self._pages = {page.path: page for page in result.pages} or self._pages

    def placeholder(self) -> BuildResult | None:
        """Return what to show for a report with errors: a page that says so if nothing was shown yet, else None."""
        self._show_overlay(errors(self._problems))
        return None if self._shown_once else BuildResult(None, (), (), {}, pages=(_nothing_shown_page(self.locale),))

    def finish_build(self, site: Path, pages: int, rendered: int) -> None:
        """Note that a build is complete: write the list of problems, and log a line."""
        self._shown_once = True
        clear_warning_count()  # a warning that stops a strict build is listed in the preview and stops nothing
        if errors(self._problems):
            return
        all_problems = self.show_badge()
        put_file(
            site / LIST,
            html_report.problem_page(all_problems, self._sources, self.editor_link, self.locale).encode("utf-8", "replace"),
        )
        seconds = time.monotonic() - self._began
        built = translatable(
            "{time} Built {rendered} of {pages} pages in {seconds} s. {summary}",
            time=time.strftime("%H:%M:%S"),
            rendered=rendered,
            pages=pages,
            seconds=f"{seconds:.2f}",
            summary=summary(all_problems),
        )
        log.info("%s", self.locale(built))

    def show_badge(self) -> tuple[Problem, ...]:
        """Show how many problems the current site has, and return them."""
        all_problems = (*self._problems, *self._of_mkdocs())
        self.overlay = html_report.badge_html(all_problems, f"/{LIST}", self.locale)
        return all_problems

    def begin_save(self) -> None:
        """Note that files were saved, and that a rebuild begins."""
        self._problems, self._began = (), time.monotonic()

    def fixed_inputs_changed(self) -> bool:
        """Return whether the files that a full build reads besides the report changed since the last time."""
        before, self._fixed_stamps = self._fixed_stamps, stamps(self._fixed_inputs)
        return before != self._fixed_stamps

    def show_failure(self, error: BaseException) -> None:
        """Show why a rebuild failed, unless it is a problem of the report, which is shown already."""
        if errors(self._problems):
            return
        self._show_overlay((self._failure(error),))
        why = translatable("The site could not be built: {reason}", reason=error)
        log.error("%s", self.locale(why), exc_info=log.isEnabledFor(logging.DEBUG))

    def _failure(self, error: BaseException) -> Problem:
        """Return the problem that stopped a build without an error in the report: of settings, theme or extension."""
        if isinstance(error, FileError | OSError):
            return refusal(error, self._root)
        all_problems = [record.getMessage() for record in self.messages.records]
        words = " ".join([*all_problems, str(error) or type(error).__name__])
        return build_problem(words, template_place(error) or place_of(words, self._settings(), Place(SETTINGS)))

    def _of_mkdocs(self) -> tuple[Problem, ...]:
        heard = (MkDocsWarning(record.getMessage()) for record in self.messages.records)
        return sort_problems(warning_problems(heard, self._pages, self._settings(), self._sources, strict=False))

    def _settings(self) -> SourceText:
        return settings_source(self._root / SETTINGS)

    def _show_overlay(self, problems: tuple[Problem, ...]) -> None:
        self.overlay = html_report.overlay_html(problems, self._sources, self.editor_link, self.locale)


def _nothing_shown_page(editor_locale: EditorLocale) -> Page:
    title = editor_locale(translatable("The report cannot be shown yet"))
    return Page("/", "", Language("en"), "Bilan", "", InlineText(f"# {title}\n"), Place("mkdocs.yml"))


def stamps(paths: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return the time and size of each file, and of each file in a folder, except Markdown."""
    files = (file for path in paths for file in ([path] if path.is_file() else map(Path, files_below(str(path)))))
    found = {}
    for file in files:
        if file.suffix != ".md":
            with suppress(OSError):  # it is gone since
                stat = file.stat()
                found[file] = (stat.st_mtime_ns, stat.st_size)
    return found
