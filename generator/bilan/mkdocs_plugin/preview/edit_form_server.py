"""The form at `/admin/`, in the preview only: Sveltia CMS on the local folder; Bilan reads and writes every file.

The server changes no file: the browser does, in the folder that its user chose. Sveltia CMS comes from npm (`make admin`).
Fonts and texts that it would fetch from other hosts are sent from its package.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from markupsafe import Markup
from mkdocs.plugins import get_plugin_logger

from bilan.diagnostics.problem import Problem
from bilan.edit_form.form_files import FormFiles, UnreadableError
from bilan.edit_form.sveltia_settings import settings
from bilan.filesystem.file_reading import read_file
from bilan.filesystem.report_folder import real_path
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, translatable
from bilan.model.report import Report

ADDRESS = "/admin/"
SVELTIA = Path("admin/node_modules/@sveltia/cms")  # within the report's folder
INSTALL = "npm install --prefix admin @sveltia/cms@0.221.1"  # “make admin” if there is a lock file
POSTED_TO = ("read", "write")  # below it: the form's values of a file, and its text after saving
_OURS = Path(__file__).parent
_TYPES = {".js": "text/javascript", ".html": "text/html", ".json": "application/json", ".woff2": "font/woff2"}
_FONT = re.compile(rb"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)[:@][^)\s`]*")
_PACKAGE = b"https://unpkg.com/@sveltia/cms"
_FILE = re.compile(r"package(?:@[\d.]+)?/(.+)")
_ABSENT = Markup(
    '<!doctype html>\n<html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>Bilan</title></head>'
    '<body><p>{text}</p><pre dir="ltr">{command}</pre></body></html>\n'
)

log = get_plugin_logger("bilan")

Answer = tuple[str, str, bytes]


class EditFormServer:
    """A WSGI application around another: it answers below `/admin/` and passes on everything else."""

    def __init__(
        self, root: Path, report: Callable[[], Report | None], site: WSGIApplication, editor_locale: EditorLocale
    ) -> None:
        self._root, self._report, self._site, self._wording = root, report, site, editor_locale

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path = str(environ.get("PATH_INFO", ""))
        if not path.startswith(ADDRESS):
            return self._site(environ, start_response)
        status, kind, body = self._answered(path.removeprefix(ADDRESS), environ)
        start_response(status, [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body)))])
        return [body]

    def _answered(self, path: str, environ: WSGIEnvironment) -> Answer:
        report = self._report()
        if report is None:
            return "503 Service Unavailable", "text/plain", self._wording(translatable("Fix these problems first.")).encode()
        if environ["REQUEST_METHOD"] == "POST" and path in POSTED_TO:
            return self._answer_form(path, environ, FormFiles(self._root, report.languages))
        if path == "settings.json":
            return _ok("application/json", json.dumps(settings(self._root, report), ensure_ascii=False).encode())
        if path in ("", "form.js"):
            return self._page(path)
        return self._of_sveltia(path)

    def _page(self, path: str) -> Answer:
        if not (self._root / SVELTIA / "dist/sveltia-cms.js").is_file():
            return _ok("text/html", self._absent().encode())
        return self._file(_OURS / (path or "form.html"))

    def _absent(self) -> str:
        text = self._wording(
            translatable("The form is not installed. To install it, run this once in the folder of the report:")
        )
        editor_locale = self._wording
        return str(_ABSENT.format(lang=editor_locale.language, dir=editor_locale.direction, text=text, command=INSTALL))

    def _of_sveltia(self, path: str) -> Answer:
        folder = real_path(self._root / SVELTIA)
        named = _FILE.fullmatch(path)
        fonts = sorted((folder / "npm/assets").glob(f"{path.removeprefix('fonts/')}-*.woff2")) if _is_font(path) else []
        file = fonts[0] if fonts else real_path(folder / (named.group(1) if named else f"dist/{path}"))
        if not file.is_relative_to(folder) or file.suffix not in _TYPES or not os.path.isfile(file):  # noqa: PTH113 # any path
            return "404 Not Found", "text/plain", self._wording(translatable("There is no such page.")).encode()
        status, kind, content = self._file(file)
        return status, kind, _offline(content) if file.suffix == ".js" else content

    def _file(self, file: Path) -> Answer:
        content = read_file(file, file.name)
        if isinstance(content, Problem):
            return "500 Internal Server Error", "text/plain", self._wording(content.message).encode()
        return _ok(_TYPES[file.suffix], content)

    def _answer_form(self, path: str, environ: WSGIEnvironment, files: FormFiles) -> Answer:
        """Return the form's values of a file, or its text with the form's values merged in."""
        name = parse_qs(str(environ.get("QUERY_STRING", "")), errors="replace").get("file", [""])[0]
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        try:
            return self._shown(files, name, body) if path == "read" else self._saved(files, name, body)
        except UnreadableError as error:
            return self._unprocessable(error.why)
        except (ValueError, AttributeError, LookupError, TypeError, RecursionError):
            log.debug("%s of %s", path, name, exc_info=True)
            return self._unprocessable(translatable("{file} cannot be edited as a form; edit the file itself.", file=name))

    def _shown(self, files: FormFiles, name: str, body: bytes) -> Answer:
        return _ok("application/json", json.dumps(files.shown(name, body.decode()), ensure_ascii=False).encode())

    def _saved(self, files: FormFiles, name: str, body: bytes) -> Answer:
        value = json.loads(body)
        if not isinstance(value, dict):
            return self._unprocessable(translatable("What the form sent is not a group of fields."))
        return _ok("text/plain", files.saved(name, value).encode())

    def _unprocessable(self, why: Message) -> Answer:
        return "422 Unprocessable Content", "text/plain", self._wording(why).encode("utf-8", "replace")


def _ok(kind: str, body: bytes) -> Answer:
    return "200 OK", kind, body


def _is_font(path: str) -> bool:
    return re.fullmatch(r"fonts/[a-z0-9-]+", path) is not None


def _offline(script: bytes) -> bytes:
    """Return the script with the addresses of files in its own package."""
    return _FONT.sub(rb"/admin/fonts/\1", script).replace(_PACKAGE, b"/admin/package")
