"""Which pages the browsers ask the preview for, and when the server tells them to ask again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from bilan.mkdocs_plugin.search.search_index import ENTRIES, INDEX

OPEN = 2  # pages that are taken to be open in a browser


class RequestTracker:
    """A WSGI application around another, which it leaves as it is: `last` are the paths of the pages asked for last, `since`
    those asked for since it was cleared. Before a search index is sent, `indexes` is called."""

    def __init__(self, site: WSGIApplication, mount: str, indexes: Callable[[], None]) -> None:
        self._site, self._mount, self._indexes = site, mount, indexes
        self.last: tuple[str, ...] = ()
        self.since: set[str] = set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """One request."""
        address = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "replace").removeprefix(self._mount)
        if address.endswith((INDEX, ENTRIES)):
            self._indexes()
        elif address.endswith("/") or not address:
            page = f"{address}index.md"
            self.last = (page, *(other for other in self.last if other != page))[:OPEN]
            self.since.add(page)
        return self._site(environ, start_response)


def release_waiting_browsers(server: LiveReloadServer) -> None:
    """What the browsers show is complete, though the build goes on: they may have it (`_build_loop` does so at the end)."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()


def reloads(server: LiveReloadServer) -> None:
    """Until the end of the build the browsers wait, and then ask for their pages once more."""
    with server._epoch_cond:
        server._wanted_epoch = max(server._wanted_epoch + 1, round(time.monotonic() * 1000))
