"""The preview answers to its own host and port, reads only, and says in plain words what it does not do."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from bilan.locales.editor_locale import EditorLocale
from bilan.mkdocs_plugin.preview.allowed_hosts import Hosts
from bilan.mkdocs_plugin.preview.edit_server import POSTED_TO
from bilan.mkdocs_plugin.preview.request_guard import LARGEST_BODY, LONGEST_PATH, Guard

HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"
OWN = Hosts("127.0.0.1", 8000)
Answer = tuple[int, dict[str, str], str]


class _Site:
    """What lies behind the guard: it says which requests reached it, and that it was closed."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "5")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        return iter([b"12", b"345"])

    def close(self) -> None:
        self.closed += 1


def _ask(site: Callable[..., Iterable[bytes]], hosts: Hosts = OWN, body: bytes = b"", **environ: str) -> Answer:
    """The response to a request; by default GET / of the own host."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    asked: dict[str, object] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "HTTP_HOST": HOST,
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    guard = Guard(site, lambda: hosts, EditorLocale("en"))
    text = b"".join(guard(asked, lambda status, headers, *_: begun.append((status, headers)) or (lambda _: None)))  # type: ignore[func-returns-value]
    ((status, headers),) = begun
    return int(status.split()[0]), dict(headers), text.decode()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_requests_to_its_own_host_names_are_answered(host: str) -> None:
    site = _Site()
    status, headers, text = _ask(site, HTTP_HOST=host)
    assert (status, text, site.closed) == (200, "12345", 1)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"


FOREIGN = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1",
    "127.0.0.1:8001",
    "127.0.0.1:8000, evil.example",
    "",
    "localhost",
]
FOREIGN += ["127.0.0.1:8000@evil.example", "192.168.1.5:8000", "[::1]", "localhost.:8000", "127.0.0.1:80000"]


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", ["/", "/2021/", "/bilan-edit/edit_panel.js", "/livereload/1/1", "/preview-problems.html"])
def test_requests_to_other_host_names_are_refused(host: str, path: str) -> None:
    site = _Site()
    status, _, text = _ask(site, HTTP_HOST=host, PATH_INFO=path)
    assert (status, site.asked) == (403, [])
    assert text == (
        "This preview answers only at http://127.0.0.1:8000/. To use another name, add it to “preview_hosts” in mkdocs.yml.\n"
    )


@pytest.mark.parametrize(
    ("address", "added", "host", "answers"),
    [
        ("192.168.1.5", [], "192.168.1.5:8000", True),
        ("192.168.1.5", [], "192.168.1.6:8000", False),
        ("bureau.local", [], "bureau.local:8000", True),
        ("::1", [], "[::1]:8000", True),
        ("0.0.0.0", [], "192.168.1.5:8000", True),
        ("0.0.0.0", [], "[fe80::1]:8000", True),
        ("0.0.0.0", [], "192.168.1.5:8001", False),
        ("0.0.0.0", [], "192.168.1.5", False),
        ("0.0.0.0", [], "evil.example:8000", False),
        ("::", [], "evil.example:8000", False),
        ("0.0.0.0", ["bureau.local"], "bureau.local:8000", True),
        ("127.0.0.1", ["Bureau.local"], "bureau.local:8000", True),
        ("127.0.0.1", ["bureau.local"], "bureau.local", False),
        ("127.0.0.1", ["bureau.local:443"], "bureau.local:443", True),
        ("127.0.0.1", ["bureau.local:443"], "bureau.local:8000", False),
        ("127.0.0.1", ["fe80::1"], "[fe80::1]:8000", True),
    ],
)
def test_another_host_name_can_be_configured(address: str, added: list[str], host: str, answers: bool) -> None:
    assert (_ask(_Site(), Hosts(address, 8000, added), HTTP_HOST=host)[0] == 200) is answers


def test_at_the_port_of_the_web_a_host_needs_no_port() -> None:
    assert _ask(_Site(), Hosts("127.0.0.1", 80), HTTP_HOST="127.0.0.1")[0] == 200
    assert _ask(_Site(), Hosts("0.0.0.0", 80), HTTP_HOST="192.168.1.5")[0] == 200


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "http://localhost:8000"])
@pytest.mark.parametrize("path", [f"/bilan-edit/{name}" for name in POSTED_TO])
def test_the_panel_is_answered(origin: str, path: str) -> None:
    site = _Site()
    assert _ask(site, REQUEST_METHOD="POST", PATH_INFO=path, HTTP_ORIGIN=origin, body=b"x")[0] == 200
    assert site.asked == [f"POST {path}"]


FOREIGN_ORIGINS = ["https://evil.example", "null", "http://127.0.0.1:9000", "https://127.0.0.1:8000", "", None]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
@pytest.mark.parametrize("path", ["/bilan-edit/save", "/bilan-edit/open"])
def test_a_page_of_another_site_sends_nothing(origin: str | None, path: str) -> None:
    site = _Site()
    if origin is None:
        status, _, text = _ask(site, REQUEST_METHOD="POST", PATH_INFO=path)
    else:
        status, _, text = _ask(site, REQUEST_METHOD="POST", PATH_INFO=path, HTTP_ORIGIN=origin)
    assert (status, site.asked, text) == (403, [], "This preview does not accept requests from other sites.\n")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", ""])
def test_only_read_requests_are_answered(method: str) -> None:
    for path in ("/2021/", "/bilan-edit/", "/bilan-edit/save"):
        site = _Site()
        status, headers, text = _ask(site, REQUEST_METHOD=method, PATH_INFO=path)
        assert (status, site.asked) == (405, [])
        assert headers["Allow"] == ("POST" if path == "/bilan-edit/save" else "GET, HEAD")
        assert text == f"This preview is read-only; it does not accept {method} requests.\n"


def test_only_the_panel_accepts_posts() -> None:
    assert _ask(_Site(), REQUEST_METHOD="POST", PATH_INFO="/2021/", HTTP_ORIGIN=ORIGIN)[0] == 405
    assert _ask(_Site(), REQUEST_METHOD="POST", PATH_INFO="/bilan-edit/edit_panel.js", HTTP_ORIGIN=ORIGIN)[0] == 405
    assert _ask(_Site(), REQUEST_METHOD="GET", PATH_INFO="/bilan-edit/save")[0] == 405


def test_head_requests_get_no_body() -> None:
    site = _Site()
    status, headers, text = _ask(site, REQUEST_METHOD="HEAD")
    assert (status, headers["Content-Length"], text, site.closed) == (200, "5", "", 1)


@pytest.mark.parametrize(
    "path",
    [
        "/\0",
        "/a\x00b/",
        "/bilan-edit/\0",
        "/\x1b[31m",
        "/\x7f",
        "/\xc2\x85",
        "/\xff",
        "/\xed\xa0\x80",
        "/2021/\xe9/",
        "/a\r\nb",
    ],
)
def test_invalid_paths_are_refused(path: str) -> None:
    site = _Site()
    assert (_ask(site, PATH_INFO=path)[0], site.asked) == (400, [])


def test_paths_in_any_script_are_answered() -> None:
    for path in ("/méthode/", "/ar/منهج/", "/a\u200cb/", "/a b/"):
        assert _ask(_Site(), PATH_INFO=path.encode().decode("latin-1"))[0] == 200


@pytest.mark.parametrize(("length", "status"), [(LONGEST_PATH, 200), (LONGEST_PATH + 1, 414)])
def test_a_path_has_a_maximum_length(length: int, status: int) -> None:
    assert _ask(_Site(), PATH_INFO="/" + "a" * (length - 1))[0] == status


@pytest.mark.parametrize(
    ("length", "status"),
    [
        (str(LARGEST_BODY), 200),
        (str(LARGEST_BODY + 1), 413),
        ("9" * 5_000, 413),
        ("-1", 400),
        ("abc", 400),
        ("1_0", 400),
        ("١", 400),
        ("1.5", 400),
        ("", 200),
    ],
)
def test_a_body_has_a_maximum_length(length: str, status: int) -> None:
    site = _Site()
    answer = _ask(site, REQUEST_METHOD="POST", PATH_INFO="/bilan-edit/save", CONTENT_LENGTH=length, HTTP_ORIGIN=ORIGIN)
    assert (answer[0], len(site.asked)) == (status, status == 200)
    assert "Traceback" not in answer[2]


def test_a_body_without_a_length_is_refused() -> None:
    path = "/bilan-edit/save"
    status, _, text = _ask(
        _Site(), REQUEST_METHOD="POST", PATH_INFO=path, HTTP_ORIGIN=ORIGIN, HTTP_TRANSFER_ENCODING="chunked"
    )
    assert (status, text) == (411, "This request does not give its length.\n")


def test_failures_are_answered_in_plain_words_without_a_traceback(caplog: pytest.LogCaptureFixture) -> None:
    def failing(_environ: object, _start: object) -> list[bytes]:
        raise MemoryError

    status, headers, text = _ask(failing)
    assert (status, text) == (500, "The preview could not answer: MemoryError.\n")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert [record.exc_info for record in caplog.records] in ([None], [False])
