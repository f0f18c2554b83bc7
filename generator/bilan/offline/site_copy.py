"""The files of the offline copy, from those of a built site: pages, search, and the files that pages fetch."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from bilan.exports.decimal_json import dump_compact
from bilan.offline.offline_page import SCRIPTS, WORKER, file_of, offline_html

SCRIPT_FOLDER = Path(__file__).parent
LICENCE = "LICENSE-iframe-worker.txt"
INDEX, ENTRIES, FIGURES = "search/search_index.json", "search/entries.json", "search/figures.json"
_EXCLUDED = frozenset(["404.html", "sitemap.xml", "sitemap.xml.gz", "card.png", "robots.txt", "_headers", "_redirects"])
_WORKERS = "assets/javascripts/workers/"
_MATERIAL = re.compile(r"search\.[0-9a-f]+\.min\.js")
_OUR_WORKER = "as-typed.js"
Files = Mapping[str, bytes]


def offline_copy(site: Files) -> dict[str, bytes]:
    """The files of the copy by path, sorted. Files that only a server or a shared link needs are left out."""
    files = {path: content for path, content in site.items() if PurePosixPath(path).name not in _EXCLUDED}
    pages = {
        path: offline_html(content.decode(), path).encode() for path, content in files.items() if path.endswith(".html")
    }
    return dict(sorted({**files, **pages, **dict(_generated_files(files))}.items()))


def _generated_files(site: Files) -> Iterator[tuple[str, bytes]]:
    for name in (*SCRIPTS, LICENCE):
        yield f"assets/offline/{name}", (SCRIPT_FOLDER / name).read_bytes()
    yield from _worker(site)
    for path, content in site.items():
        if path.endswith(INDEX):
            yield (
                f"{path.removesuffix('.json')}.js",
                b"var __index = " + _index(content, site[f"{path.removesuffix(INDEX)}{ENTRIES}"]),
            )
        elif path.endswith(FIGURES):
            yield f"{path}.js", _script(_figures(content))
        elif path.endswith(".json") and "press" in PurePosixPath(path).parts[:-1]:
            yield f"{path}.js", _script(content)


def _worker(site: Files) -> Iterator[tuple[str, bytes]]:
    """Our search worker and that of the theme in one file, because a frame cannot import scripts as a worker does."""
    names = {path.removeprefix(_WORKERS): content for path, content in site.items() if path.startswith(_WORKERS)}
    material = next((names[name] for name in sorted(names) if _MATERIAL.fullmatch(name)), b"")
    if material:
        yield _WORKERS + WORKER, names.get(_OUR_WORKER, b"") + b"\n" + material


def _index(content: bytes, entries: bytes) -> bytes:
    """The search index with its entries, whose addresses are those of files."""
    index = json.loads(content)
    docs = [{**doc, "location": file_of(doc["location"] or "./")} for doc in json.loads(entries)]
    return _inert(dump_compact({**index, "docs": docs}))


def _figures(content: bytes) -> bytes:
    """The figures that the search answers with; the addresses of their pages are those of files."""
    data = json.loads(content)
    rows = [[file_of(address), *others] for address, *others in data["indicators"]]
    return dump_compact({**data, "indicators": rows})


def _script(content: bytes) -> bytes:
    """The JSON that a page fetches, as a script that puts it under its own address."""
    return b"window.offlineFiles[document.currentScript.src] = " + _inert(content)


def _inert(content: bytes) -> bytes:
    """JSON as an expression of a script, in which U+2028 and U+2029 end a line (ECMA-262 before 2019)."""
    text = content.decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode()
