"""One run of `mkdocs serve`: no save ends it, and problems are shown over the last good pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from wsgiref.types import WSGIApplication

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from bilan.build_result import BuildResult
from bilan.cache.cache import Cache, SupersededError
from bilan.cache.stored_text import InlineText
from bilan.diagnostics.problem import Place, Problem, errors, sort_problems
from bilan.edit_form.edit_addresses import EditedReport
from bilan.edit_form.report_editor import ReportEditor
from bilan.filesystem.atomic_write import put_file
from bilan.filesystem.file_problems import FileError, refusal
from bilan.filesystem.tree_walk import files_below
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.configuration import SETTINGS
from bilan.mkdocs_plugin.mkdocs_contract import (
    LOGGER,
    clear_warning_count,
    is_rebuild_due,
    poll_files,
    release_waiting_browsers,
    reload_browsers,
    wrap_rebuild,
)
from bilan.mkdocs_plugin.mkdocs_problems import MkDocsWarning, build_problem, place_of, settings_source, warning_problems
from bilan.mkdocs_plugin.preview.edit_server import EditServer
from bilan.mkdocs_plugin.preview.listening_address import listening
from bilan.mkdocs_plugin.preview.log_filter import Messages, quieten
from bilan.mkdocs_plugin.preview.page_requests import RequestTracker
from bilan.mkdocs_plugin.preview.problem_overlay import Overlay
from bilan.mkdocs_plugin.preview.rebuild_interface import FullRebuildNeededError, RebuildHandler
from bilan.mkdocs_plugin.preview.request_guard import Guard
from bilan.pages.content_rules import ContentRules
from bilan.pages.page import Page
from bilan.render.jinja_environment import template_place
from bilan.reporters import html_report
from bilan.reporters.text_report import summary
from bilan.yaml.source_text import SourceText

POLL_INTERVAL = 0.1  # seconds between two checks for changed files
SETTLE_DELAY = 0.05  # seconds without a change until a save counts as complete
LIST = "preview-problems.html"

log = get_plugin_logger("bilan")


class PreviewSession:
    """The state between rebuilds: the problems, their sources, and the HTML shown over the pages."""

    def __init__(self) -> None:
        self.messages = Messages()
        self.incremental_rebuilds = 0  # saves that needed no full build
        self._cache: Cache | None = None
        self._rebuild_handler: RebuildHandler | None = None
        self._fixed_stamps: object = None
        self._fixed_inputs: tuple[Path, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._sources: Mapping[str, SourceText] = {}
        self._pages: Mapping[str, Page] = {}
        self._editor_link: Callable[[Place], str] = lambda _: "#"
        self._overlay = self._overlay_shown = ""
        self._root = Path()
        self._edited: EditedReport | None = None
        self._shown_once = False
        self.running = False
        self._began = time.monotonic()
        self._locale = EditorLocale(editor_language())

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
        self._problems, self._sources, self._editor_link = result.problems, result.sources, opens
        self._root = root
        if result.report:
            self._edited = EditedReport(root, result.report, result.sources, today, rules)
        self._pages = {page.path: page for page in result.pages} or self._pages

    def placeholder(self) -> BuildResult | None:
        """Return what to show for a report with errors: a page that says so if nothing was shown yet, else None."""
        self._show_overlay(errors(self._problems))
        return None if self._shown_once else BuildResult(None, (), (), {}, pages=(_nothing_shown_page(self._locale),))

    def finish_build(self, site: Path, pages: int, rendered: int) -> None:
        """Note that a build is complete: write the list of problems, and log a line."""
        self._shown_once = True
        clear_warning_count()  # a warning that stops a strict build is listed in the preview and stops nothing
        if errors(self._problems):
            return
        all_problems = self._with_badge()
        put_file(
            site / LIST,
            html_report.problem_page(all_problems, self._sources, self._editor_link, self._locale).encode(
                "utf-8", "replace"
            ),
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
        log.info("%s", self._locale(built))

    def _with_badge(self) -> tuple[Problem, ...]:
        """Return all problems of the current site, and set the badge that counts them."""
        all_problems = (*self._problems, *self._of_mkdocs())
        self._overlay = html_report.badge_html(all_problems, f"/{LIST}", self._locale)
        return all_problems

    def set_rebuild(self, handler: RebuildHandler) -> None:
        """Set what rebuilds after the next save, once a full build is complete."""
        self._rebuild_handler = handler

    def is_latest(self, handler: RebuildHandler) -> bool:
        """Return whether no other build has started since."""
        return self._rebuild_handler is handler

    def attach(
        self,
        server: LiveReloadServer,
        watched: tuple[Path, ...],
        rewatched: tuple[Path, ...],
        hosts: Sequence[str] = (),
        *,
        edit_from_network: bool = False,
    ) -> None:
        """Make the server rebuild at once, survive errors, and show problems over the pages it sends.

        `hosts` are host names that it accepts besides its own address. With `edit_from_network`, other computers may edit.
        """
        self.running = True
        for path in rewatched:
            server.unwatch(str(path))
        poll_files(server, POLL_INTERVAL, SETTLE_DELAY)
        for path in (*rewatched, *watched):
            server.watch(str(path))
        requests = RequestTracker(
            self._with_panel(server.serve_request, edit_from_network), server.mount_path, self._indexes
        )
        wrap_rebuild(server, partial(self._guarded_rebuild, server, requests))
        server.set_app(Guard(requests, listening(server, hosts), self._locale))

    def _with_panel(self, site: WSGIApplication, from_network: bool) -> WSGIApplication:
        """Return the site with the overlay of problems, and the panel in which records are edited."""
        editor = ReportEditor(self._current, self._locale)
        pages = Overlay(site, lambda environ: self._overlay + server.panel(environ))
        server = EditServer(
            pages,
            editor,
            ready=lambda: self._edited is not None,
            opens=lambda place: self._editor_link(place),
            from_network=from_network,
        )
        return server

    def _current(self) -> EditedReport:
        assert self._edited is not None
        return self._edited

    def _indexes(self) -> None:
        if self._rebuild_handler:
            self._rebuild_handler.index()

    def _guarded_rebuild(
        self, server: LiveReloadServer, requests: RequestTracker, build: Callable[[], None]
    ) -> Callable[[], None]:
        def rebuild() -> None:
            self._problems, self._began = (), time.monotonic()
            try:
                if not self._rebuild_incrementally(server, requests):
                    self._rebuild_handler = None
                    self.messages.clear()
                    reload_browsers(server)
                    build()
            except (Exception, SystemExit) as error:
                if not errors(self._problems):
                    self._show_overlay((self._failure(error),))
                    why = translatable("The site could not be built: {reason}", reason=error)
                    log.error("%s", self._locale(why), exc_info=log.isEnabledFor(logging.DEBUG))

        return rebuild

    def _rebuild_incrementally(self, server: LiveReloadServer, requests: RequestTracker) -> bool:
        """Build what changed into the current site; return False if a full rebuild is needed."""
        before, self._fixed_stamps = self._fixed_stamps, stamps(self._fixed_inputs)
        if self._rebuild_handler is None or before != self._fixed_stamps:
            return False
        try:
            built = self._rebuild_handler.rebuild(
                requests.last, partial(self._show_first_pages, server, requests), partial(is_rebuild_due, server)
            )
        except FullRebuildNeededError:
            return False
        except SupersededError:
            return True
        except Abort:
            reload_browsers(server)
            raise
        except Exception:
            log.debug("The incremental rebuild failed; a full rebuild follows.", exc_info=True)
            return False
        self.incremental_rebuilds += 1
        self._reload_if_needed(server, requests, built)
        return True

    def _show_first_pages(self, server: LiveReloadServer, requests: RequestTracker) -> None:
        """Let the browser load the pages that it shows, which are in place now."""
        self._with_badge()
        requests.since.clear()
        self._overlay_shown = self._overlay
        release_waiting_browsers(server)

    def _reload_if_needed(self, server: LiveReloadServer, requests: RequestTracker, built: Collection[str]) -> None:
        """Reload the browser if it got a page before its rebuild, or if the problems changed."""
        if requests.since & set(built) or self._overlay != self._overlay_shown:
            reload_browsers(server)

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
        self._overlay = html_report.overlay_html(problems, self._sources, self._editor_link, self._locale)


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
