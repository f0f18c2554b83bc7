"""Which pages the browsers ask the preview for, and when it asks for the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from bilan.mkdocs_plugin.search.search_index import ENTRIES, INDEX

OPEN = 2  # the number of pages assumed to be open in a browser


class RequestTracker:
    """A WSGI application that passes requests on and notes the pages they ask for.

    `last` are the paths of the pages requested last, `since` those requested since it was cleared.
    `before_index` is called before a search index is sent.
    """

    def __init__(self, site: WSGIApplication, mount: str) -> None:
        self._site, self._mount = site, mount
        self.before_index: Callable[[], None] = lambda: None
        self.last: tuple[str, ...] = ()
        self.since: set[str] = set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        address = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "replace").removeprefix(self._mount)
        if address.endswith((INDEX, ENTRIES)):
            self.before_index()
        elif address.endswith("/") or not address:
            page = f"{address}index.md"
            self.last = (page, *(other for other in self.last if other != page))[:OPEN]
            self.since.add(page)
        return self._site(environ, start_response)
