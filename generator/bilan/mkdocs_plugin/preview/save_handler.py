"""What a save does in `mkdocs serve`: it builds what changed, or everything, and no error ends the server."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from bilan.cache.cache import SupersededError
from bilan.mkdocs_plugin.mkdocs_contract import is_rebuild_due, release_waiting_browsers, reload_browsers
from bilan.mkdocs_plugin.preview.incremental_rebuild import FullRebuildNeededError, IncrementalRebuild
from bilan.mkdocs_plugin.preview.page_requests import RequestTracker
from bilan.mkdocs_plugin.preview.preview_session import PreviewSession

log = get_plugin_logger("bilan")


@dataclass
class SaveHandler:
    """MkDocs calls `on_save` after a save, in place of its own `build_everything`.

    `rebuild` builds what changed since the last full build; None while there is none that it can build on.
    """

    server: LiveReloadServer
    session: PreviewSession
    requests: RequestTracker
    build_everything: Callable[[], None]
    rebuild: IncrementalRebuild | None
    _overlay_shown: str = ""

    def on_save(self) -> None:
        """Build what changed into the current site, or build everything; show an error over the last good pages."""
        self.session.begin_save()
        try:
            if not self._rebuild_incrementally():
                self._forget_last_build()
                self.session.messages.clear()
                reload_browsers(self.server)
                self.build_everything()
        except (Exception, SystemExit) as error:
            self.session.show_failure(error)

    def _forget_last_build(self) -> None:
        """Build on the last full build no more; an index that is being made for it is not moved in."""
        if self.rebuild:
            self.rebuild.is_latest = False
        self.rebuild = None

    def _rebuild_incrementally(self) -> bool:
        """Build what changed into the current site; return False if a full rebuild is needed."""
        if self.session.fixed_inputs_changed() or self.rebuild is None:
            return False
        try:
            built = self._build_what_changed(self.rebuild)
        except FullRebuildNeededError:
            return False
        except SupersededError:
            return True
        except Abort:
            reload_browsers(self.server)
            raise
        except Exception:
            log.debug("The incremental rebuild failed; a full rebuild follows.", exc_info=True)
            return False
        self.session.incremental_rebuilds += 1
        self._reload_if_needed(built)
        return True

    def _build_what_changed(self, rebuild: IncrementalRebuild) -> Collection[str]:
        """Build the pages that browsers show, let them load, then build the rest; return the paths of the rest.

        Raises `FullRebuildNeededError`, `SupersededError` after a newer save, and `Abort` if the report has errors.
        """
        read = rebuild.read()
        with rebuild.listening():
            rendered = rebuild.build_first_pages(read, self.requests.last)
            self._show_first_pages()
            whole = rebuild.add_pages_and_files(read, partial(is_rebuild_due, self.server))
            return rebuild.build_rest(whole, rendered)

    def _show_first_pages(self) -> None:
        """Let browsers load the pages that they show, which are in place now."""
        self.session.show_badge()
        self.requests.since.clear()
        self._overlay_shown = self.session.overlay
        release_waiting_browsers(self.server)

    def _reload_if_needed(self, built: Collection[str]) -> None:
        """Reload browsers if one got a page before its rebuild, or if the problems changed."""
        if self.requests.since & set(built) or self.session.overlay != self._overlay_shown:
            reload_browsers(self.server)
