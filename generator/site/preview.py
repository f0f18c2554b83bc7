"""One run of `mkdocs serve`: it lives on whatever is saved, and shows what is wrong over the last good pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from wsgiref.types import WSGIApplication

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler
from watchdog.observers.polling import PollingObserver

from generator.edition import Edition
from generator.keeping.text import Written
from generator.language.language import Language
from generator.language.wording import Wording, spoken
from generator.markdown.environment import template_place
from generator.model.report import Report
from generator.pages.sheet import Page
from generator.problems import Code, Place, Problem, Severity, errors, in_order
from generator.reading.source import Source
from generator.reporters import html
from generator.reporters.text import summary
from generator.said import said, verbatim
from generator.site.admin import Admin
from generator.site.overlay import Overlay
from generator.site.quiet import Messages, hush

FAILED = Code("build-failed")
WARNED = Code("site-warning", Severity.WARNING)
LOOKS_EVERY = 0.1  # seconds between two looks at the files
LIST = "preview-problems.html"

log = get_plugin_logger("bilan")


class Preview:
    """What is remembered from one rebuild to the next: what lies over the pages, and the file each message came with."""

    def __init__(self) -> None:
        self._problems: tuple[Problem, ...] = ()
        self._sources: Mapping[str, Source] = {}
        self._opens: Callable[[Place], str] = lambda _: "#"
        self._over = ""
        self._root = Path()
        self._report: Report | None = None
        self._shown_once = False
        self._began = time.monotonic()
        self._messages = Messages()
        self._wording = Wording(spoken())

    def starts(self) -> None:
        """Before the first build."""
        logger = logging.getLogger("mkdocs")
        hush(logger)
        logger.addHandler(self._messages)

    def reads(self, root: Path, edition: Edition, opens: Callable[[Place], str]) -> None:
        """A build has read the report."""
        self._began = time.monotonic()
        self._problems, self._sources, self._opens = edition.problems, edition.sources, opens
        self._root, self._report = root, edition.report or self._report

    def instead(self) -> Edition | None:
        """What to show for a report that cannot be: a page that says so at the very beginning, later nothing new."""
        self._lay_over(errors(self._problems))
        return None if self._shown_once else Edition(None, (), (), {}, (_nothing_yet(self._wording),))

    def shows(self, site: Path, pages: int, rendered: int) -> None:
        """A build is complete: list what is to be told of it."""
        self._shown_once = True
        _forgive_strictness()
        if errors(self._problems):
            return
        told = (*self._problems, *self._of_mkdocs())
        (site / LIST).write_text(html.page(told, self._sources, self._opens, self._wording), encoding="utf-8")
        self._over = html.badge(told, f"/{LIST}", self._wording)
        seconds = time.monotonic() - self._began
        built = said(
            "{time} Built {rendered} of {pages} pages in {seconds} s. {summary}",
            time=time.strftime("%H:%M:%S"),
            rendered=rendered,
            pages=pages,
            seconds=f"{seconds:.2f}",
            summary=summary(told),
        )
        log.info("%s", self._wording(built))

    def attend(self, server: LiveReloadServer, watched: tuple[Path, ...], rewatched: tuple[Path, ...]) -> None:
        """Let the server rebuild at once and never fall, and lay the problems over what it sends."""
        for path in rewatched:
            server.unwatch(str(path))
        server.observer = PollingObserver(timeout=LOOKS_EVERY)
        for path in (*rewatched, *watched):
            server.watch(str(path))
        server.builder = self._surviving(server.builder)
        server.set_app(self._laid_over(server.serve_request))

    def _laid_over(self, site: WSGIApplication) -> WSGIApplication:
        """The site with the problems over it, and the form beside it."""
        return Admin(self._root, lambda: self._report, Overlay(site, lambda: self._over), self._wording)

    def _surviving(self, build: Callable[[], None]) -> Callable[[], None]:
        def rebuild() -> None:
            self._problems = ()
            self._messages.clear()
            try:
                build()
            except (Exception, SystemExit) as error:
                if not errors(self._problems):
                    self._lay_over((self._failure(error),))
                    why = said("The site could not be built: {reason}", reason=error)
                    log.error("%s", self._wording(why), exc_info=log.isEnabledFor(logging.DEBUG))

        return rebuild

    def _failure(self, error: BaseException) -> Problem:
        """What stopped a build that was not a problem of the report: the settings, a theme, an extension."""
        told = [record.getMessage() for record in self._messages.records]
        place = template_place(error) or Place("mkdocs.yml")
        return FAILED.at(
            place, said("MkDocs could not build the site."), verbatim(" ".join([*told, str(error) or type(error).__name__]))
        )

    def _of_mkdocs(self) -> tuple[Problem, ...]:
        records = self._messages.records
        return in_order(WARNED.at(Place("mkdocs.yml"), verbatim(record.getMessage())) for record in records)

    def _lay_over(self, problems: tuple[Problem, ...]) -> None:
        self._over = html.over(problems, self._sources, self._opens, self._wording)


def _nothing_yet(wording: Wording) -> Page:
    title = wording(said("The report cannot be shown yet"))
    return Page("/", Language("en"), "Bilan", "", Written(f"# {title}\n"), Place("mkdocs.yml"))


def _forgive_strictness() -> None:
    """A warning that would stop a strict build is listed in the preview and stops nothing."""
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler):
            handler.counts.clear()
