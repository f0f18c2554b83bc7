"""What lies beside a hand-written page is found from where the page is published, which is a folder deeper.

Links are written as files lie in the folder of the pages, as in MkDocs: `[method](method.md)`, `[the form](files/form.pdf)`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_ADDRESS = r"(?:<(?P<bracketed>[^<>\n]+)>|(?P<plain>(?:\([^()\s]*\)|[^()\s<])(?:\([^()\s]*\)|[^()\s])*))"
_DEFINED = rf"^ {{0,3}}\[(?!\^)[^\]\n]+\]:[ \t]*{_ADDRESS}"
_PICTURE = re.compile(rf"!\[[^\]\n]*\]\(\s*{_ADDRESS}", re.MULTILINE)
_SHOWN = r"<(?:img|video|audio|source|track|iframe|embed|object|script)\b[^>]*?\b(?:src|data)"
_ELEMENT = re.compile(rf"""{_SHOWN}\s*=\s*(?P<q>["'])(?P<plain>[^"']+)(?P=q)""", re.IGNORECASE)
_DEFINITION = re.compile(_DEFINED, re.MULTILINE)
_LINK = re.compile(rf"(?<!!)\[(?:!\[[^\]\n]*\]\([^)\n]*\)|[^\[\]\n])*\]\(\s*{_ADDRESS}", re.MULTILINE)


def blank_code(text: str) -> str:
    """The text with blanks in place of code and comments, each place as it was."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)


def rebase_images(markdown: str, folder: str, to: str) -> str:
    """The Markdown of a page of `folder` as it stands in the folder `to`: the addresses of what it shows follow."""
    for pattern in (_PICTURE, _ELEMENT, _DEFINITION):
        markdown = _replaced(markdown, pattern, lambda address: _from(address, folder, to))
    return markdown


def linked(markdown: str, folder: str, to: str, pages: Mapping[str, str], files: Callable[[str], bool]) -> str:
    """The Markdown of a page of `folder` with its links to other pages and to files as they are from the folder `to`.

    `pages` are the pages of the Markdown tree by the file each was written in, `files` says which other files there are; all
    paths are relative to the folder of the pages. What is neither stays as it is.
    """

    def target(address: str) -> str:
        path, mark, rest = _split(address)
        file = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if not path or _is_outside(address):
            return address
        if file in pages:
            return f"{_relative(pages[file], to)}{mark}{rest}"
        return f"{_relative(posixpath.normpath(posixpath.join(folder, path)), to)}{mark}{rest}" if files(file) else address

    def page_only(address: str) -> str:
        return target(address) if _split(address)[0].endswith(".md") else address

    return _replaced(_replaced(markdown, _LINK, target), _DEFINITION, page_only)


def _replaced(markdown: str, pattern: re.Pattern[str], target: Callable[[str], str]) -> str:
    """The Markdown with other addresses in place of those that a pattern finds outside of code."""
    done, at = "", 0
    for found in pattern.finditer(blank_code(markdown)):
        start, end = found.span("bracketed" if found.groupdict().get("bracketed") else "plain")
        done, at = done + markdown[at:start] + target(markdown[start:end]), end
    return done + markdown[at:]


def _split(address: str) -> tuple[str, str, str]:
    """The path of an address, and what follows from `?` or `#` on."""
    found = re.search(r"[?#]", address)
    return (address[: found.start()], found.group(), address[found.end() :]) if found else (address, "", "")


def _is_outside(address: str) -> bool:
    try:
        return any(urlsplit(address)[:2]) or address.startswith(("/", "#"))
    except ValueError:
        return True


def _relative(path: str, to: str) -> str:
    return posixpath.relpath(posixpath.join("/", path), posixpath.join("/", to))


def _from(address: str, folder: str, to: str) -> str:
    return address if _is_outside(address) or address.endswith(".md") else _relative(posixpath.join(folder, address), to)
