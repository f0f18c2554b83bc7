"""Which requests a preview answers: reading under its own names, and the requests of the panel. Others are refused.

Status codes are those of RFC 9110; headers against framing and type guessing are those of the HTML and Fetch standards.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.plugins import get_plugin_logger

from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, translatable
from bilan.mkdocs_plugin.preview.allowed_hosts import Hosts
from bilan.mkdocs_plugin.preview.edit_server import ADDRESS, LARGEST_PICTURE, POSTED_TO

_POSTED_TO = tuple(f"{ADDRESS}{name}" for name in POSTED_TO)
READING = ("GET", "HEAD")
LONGEST_PATH = 2_000  # bytes; published addresses have a tenth of it
LARGEST_BODY = 4_000_000  # bytes that the form may send: a year of two thousand articles in three languages
MOST_DISCARDED = 64_000_000  # bytes of a body that is too large, read so that the browser gets the answer
CHUNK = 65_536
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)

log = get_plugin_logger("bilan")


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: str
    why: Message
    headers: tuple[tuple[str, str], ...] = ()


class Guard:
    """A WSGI application around the whole preview. `hosts` are the names under which it answers, once it listens."""

    def __init__(self, site: WSGIApplication, hosts: Callable[[], Hosts], editor_locale: EditorLocale) -> None:
        self._site, self._hosts, self._wording = site, hosts, editor_locale

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        refusal = self._refusal(environ)
        if refusal:
            _discard_body(environ)
            return self._refused(refusal, start_response)
        try:
            return self._answered(environ, start_response)
        except Exception as error:
            log.error("%s", self._wording(_failed(error)), exc_info=log.isEnabledFor(logging.DEBUG))
            return self._refused(Refusal("500 Internal Server Error", _failed(error)), start_response)

    def _refusal(self, environ: WSGIEnvironment) -> Refusal | None:
        path = str(environ.get("PATH_INFO", ""))
        return self._wrong_host(environ) or _wrong_method(environ) or _wrong_path(path) or _wrong_body(environ)

    def _wrong_host(self, environ: WSGIEnvironment) -> Refusal | None:
        """Return the refusal of a request under another name, or from a page of another site (RFC 6454, 7).

        None if it is allowed.
        """
        hosts, origin = self._hosts(), environ.get("HTTP_ORIGIN", "")
        if environ.get("HTTP_HOST", "") not in hosts:
            why = translatable(
                "This preview answers only at http://{host}/. To use another name, add it to “preview_hosts” in mkdocs.yml.",
                host=hosts.names[0],
            )
            return Refusal("403 Forbidden", why)
        if environ.get("REQUEST_METHOD") == "POST" and not _is_own(str(origin), hosts):
            return Refusal("403 Forbidden", translatable("This preview does not accept requests from other sites."))
        return None

    def _answered(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        responses: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
            responses.append((status, headers))
            return lambda _: None

        answer = self._site(environ, begin)
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        ((status, headers),) = responses
        start_response(status, [*headers, *HEADERS])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _refused(self, refusal: Refusal, start_response: StartResponse) -> Iterable[bytes]:
        body = f"{self._wording(refusal.why)}\n".encode()
        content_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
        start_response(refusal.status, [*content_headers, *refusal.headers, *HEADERS])
        return [body]


def _is_own(origin: str, hosts: Hosts) -> bool:
    scheme, _, host = origin.partition("://")
    return scheme == "http" and host in hosts


def _wrong_method(environ: WSGIEnvironment) -> Refusal | None:
    path, method = environ.get("PATH_INFO"), environ.get("REQUEST_METHOD")
    allowed = ("POST",) if path in _POSTED_TO else READING
    if method in allowed:
        return None
    why = translatable("This preview is read-only; it does not accept {method} requests.", method=method)
    return Refusal("405 Method Not Allowed", why, (("Allow", ", ".join(allowed)),))


def _wrong_path(path: str) -> Refusal | None:
    """Return the refusal of a path. WSGI gives its bytes as Latin-1 (PEP 3333)."""
    if len(path) > LONGEST_PATH:
        return Refusal("414 URI Too Long", translatable("This address has more than {most} characters.", most=LONGEST_PATH))
    try:
        text = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = "\0"
    if any(unicodedata.category(character) == "Cc" for character in text):
        return Refusal("400 Bad Request", translatable("This address has characters that no address may have."))
    return None


def _wrong_body(environ: WSGIEnvironment) -> Refusal | None:
    if environ.get("HTTP_TRANSFER_ENCODING"):
        return Refusal("411 Length Required", translatable("This request does not give its length."))
    length = str(environ.get("CONTENT_LENGTH") or "0")
    if not (length.isascii() and length.isdecimal()):
        return Refusal("400 Bad Request", translatable("This request does not give its length."))
    largest = LARGEST_PICTURE if environ.get("PATH_INFO") == f"{ADDRESS}picture" else LARGEST_BODY
    if len(length) > len(str(largest)) or int(length) > largest:
        most = f"{largest:,}"
        why = translatable("This is too large for the form: at most {most} bytes are read. Edit the file itself.", most=most)
        return Refusal("413 Content Too Large", why)
    return None


def _discard_body(environ: WSGIEnvironment) -> None:
    """Read the body of a refused request: a browser that is cut off while it sends does not get the answer."""
    length = str(environ.get("CONTENT_LENGTH") or "0")
    left = min(int(length), MOST_DISCARDED) if length.isascii() and length.isdecimal() and len(length) < 19 else 0
    while left > 0 and (read := len(environ["wsgi.input"].read(min(CHUNK, left)))):
        left -= read


def _failed(error: Exception) -> Message:
    return translatable("The preview could not answer: {reason}.", reason=type(error).__name__)
