"""The check of one address: a HEAD request, and a GET request if HEAD does not succeed (RFC 9110)."""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from http.client import HTTPException
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit


class State(StrEnum):
    """The result of a check. A site that refuses robots (401, 403, 429 …) is not dead: people may be able to open it."""

    ALIVE = "alive"
    GONE = "gone"
    REFUSED = "refused"
    SILENT = "silent"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Answer:
    """The state and its reason: the HTTP status, or the kind of error."""

    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """The settings of requests: user agent, timeout and pause between two requests to a host (seconds), and attempts.

    With `private`, addresses of the machine and its own network may be requested.
    """

    agent: str = "Bilan-links"
    timeout: float = 20.0
    pause: float = 1.0
    attempts: int = 2
    longest_wait: float = 60.0
    private: bool = False


_GONE = {404, 410}
_REFUSING = {401, 403, 405, 406, 407, 418, 429, 451, 999}
_BUSY = {429, 503}
_READ_SIZE = 1_000  # bytes of a page; the start of the answer is enough


def check_address(address: str, policy: RequestPolicy) -> Answer:
    """Check an address; a server that is busy or does not answer is tried again."""
    answer = Answer(State.SILENT, "silent")
    for attempt in range(policy.attempts):
        if attempt:
            time.sleep(policy.pause * 2**attempt)
        answer = _try_once(address, policy)
        if answer.state in (State.ALIVE, State.GONE, State.PRIVATE) or answer.reason in map(str, _REFUSING - _BUSY):
            break
    return answer


def _try_once(address: str, policy: RequestPolicy) -> Answer:
    try:
        first = _request(address, "HEAD", policy)
        return first if first.state is State.ALIVE else _request(address, "GET", policy)
    except _PrivateError:
        return Answer(State.PRIVATE, "private")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(State.SILENT, _error_name(error))


def _request(address: str, method: str, policy: RequestPolicy) -> Answer:
    _refuse_private(address, policy)
    request = urllib.request.Request(_as_uri(address), method=method, headers=_headers(policy))
    try:
        with urllib.request.build_opener(_RedirectHandler(policy)).open(request, timeout=policy.timeout) as answer:
            answer.read(_READ_SIZE)
            return Answer(State.ALIVE, str(answer.status))
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _BUSY:
                time.sleep(_wait(error.headers, policy))
            return Answer(_state(error.code), str(error.code))


def _headers(policy: RequestPolicy) -> dict[str, str]:
    return {"User-Agent": policy.agent, "Accept": "*/*"}


def _state(code: int) -> State:
    if code in _GONE:
        return State.GONE
    return State.REFUSED if code in _REFUSING else State.SILENT


def _wait(headers: Message, policy: RequestPolicy) -> float:
    """The seconds that a busy server asks to wait (RFC 9110, 10.2.3), up to `longest_wait`."""
    retry_after = headers.get("Retry-After", "")
    return min(float(retry_after), policy.longest_wait) if retry_after.isdigit() else policy.pause


def _as_uri(address: str) -> str:
    """An address with non-ASCII characters as a URI (RFC 3987, 3.1)."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="/%:=&?~#+!$,;'@()*[]") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


class _PrivateError(Exception):
    """Raised for an address of the machine or its network."""


def _refuse_private(address: str, policy: RequestPolicy) -> None:
    host = urlsplit(address).hostname or ""
    if not policy.private and any(not ipaddress.ip_address(address).is_global for address in _ip_addresses(host)):
        raise _PrivateError


def _ip_addresses(host: str) -> set[str]:
    return {str(info[4][0]).partition("%")[0] for info in socket.getaddrinfo(host, None)}


class _RedirectHandler(urllib.request.HTTPRedirectHandler):
    """Follows redirects, except to the machine or its network."""

    max_redirections = 8

    def __init__(self, policy: RequestPolicy) -> None:
        self._manners = policy

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        _refuse_private(newurl, self._manners)
        request = super().redirect_request(req, fp, code, msg, headers, _as_uri(newurl))  # type: ignore[arg-type]
        if request is not None:
            request.method = req.get_method()
        return request


def _error_name(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) and isinstance(error.reason, Exception) else error
    return type(cause).__name__
