"""Rewrites the relative addresses of a hand-written page for the path where it is published, which is one folder deeper.

Authors write links relative to the file, as in MkDocs: `[method](method.md)`, `[the form](files/form.pdf)`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from bilan.values.web_address import split_address

_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_ADDRESS = r"(?:<(?P<bracketed>[^<>\n]+)>|(?P<plain>(?:\([^()\s]*\)|[^()\s<])(?:\([^()\s]*\)|[^()\s])*))"
_DEFINED = rf"^ {{0,3}}\[(?!\^)[^\]\n]+\]:[ \t]*{_ADDRESS}"
_PICTURE = re.compile(rf"!\[[^\]\n]*\]\(\s*{_ADDRESS}", re.MULTILINE)
_SHOWN = r"<(?:img|video|audio|source|track|iframe|embed|object|script)\b[^>]*?\b(?:src|data)"
_ELEMENT = re.compile(rf"""{_SHOWN}\s*=\s*(?P<q>["'])(?P<plain>[^"']+)(?P=q)""", re.IGNORECASE)
_DEFINITION = re.compile(_DEFINED, re.MULTILINE)
_LINK = re.compile(rf"(?<!!)\[(?:!\[[^\]\n]*\]\([^)\n]*\)|[^\[\]\n])*\]\(\s*{_ADDRESS}", re.MULTILINE)


def blank_code(text: str) -> str:
    """The text with spaces in place of code and comments, so that all positions stay the same."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)


def rebase_images(markdown: str, folder: str, to: str) -> str:
    """The Markdown of a page in `folder`, with the addresses of images and other media rewritten for the folder `to`."""
    for pattern in (_PICTURE, _ELEMENT, _DEFINITION):
        markdown = _replaced(markdown, pattern, lambda address: _rebased(address, folder, to))
    return markdown


def rebase_links(markdown: str, folder: str, to: str, pages: Mapping[str, str], files: Callable[[str], bool]) -> str:
    """The Markdown of a page in `folder`, with its links to other pages and to files rewritten for the folder `to`.

    `pages` are the paths of pages in the tree of Markdown files, by source file; `files` tells whether another file exists.
    All paths are relative to the folder of the pages. Other links are unchanged.
    """

    def target(address: str) -> str:
        path, separator, rest = split_address(address)
        file = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if not path or _is_outside(address):
            return address
        if file in pages:
            return f"{_relative(pages[file], to)}{separator}{rest}"
        return (
            f"{_relative(posixpath.normpath(posixpath.join(folder, path)), to)}{separator}{rest}" if files(file) else address
        )

    def page_only(address: str) -> str:
        return target(address) if split_address(address)[0].endswith(".md") else address

    return _replaced(_replaced(markdown, _LINK, target), _DEFINITION, page_only)


def _replaced(markdown: str, pattern: re.Pattern[str], target: Callable[[str], str]) -> str:
    """The Markdown with the addresses that a pattern finds outside code replaced by those of `target`."""
    result, position = "", 0
    for match in pattern.finditer(blank_code(markdown)):
        start, end = match.span("bracketed" if match.groupdict().get("bracketed") else "plain")
        result, position = result + markdown[position:start] + target(markdown[start:end]), end
    return result + markdown[position:]


def _is_outside(address: str) -> bool:
    try:
        return any(urlsplit(address)[:2]) or address.startswith(("/", "#"))
    except ValueError:
        return True


def _relative(path: str, to: str) -> str:
    return posixpath.relpath(posixpath.join("/", path), posixpath.join("/", to))


def _rebased(address: str, folder: str, to: str) -> str:
    return address if _is_outside(address) or address.endswith(".md") else _relative(posixpath.join(folder, address), to)
