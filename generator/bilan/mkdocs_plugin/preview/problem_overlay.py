"""Shows problems over every page of a preview. They are added when a page is sent; the files of the site do not change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]

_BEFORE = re.compile(r"</header>|<body[^>]*>(?!.*</header>)", re.DOTALL)


class Overlay:
    """A WSGI application that adds `html` below the header of each HTML page of another, and passes on all else.

    `html` is called with the request.
    """

    def __init__(self, site: WSGIApplication, html: Callable[[WSGIEnvironment], str]) -> None:
        self._site, self._html = site, html

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        responses: list[tuple[str, Headers]] = []

        def begin(status: str, headers: Headers, *_: object) -> Callable[[bytes], object]:
            responses.append((status, headers))
            return lambda _: None

        body = self._site(environ, begin)
        status, headers = responses[0]
        if not _is_html(headers) or not (html := self._html(environ)):
            start_response(status, headers)
            return body
        page = add_overlay(b"".join(body).decode("utf-8", "replace"), html).encode()
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]


def add_overlay(page: str, html: str) -> str:
    """Return the page with the HTML below its header, or at the start if it has none."""
    found = _BEFORE.search(page)
    return f"{page[: found.end()]}{html}{page[found.end() :]}" if found else html + page


def _is_html(headers: Headers) -> bool:
    return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)
