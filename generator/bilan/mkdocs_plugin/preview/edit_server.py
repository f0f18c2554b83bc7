"""Editing in the preview: below `/bilan-edit/`, the panel of a page asks for forms, checks them and saves them.

Only pages of this preview can ask: each request needs the token that is written in them, and another site cannot read it.
Only a browser on this computer gets the token, unless mkdocs.yml says `edit_from_network: true`.
"""

from __future__ import annotations

import ipaddress
import json
import secrets
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.plugins import get_plugin_logger

from bilan.diagnostics.problem import Place, Problem
from bilan.edit_form.record_text import UnreadableError
from bilan.edit_form.report_editor import ConflictError, ReportEditor
from bilan.filesystem.file_problems import FileError
from bilan.filesystem.file_reading import read_file
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable
from bilan.mkdocs_plugin.preview.edit_words import words
from bilan.pictures.picture_file import MAX_BYTES
from bilan.render.escape import json_in_script

ADDRESS = "/bilan-edit/"
# below it
POSTED_TO = ("open", "check", "save", "deletion", "delete", "undo", "find", "contents", "year", "picture", "approve")
LARGEST_PICTURE = MAX_BYTES * 4 // 3 + 10_000  # bytes of a request with a picture, which is written in base 64
_SCRIPTS = ("edit_panel.js", "edit_contents.js", "edit_fields.js", "edit_grid.js")
_ASSETS = {**dict.fromkeys(_SCRIPTS, "text/javascript"), "edit_panel.css": "text/css"}
_HERE = Path(__file__).parent
_MOST_TEXTS = 20_000  # of one page

log = get_plugin_logger("bilan")

Answer = tuple[str, Any]


class EditServer:
    """A WSGI application around another: it answers below `/bilan-edit/` and passes on everything else.

    `ready` says whether there is a report to edit, `opens` gives the address that opens a file in an editor.
    """

    def __init__(
        self,
        site: WSGIApplication,
        editor: ReportEditor,
        *,
        ready: Callable[[], bool],
        opens: Callable[[Place], str],
        from_network: bool = False,
    ) -> None:
        self._site, self._editor, self._ready, self._opens = site, editor, ready, opens
        self._from_network = from_network
        self._locale: EditorLocale = editor.locale
        self.token = secrets.token_urlsafe(32)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path = str(environ.get("PATH_INFO", ""))
        if not path.startswith(ADDRESS):
            return self._site(environ, start_response)
        name = path.removeprefix(ADDRESS)
        if environ["REQUEST_METHOD"] != "POST":
            status, kind, body = _asset(name)
        else:
            status, answer = self._posted(name, environ)
            kind, body = "application/json", json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
        headers = [
            ("Content-Type", f"{kind}; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        start_response(status, headers)
        return [body]

    def panel(self, environ: WSGIEnvironment) -> str:
        """Return the HTML that a page needs to open the panel; empty for a browser that may not edit."""
        if not (self._ready() and self._may_edit(environ)):
            return ""
        settings = {
            "token": self.token,
            "language": self._locale.language,
            "direction": self._locale.direction,
            "words": words(self._locale),
        }
        written = json_in_script(settings)
        return (
            f'<link rel="stylesheet" href="{ADDRESS}edit_panel.css">'
            f'<script type="application/json" id="bilan-edit">{written}</script>'
            f'<script type="module" src="{ADDRESS}edit_panel.js"></script>'
        )

    def _may_edit(self, environ: WSGIEnvironment) -> bool:
        return self._from_network or _is_this_computer(str(environ.get("REMOTE_ADDR", "")))

    def _posted(self, name: str, environ: WSGIEnvironment) -> Answer:
        if refusal := self._refusal(environ):
            return refusal
        if not self._ready():
            return "503 Service Unavailable", {"error": self._locale(translatable("Fix these problems first."))}
        try:
            asked = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
            return "200 OK", self._answer(name, asked)
        except ConflictError as conflict:
            return "409 Conflict", {"conflict": [asdict(one) for one in conflict.differences], "now": conflict.now}
        except UnreadableError as error:
            return "422 Unprocessable Content", {"error": self._locale(error.why), "field": error.field}
        except FileError as error:
            return "500 Internal Server Error", {"error": self._locale(error.problem.message)}
        except (ValueError, AttributeError, LookupError, TypeError, ArithmeticError, RecursionError):
            log.debug("%s", name, exc_info=True)
            why = translatable("This cannot be edited as a form; edit the file itself.")
            return "422 Unprocessable Content", {"error": self._locale(why)}

    def _refusal(self, environ: WSGIEnvironment) -> Answer | None:
        """Return the answer to a request that no page of this preview sent; None if one did (Fetch Metadata, CORS)."""
        site = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
        token = str(environ.get("HTTP_X_BILAN_TOKEN", ""))
        typed = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip() == "application/json"
        own = secrets.compare_digest(token.encode("utf-8", "replace"), self.token.encode())
        if own and typed and site == "same-origin" and self._may_edit(environ):
            return None
        why = translatable("Only a page of this preview may do this. Reload the page, then try again.")
        return "403 Forbidden", {"error": self._locale(why)}

    def _answer(self, name: str, asked: Mapping[str, Any]) -> Any:
        editor, address = self._editor, asked.get("address", "")
        if name == "open":
            file = str(address).partition("#")[0]
            return {**editor.open_form(address), "editor": self._opens(Place(file))}
        if name == "check":
            return editor.check(address, asked["value"], asked["opened"])
        if name == "save":
            return editor.save(address, asked["value"], asked["opened"])
        if name == "deletion":
            return editor.check_deletion(address)
        if name == "delete":
            return editor.delete(address, asked["opened"])
        if name == "undo":
            return editor.undo()
        if name == "year":
            return editor.add_year(int(asked["year"]))
        if name == "picture":
            return editor.add_picture(str(asked["name"]), b64decode(asked["content"], validate=True))
        if name == "approve":
            return editor.approve(int(asked["year"]), str(asked["by"]))
        if name == "contents":
            listed = [asdict(one) for one in editor.contents()]
            known = {"years": editor.years, "content": editor.content_folder}
            return {"files": listed, "undo": editor.last_save, **known}
        texts = [(str(element), str(text)) for element, text in asked["texts"][:_MOST_TEXTS]]
        return {"found": [asdict(one) if one else None for one in editor.find(texts, str(asked["page"]))]}


def _asset(name: str) -> tuple[str, str, bytes]:
    content = read_file(_HERE / name, name) if name in _ASSETS else None
    if content is None or isinstance(content, Problem):
        return "404 Not Found", "text/plain", b"There is no such page.\n"
    return "200 OK", _ASSETS[name], content


def _is_this_computer(address: str) -> bool:
    """Return whether an IP address is of the loopback interface, also one of IPv4 as IPv6 writes it (RFC 4291, 2.5.5)."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback
