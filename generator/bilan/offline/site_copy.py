"""From the files of a built site to those of its copy: pages, search, and the files that pages ask for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from bilan.offline.offline_page import SCRIPTS, WORKER, file_of, offline_html

OWN = Path(__file__).parent
LICENCE = "LICENSE-iframe-worker.txt"
INDEX, ENTRIES = "search/search_index.json", "search/entries.json"
_LEFT_OUT = frozenset(["404.html", "sitemap.xml", "sitemap.xml.gz", "card.png", "robots.txt", "_headers", "_redirects"])
_WORKERS = "assets/javascripts/workers/"
_MATERIAL = re.compile(r"search\.[0-9a-f]+\.min\.js")
_TYPED = "as-typed.js"
Files = Mapping[str, bytes]


def offline_copy(site: Files) -> dict[str, bytes]:
    """The files of the copy by path, in order. What only a server or a shared link needs is left out."""
    kept = {path: content for path, content in site.items() if PurePosixPath(path).name not in _LEFT_OUT}
    pages = {path: offline_html(content.decode(), path).encode() for path, content in kept.items() if path.endswith(".html")}
    return dict(sorted({**kept, **pages, **dict(_made(kept))}.items()))


def _made(site: Files) -> Iterator[tuple[str, bytes]]:
    for name in (*SCRIPTS, LICENCE):
        yield f"assets/offline/{name}", (OWN / name).read_bytes()
    yield from _worker(site)
    for path, content in site.items():
        if path.endswith(INDEX):
            yield (
                f"{path.removesuffix('.json')}.js",
                b"var __index = " + _index(content, site[f"{path.removesuffix(INDEX)}{ENTRIES}"]),
            )
        elif path.endswith(".json") and "press" in PurePosixPath(path).parts[:-1]:
            yield f"{path}.js", b"window.offlineFiles[document.currentScript.src] = " + _inert(content)


def _worker(site: Files) -> Iterator[tuple[str, bytes]]:
    """The search of the theme behind what folds the words typed, in one file: a frame does not import as a worker does."""
    names = {path.removeprefix(_WORKERS): content for path, content in site.items() if path.startswith(_WORKERS)}
    material = next((names[name] for name in sorted(names) if _MATERIAL.fullmatch(name)), b"")
    if material:
        yield _WORKERS + WORKER, names.get(_TYPED, b"") + b"\n" + material


def _index(content: bytes, entries: bytes) -> bytes:
    """The search index with its entries, their addresses those of files."""
    index = json.loads(content)
    docs = [{**doc, "location": file_of(doc["location"] or "./")} for doc in json.loads(entries)]
    return _inert(json.dumps({**index, "docs": docs}, ensure_ascii=False, separators=(",", ":")).encode())


def _inert(content: bytes) -> bytes:
    """JSON as an expression of a script: these two signs end a line there (ECMA-262 before 2019)."""
    text = content.decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode()
