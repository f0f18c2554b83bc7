"""A preview of a small report as the scripts of the panel ask it, without a browser."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from bilan.cache.cache import Cache
from bilan.edit_form.edit_addresses import EditedReport
from bilan.edit_form.report_editor import ReportEditor
from bilan.locales.editor_locale import EditorLocale
from bilan.mkdocs_plugin.preview.allowed_hosts import Hosts
from bilan.mkdocs_plugin.preview.edit_server import EditServer
from bilan.mkdocs_plugin.preview.problem_overlay import Overlay
from bilan.mkdocs_plugin.preview.request_guard import Guard
from bilan.report_check import CheckedReport, check_report_folder

HOST = "127.0.0.1:8000"
TODAY = date(2026, 1, 1)
PAGE = b"<!doctype html><html><body><header></header><div class='md-content'>6</div></body></html>"


class Preview:
    """A preview as a browser on this computer sees it. It reads the report again after each save, as a rebuild does."""

    def __init__(self, root: Path, *, from_network: bool = False, language: str = "en") -> None:
        self.root, self.ready, self.cache = root, True, Cache()
        self.report = self.checked()
        locale = EditorLocale(language)
        editor = ReportEditor(self._current, locale)
        pages = Overlay(_page, lambda environ: self.server.panel(environ))
        opens: Callable[[Any], str] = lambda place: f"editor:{place.file}"  # noqa: E731
        self.server = EditServer(pages, editor, ready=lambda: self.ready, opens=opens, from_network=from_network)
        self.site = Guard(self.server, lambda: Hosts("127.0.0.1", 8000), locale)

    def checked(self, *, drafts: bool = True) -> CheckedReport:
        """The report as it is now; without `drafts`, as a public build sees it."""
        return check_report_folder(self.root, TODAY, drafts=drafts, cache=self.cache)

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
        """The status and the answer to a question of the panel."""
        status, text = self.ask(f"/bilan-edit/{name}", json.dumps(question).encode(), **environ)
        return status, json.loads(text) if text.startswith("{") else text

    def _current(self) -> EditedReport:
        assert self.report.report
        return EditedReport(self.root, self.report.report, self.report.sources, TODAY)


def _page(_environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/html")])
    return [PAGE]
