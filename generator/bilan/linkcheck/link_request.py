"""One address is asked whether it answers: HEAD, which costs least, then GET where that is not enough (RFC 9110)."""

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
    """What came of asking. A site that refuses robots (401, 403, 429 …) is not dead: a person would be let in."""

    ALIVE = "alive"
    GONE = "gone"
    REFUSED = "refused"
    SILENT = "silent"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Answer:
    """The state and its reason in a word: the status of HTTP, or what kept a server from giving one."""

    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """How to ask: who asks, how long to wait for an answer and between two questions to one host, how often to try.

    With `private` addresses of the machine and its network may be asked, which a report has no reason to name.
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
_ENOUGH = 1_000  # bytes of a page; that it begins to answer is all we ask


def check_address(address: str, manners: RequestPolicy) -> Answer:
    """Whether an address answers; a server that is busy or silent is asked again."""
    answer = Answer(State.SILENT, "silent")
    for attempt in range(manners.attempts):
        if attempt:
            time.sleep(manners.pause * 2**attempt)
        answer = _ask_once(address, manners)
        if answer.state in (State.ALIVE, State.GONE, State.PRIVATE) or answer.reason in map(str, _REFUSING - _BUSY):
            break
    return answer


def _ask_once(address: str, manners: RequestPolicy) -> Answer:
    try:
        first = _request(address, "HEAD", manners)
        return first if first.state is State.ALIVE else _request(address, "GET", manners)
    except _PrivateError:
        return Answer(State.PRIVATE, "private")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(State.SILENT, _named(error))


def _request(address: str, method: str, manners: RequestPolicy) -> Answer:
    _refuse_private(address, manners)
    asked = urllib.request.Request(_as_uri(address), method=method, headers=_headers(manners))
    try:
        with urllib.request.build_opener(_Redirected(manners)).open(asked, timeout=manners.timeout) as answer:
            answer.read(_ENOUGH)
            return Answer(State.ALIVE, str(answer.status))
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _BUSY:
                time.sleep(_wait(error.headers, manners))
            return Answer(_state(error.code), str(error.code))


def _headers(manners: RequestPolicy) -> dict[str, str]:
    return {"User-Agent": manners.agent, "Accept": "*/*"}


def _state(code: int) -> State:
    if code in _GONE:
        return State.GONE
    return State.REFUSED if code in _REFUSING else State.SILENT


def _wait(headers: Message, manners: RequestPolicy) -> float:
    """The seconds a busy server asks for (RFC 9110, 10.2.3), within reason."""
    told = headers.get("Retry-After", "")
    return min(float(told), manners.longest_wait) if told.isdigit() else manners.pause


def _as_uri(address: str) -> str:
    """An address with letters of any alphabet as HTTP wants it (RFC 3987, 3.1)."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="/%:=&?~#+!$,;'@()*[]") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


class _PrivateError(Exception):
    """An address leads into the machine or its network."""


def _refuse_private(address: str, manners: RequestPolicy) -> None:
    host = urlsplit(address).hostname or ""
    if not manners.private and any(not ipaddress.ip_address(found).is_global for found in _found(host)):
        raise _PrivateError


def _found(host: str) -> set[str]:
    return {str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(host, None)}


class _Redirected(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but for those into the machine or its network."""

    max_redirections = 8

    def __init__(self, manners: RequestPolicy) -> None:
        self._manners = manners

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        _refuse_private(newurl, self._manners)
        made = super().redirect_request(req, fp, code, msg, headers, _as_uri(newurl))  # type: ignore[arg-type]
        if made is not None:
            made.method = req.get_method()
        return made


def _named(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) and isinstance(error.reason, Exception) else error
    return type(cause).__name__
