"""The panel reads and writes for pages of this preview on this computer, and for nobody else; any input has an answer."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from bilan.edit_form.report_editor import EditedReport, ReportEditor
from bilan.locales.editor_locale import EditorLocale
from bilan.mkdocs_plugin.preview.allowed_hosts import Hosts
from bilan.mkdocs_plugin.preview.edit_server import POSTED_TO, EditServer
from bilan.mkdocs_plugin.preview.problem_overlay import Overlay
from bilan.mkdocs_plugin.preview.request_guard import Guard
from bilan.report_check import check_report_folder
from tests.conftest import Folder

HOST = "127.0.0.1:8000"
ONE = "data/2021/figures.yml#figures/one"
PAGE = b"<!doctype html><html><body><header></header><div class='md-content'>6</div></body></html>"


class _Preview:
    """A preview of a small report as a browser on this computer sees it."""

    def __init__(self, root: Path, *, from_network: bool = False) -> None:
        self.root, self.ready = root, True
        self.read = check_report_folder(root, date(2026, 1, 1), drafts=True)
        editor = ReportEditor(self._current, EditorLocale("en"))
        pages = Overlay(_page, lambda environ: self.server.panel(environ))
        opens: Callable[[Any], str] = lambda place: f"editor:{place.file}"  # noqa: E731
        self.server = EditServer(pages, editor, ready=lambda: self.ready, opens=opens, from_network=from_network)
        self.site = Guard(self.server, lambda: Hosts("127.0.0.1", 8000), EditorLocale("en"))

    def _current(self) -> EditedReport:
        assert self.read.report
        return EditedReport(self.root, self.read.report, self.read.sources, date(2026, 1, 1))

    def ask(self, path: str, body: bytes = b"", **environ: str | None) -> tuple[int, str]:
        """The status and the text of the answer; a value of None takes a header away."""
        given: dict[str, Any] = {
            "REQUEST_METHOD": "POST" if body else "GET",
            "PATH_INFO": path,
            "HTTP_HOST": HOST,
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/json",
            "HTTP_ORIGIN": f"http://{HOST}",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_X_BILAN_TOKEN": self.server.token,
            "wsgi.input": io.BytesIO(body),
            **environ,
        }
        begun: list[str] = []

        def start(status: str, _headers: object, _error: object = None) -> Callable[[bytes], object]:
            begun.append(status)
            return lambda _: None

        asked = {key: value for key, value in given.items() if value is not None}
        text = b"".join(self.site(asked, start)).decode()
        return int(begun[0].split()[0]), text

    def post(self, name: str, question: object, **environ: str | None) -> tuple[int, Any]:
        status, text = self.ask(f"/bilan-edit/{name}", json.dumps(question).encode(), **environ)
        return status, json.loads(text) if text.startswith("{") else text


def _page(_environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/html")])
    return [PAGE]


@pytest.fixture
def preview(folder: Folder) -> _Preview:
    return _Preview(folder({}))


def test_a_page_opens_checks_saves_and_undoes(preview: _Preview) -> None:
    figures = preview.root / "data/2021/figures.yml"
    before = figures.read_text(encoding="utf-8")
    status, opened = preview.post("open", {"address": ONE})
    assert (status, opened["value"], opened["editor"]) == (200, {"value": "6"}, "editor:data/2021/figures.yml")
    question = {"address": ONE, "opened": {"digests": opened["digests"], "value": opened["value"]}}
    status, checked = preview.post("check", {**question, "value": {"value": "4.463"}})
    assert (status, checked["problems"][0]["hint"]) == (200, "Write 4463.")
    assert figures.read_text(encoding="utf-8") == before
    assert preview.post("save", {**question, "value": {"value": "7"}})[0] == 200
    assert figures.read_text(encoding="utf-8") == before.replace("one: 6", "one: 7")
    status, conflict = preview.post("save", {**question, "value": {"value": "8"}})
    assert (status, conflict["conflict"]) == (409, [{"label": "Value", "opened": "6", "file": "7", "form": "8"}])
    assert preview.post("undo", {})[0] == 200
    assert figures.read_text(encoding="utf-8") == before
    status, found = preview.post("find", {"page": "/2021/", "texts": [["h2", "Total"], ["p", "nothing of ours at all"]]})
    assert found == {"found": [{"address": "data/indicators.yml#indicators/total", "field": "name.fr"}, None]}
    assert preview.post("contents", {})[1]["years"] == [2021]
    assert preview.post("year", {"year": 2022})[0] == 200
    assert (preview.root / "data/2022/year.yml").exists()


ELSEWHERE: list[dict[str, str | None]] = [
    {"HTTP_ORIGIN": "https://evil.example", "HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_ORIGIN": None},
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_SEC_FETCH_SITE": "same-site"},
    {"HTTP_SEC_FETCH_SITE": "none"},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_X_BILAN_TOKEN": None},
    {"HTTP_X_BILAN_TOKEN": ""},
    {"HTTP_X_BILAN_TOKEN": "guess"},
    {"HTTP_X_BILAN_TOKEN": "é"},
    {"CONTENT_TYPE": "text/plain"},  # what a form of another site may send without asking first
    {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
    {"CONTENT_TYPE": None},
    {"REMOTE_ADDR": "192.168.1.7"},
    {"REMOTE_ADDR": None},
]


@pytest.mark.parametrize(
    "environ", ELSEWHERE, ids=lambda environ: ",".join(f"{key}={value}" for key, value in environ.items())
)
def test_a_request_from_elsewhere_reads_and_writes_nothing(preview: _Preview, environ: dict[str, str | None]) -> None:
    _, opened = preview.post("open", {"address": ONE})
    files = {path: path.read_bytes() for path in preview.root.rglob("*.yml")}
    question = {"address": ONE, "opened": {"digests": opened["digests"], "value": opened["value"]}, "value": {"value": "7"}}
    for name in POSTED_TO:
        status, answer = preview.post(name, {**question, "year": 2022, "texts": [], "page": "/"}, **environ)
        assert status == 403
        assert "Total" not in str(answer)
    assert {path: path.read_bytes() for path in preview.root.rglob("*.yml")} == files


def test_only_a_browser_that_may_edit_gets_the_token(preview: _Preview, folder: Folder) -> None:
    assert preview.server.token in preview.ask("/2021/")[1]
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.0.1"):
        assert preview.server.token in preview.ask("/2021/", REMOTE_ADDR=address)[1]
    for address in ("192.168.1.7", "fe80::1%eth0", "", "localhost"):
        assert preview.ask("/2021/", REMOTE_ADDR=address)[1] == PAGE.decode()
    open_preview = _Preview(folder({}), from_network=True)
    assert open_preview.server.token in open_preview.ask("/2021/", REMOTE_ADDR="192.168.1.7")[1]
    assert open_preview.server.token != preview.server.token


def test_a_preview_without_a_report_has_nothing_to_edit(preview: _Preview) -> None:
    preview.ready = False
    assert preview.ask("/2021/")[1] == PAGE.decode()
    assert preview.post("open", {"address": ONE}) == (503, {"error": "Fix these problems first."})


def test_scripts_and_styles_are_served_and_nothing_else(preview: _Preview) -> None:
    assert "export function group" in preview.ask("/bilan-edit/edit_fields.js")[1]
    for name in ("", "edit_server.py", "../preview_session.py", "%2e%2e/plugin.py", "open"):
        assert preview.ask(f"/bilan-edit/{name}")[0] in (404, 405)


@pytest.mark.parametrize("name", POSTED_TO)
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"null",
        b"[]",
        b"1",
        b"\xff",
        b"{",
        b'{"address": 7, "value": 7, "opened": 7, "texts": 7, "year": "x"}',
        b'{"address": "data/2021/figures.yml#figures/one", "value": [], "opened": {}, "texts": [[]], "page": 1}',
        b'{"address": "data/2021/figures.yml#figures/one", "value": {"value": {"a": 1}}, "opened": {"digests": {}, "value": {}}}',
        b'{"address": "data/2021/figures.yml#figures/one", "value": {"value": "\\ud800"}, "opened": {"value": {"value": "6"}}}',
        b'{"address": "\\ud800.yml#", "value": {"\\ud800": []}, "opened": {"value": {}}, "year": 1e999}',
    ],
)
def test_any_input_is_answered_in_plain_words(preview: _Preview, name: str, body: bytes) -> None:
    status, text = preview.ask(f"/bilan-edit/{name}", body)
    assert status in (200, 409, 422), text
    if status != 200:
        output = json.loads(text).get("error", "conflict.")
        assert output.endswith((".", "?")) or status == 409
        assert not [word for word in ("Error", "Traceback", "object", "NoneType", "codec") if word in output], output


def test_texts_of_the_report_cannot_leave_the_settings_of_the_panel(preview: _Preview) -> None:
    page = preview.ask("/2021/")[1]
    written = page.split('id="bilan-edit">')[1].split("</script>")[0]
    assert "<" not in written
    assert json.loads(written)["token"] == preview.server.token
