"""nginx: a file to `include` in the block `server` whose `root` is the site.

An `add_header` in a block cancels those of the blocks around it, so each block repeats all of its headers. So do `types`,
so the server's own list comes first. Of the blocks that match an address, the first counts.

https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header

https://nginx.org/en/docs/http/ngx_http_core_module.html#types
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from bilan.publish.host_files import HostFiles
from bilan.publish.http_headers import ASK_EACH_TIME, HeaderRule
from bilan.publish.media_types import CORRECTED, NOT_SERVED, UNKNOWN, MediaType


def serialize(site: HostFiles) -> str:
    """Return the text of the file."""
    general, *particular = site.rules
    base = general.folder or "/"
    blocks = [
        "index index.html;\n",
        f"include mime.types;\ntypes {{\n{''.join(map(_type, UNKNOWN))}}}\n",
        _headers((*general.headers, ASK_EACH_TIME)),
        _block_of_files((f"^{re.escape(base)}{re.escape(name)}$" for name in NOT_SERVED), "return 404;"),
        *(_not_found(folder, page, base) for folder, page in site.missing),
        *(_block(headers, paths, general) for headers, paths in _together(particular).items()),
        *(_block_of_files(_ends(media), f"types {{ }} default_type {_quoted(media.type)};") for media in CORRECTED),
        *(f"location = {_quoted(unquote(moved.old))} {{ return 301 {_quoted(moved.new)}; }}\n" for moved in site.moved),
    ]
    return "".join(blocks)


def _type(media: MediaType) -> str:
    return f"    {_quoted(media.type)} {' '.join(ending.removeprefix('.') for ending in media.endings)};\n"


def _ends(media: MediaType) -> Iterable[str]:
    return (f"{re.escape(ending)}$" for ending in media.endings)


def _block_of_files(patterns: Iterable[str], words: str) -> str:
    return f"location ~ {_quoted('|'.join(patterns))} {{ {words} }}\n"


def _block(headers: tuple[tuple[str, str], ...], paths: list[str], general: HeaderRule) -> str:
    fits = "|".join(f"{re.escape(path.removesuffix('*'))}{'' if path.endswith('*') else '$'}" for path in paths)
    headers_sent = {**dict((*general.headers, ASK_EACH_TIME)), **dict(headers)}
    return f"location ~ {_quoted(f'^(?:{fits})')} {{\n{_headers(headers_sent.items(), '    ')}}}\n"


def _together(rules: Iterable[HeaderRule]) -> dict[tuple[tuple[str, str], ...], list[str]]:
    """Return the paths that have the same headers, together."""
    paths: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for rule in rules:
        paths.setdefault(rule.headers, []).append(rule.path)
    return paths


def _not_found(folder: str, page: str, base: str) -> str:
    line = f"error_page 404 {_quoted(page)};"
    return f"{line}\n" if folder == base else f"location {_quoted(folder)} {{ {line} }}\n"


def _headers(headers: Iterable[tuple[str, str]], indent: str = "") -> str:
    return "".join(f"{indent}add_header {name} {_quoted(value)} always;\n" for name, value in headers)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
