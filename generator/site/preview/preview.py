"""One run of `mkdocs serve`: it lives on whatever is saved, and shows what is wrong over the last good pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from wsgiref.types import WSGIApplication

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler
from watchdog.observers.polling import PollingObserver

from generator.edition import Edition
from generator.filesystem.problems import FileError, refusal
from generator.filesystem.walking import files_below
from generator.filesystem.writing import put_file
from generator.keeping.remembering import OvertakenError, RememberingStore
from generator.keeping.text import Written
from generator.language.language import Language
from generator.language.wording import Wording, spoken
from generator.markdown.environment import template_place
from generator.model.report import Report
from generator.pages.sheet import Page
from generator.problems import Place, Problem, errors, in_order
from generator.reading.memory import Memory
from generator.reading.source import Source
from generator.reporters import html
from generator.reporters.text import summary
from generator.said import said
from generator.site.configuration import SETTINGS
from generator.site.mkdocs_problems import Warned, failure, place_of, settings_source, warnings
from generator.site.preview.admin import Admin
from generator.site.preview.asked import AskedFor, lets_see, reloads
from generator.site.preview.guard import Guard
from generator.site.preview.listening import listening
from generator.site.preview.overlay import Overlay
from generator.site.preview.quiet import Messages, hush
from generator.site.preview.renewal import FrameError, Renewal

LOOKS_EVERY = 0.1  # seconds between two looks at the files
SETTLES_IN = 0.05  # seconds without a change, after which a save is complete
LIST = "preview-problems.html"

log = get_plugin_logger("bilan")


class Preview:
    """What is remembered from one rebuild to the next: what lies over the pages, and the file each message came with."""

    def __init__(self) -> None:
        self.messages = Messages()
        self.memory = Memory()
        self.renewed = 0  # saves that needed no whole build
        self._store: RememberingStore | None = None
        self._renewal: Renewal | None = None
        self._frame: object = None
        self._framing: tuple[Path, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._sources: Mapping[str, Source] = {}
        self._pages: Mapping[str, Page] = {}
        self._opens: Callable[[Place], str] = lambda _: "#"
        self._over = self._over_seen = ""
        self._root = Path()
        self._report: Report | None = None
        self._shown_once = False
        self.running = False
        self._began = time.monotonic()
        self._wording = Wording(spoken())

    def starts(self) -> None:
        """Before the first build."""
        logger = logging.getLogger("mkdocs")
        hush(logger)
        logger.addHandler(self.messages)

    def begins(self, framing: Iterable[Path]) -> None:
        """A whole build begins; `framing` are the files and folders that it reads beside the report."""
        self._framing = tuple(framing)
        self._frame = self._frame or stamps(self._framing)

    def store(self, folder: Path) -> RememberingStore:
        """What is kept between builds, one for all of them; another begins."""
        self._store = self._store or RememberingStore(folder)
        self._store.begin()
        return self._store

    def reads(self, root: Path, edition: Edition, opens: Callable[[Place], str]) -> None:
        """A build has read the report."""
        self._problems, self._sources, self._opens = edition.problems, edition.sources, opens
        self._root, self._report = root, edition.report or self._report
        self._pages = {page.path: page for page in edition.pages} or self._pages

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
        told = self._badged()
        put_file(site / LIST, html.page(told, self._sources, self._opens, self._wording).encode("utf-8", "replace"))
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

    def _badged(self) -> tuple[Problem, ...]:
        """What is to be told of the site that is shown, which a badge counts."""
        told = (*self._problems, *self._of_mkdocs())
        self._over = html.badge(told, f"/{LIST}", self._wording)
        return told

    def followed_by(self, renewal: Renewal) -> None:
        """A whole build is complete; this is what the next save asks first."""
        self._renewal = renewal

    def follows(self, renewal: Renewal) -> bool:
        """True while no other build has begun."""
        return self._renewal is renewal

    def attend(
        self, server: LiveReloadServer, watched: tuple[Path, ...], rewatched: tuple[Path, ...], hosts: Sequence[str] = ()
    ) -> None:
        """Let the server rebuild at once and never fall, and lay the problems over what it sends.

        `hosts` are names that it answers under beside its own address.
        """
        self.running = True
        for path in rewatched:
            server.unwatch(str(path))
        server.observer = PollingObserver(timeout=LOOKS_EVERY)
        server.build_delay = SETTLES_IN
        for path in (*rewatched, *watched):
            server.watch(str(path))
        asked = AskedFor(self._laid_over(server.serve_request), server.mount_path, self._indexes)
        server.builder = self._surviving(server.builder, server, asked)
        server.set_app(Guard(asked, listening(server, hosts), self._wording))

    def _laid_over(self, site: WSGIApplication) -> WSGIApplication:
        """The site with the problems over it, and the form beside it."""
        return Admin(self._root, lambda: self._report, Overlay(site, lambda: self._over), self._wording)

    def _indexes(self) -> None:
        if self._renewal:
            self._renewal.index()

    def _surviving(self, build: Callable[[], None], server: LiveReloadServer, asked: AskedFor) -> Callable[[], None]:
        def rebuild() -> None:
            self._problems, self._began = (), time.monotonic()
            try:
                if not self._renews(server, asked):
                    self._renewal = None
                    self.messages.clear()
                    reloads(server)
                    build()
            except (Exception, SystemExit) as error:
                if not errors(self._problems):
                    self._lay_over((self._failure(error),))
                    why = said("The site could not be built: {reason}", reason=error)
                    log.error("%s", self._wording(why), exc_info=log.isEnabledFor(logging.DEBUG))

        return rebuild

    def _renews(self, server: LiveReloadServer, asked: AskedFor) -> bool:
        """Build what changed into the site that stands; False where the whole way must be gone."""
        before, self._frame = self._frame, stamps(self._framing)
        if self._renewal is None or before != self._frame:
            return False
        try:
            built = self._renewal.renew(asked.last, partial(self._lets_see, server, asked), lambda: server._want_rebuild)
        except FrameError:
            return False
        except OvertakenError:
            return True
        except Abort:
            reloads(server)
            raise
        except Exception:
            log.debug("The short way failed; the whole way tells why.", exc_info=True)
            return False
        self.renewed += 1
        self._reloads(server, asked, built)
        return True

    def _lets_see(self, server: LiveReloadServer, asked: AskedFor) -> None:
        """The pages that the browser shows are in their place."""
        self._badged()
        asked.since.clear()
        self._over_seen = self._over
        lets_see(server)

    def _reloads(self, server: LiveReloadServer, asked: AskedFor, built: Collection[str]) -> None:
        """Where a browser was sent a page before it was built anew, or the problems are others, it asks once more."""
        if asked.since & set(built) or self._over != self._over_seen:
            reloads(server)

    def _failure(self, error: BaseException) -> Problem:
        """What stopped a build that was not a problem of the report: the settings, a theme, an extension."""
        if isinstance(error, FileError | OSError):
            return refusal(error, self._root)
        told = [record.getMessage() for record in self.messages.records]
        words = " ".join([*told, str(error) or type(error).__name__])
        return failure(words, template_place(error) or place_of(words, self._settings(), Place(SETTINGS)))

    def _of_mkdocs(self) -> tuple[Problem, ...]:
        heard = (Warned(record.getMessage()) for record in self.messages.records)
        return in_order(warnings(heard, self._pages, self._settings(), self._sources, strict=False))

    def _settings(self) -> Source:
        return settings_source(self._root / SETTINGS)

    def _lay_over(self, problems: tuple[Problem, ...]) -> None:
        self._over = html.over(problems, self._sources, self._opens, self._wording)


def _nothing_yet(wording: Wording) -> Page:
    title = wording(said("The report cannot be shown yet"))
    return Page("/", "", Language("en"), "Bilan", "", Written(f"# {title}\n"), Place("mkdocs.yml"))


def _forgive_strictness() -> None:
    """A warning that would stop a strict build is listed in the preview and stops nothing."""
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler):
            handler.counts.clear()


def stamps(paths: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """When each file was changed, and how long it is; of folders, all files in them that are not Markdown."""
    files = (file for path in paths for file in ([path] if path.is_file() else map(Path, files_below(str(path)))))
    found = {}
    for file in files:
        if file.suffix != ".md":
            with suppress(OSError):  # it is gone since
                stat = file.stat()
                found[file] = (stat.st_mtime_ns, stat.st_size)
    return found
