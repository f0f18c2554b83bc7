"""Pictures that lie beside a hand-written page are found from where the page is published, which is a folder deeper."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(
    r"""!\[[^\]\n]*\]\(\s*<?(?P<markdown>[^)\s>]+)|<img\b[^>]*?\bsrc\s*=\s*(?P<q>["'])(?P<element>[^"']+)(?P=q)""",
    re.IGNORECASE,
)


def blanked(text: str) -> str:
    """The text with blanks in place of code and comments, each place as it was."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)


def moved(markdown: str, folder: str, to: str) -> str:
    """The Markdown of a page of `folder` as it stands in the folder `to`: the addresses of its pictures follow."""
    done, at = "", 0
    for found in _PICTURE.finditer(blanked(markdown)):
        group = "markdown" if found["markdown"] else "element"
        start, end = found.span(group)
        done, at = done + markdown[at:start] + _from(markdown[start:end], folder, to), end
    return done + markdown[at:]


def _from(address: str, folder: str, to: str) -> str:
    try:
        outside = any(urlsplit(address)[:2]) or address.startswith(("/", "#"))
    except ValueError:
        outside = True
    return address if outside else posixpath.relpath(posixpath.join("/", folder, address), posixpath.join("/", to))
