"""The panel reads and writes for pages of this preview on this computer, and for nobody else; any input has an answer."""

from __future__ import annotations

import json

import pytest

from bilan.mkdocs_plugin.preview.edit_server import POSTED_TO
from tests.conftest import Folder
from tests.preview.panel_requests import PAGE, Preview

ONE = "data/2021/figures.yml#figures/one"


@pytest.fixture
def preview(folder: Folder) -> Preview:
    return Preview(folder({}))


def test_a_page_opens_checks_saves_and_undoes(preview: Preview) -> None:
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
def test_a_request_from_elsewhere_reads_and_writes_nothing(preview: Preview, environ: dict[str, str | None]) -> None:
    _, opened = preview.post("open", {"address": ONE})
    files = {path: path.read_bytes() for path in preview.root.rglob("*.yml")}
    question = {"address": ONE, "opened": {"digests": opened["digests"], "value": opened["value"]}, "value": {"value": "7"}}
    for name in POSTED_TO:
        status, answer = preview.post(name, {**question, "year": 2022, "texts": [], "page": "/"}, **environ)
        assert status == 403
        assert "Total" not in str(answer)
    assert {path: path.read_bytes() for path in preview.root.rglob("*.yml")} == files


def test_only_a_browser_that_may_edit_gets_the_token(preview: Preview, folder: Folder) -> None:
    assert preview.server.token in preview.ask("/2021/")[1]
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.0.1"):
        assert preview.server.token in preview.ask("/2021/", REMOTE_ADDR=address)[1]
    for address in ("192.168.1.7", "fe80::1%eth0", "", "localhost"):
        assert preview.ask("/2021/", REMOTE_ADDR=address)[1] == PAGE.decode()
    open_preview = Preview(folder({}), from_network=True)
    assert open_preview.server.token in open_preview.ask("/2021/", REMOTE_ADDR="192.168.1.7")[1]
    assert open_preview.server.token != preview.server.token


def test_a_preview_without_a_report_has_nothing_to_edit(preview: Preview) -> None:
    preview.ready = False
    assert preview.ask("/2021/")[1] == PAGE.decode()
    assert preview.post("open", {"address": ONE}) == (503, {"error": "Fix these problems first."})


def test_scripts_and_styles_are_served_and_nothing_else(preview: Preview) -> None:
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
def test_any_input_is_answered_in_plain_words(preview: Preview, name: str, body: bytes) -> None:
    status, text = preview.ask(f"/bilan-edit/{name}", body)
    assert status in (200, 409, 422), text
    if status != 200:
        output = json.loads(text).get("error", "conflict.")
        assert output.endswith((".", "?")) or status == 409
        assert not [word for word in ("Error", "Traceback", "object", "NoneType", "codec") if word in output], output


def test_texts_of_the_report_cannot_leave_the_settings_of_the_panel(preview: Preview) -> None:
    page = preview.ask("/2021/")[1]
    written = page.split('id="bilan-edit">')[1].split("</script>")[0]
    assert "<" not in written
    assert json.loads(written)["token"] == preview.server.token
