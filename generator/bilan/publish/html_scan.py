"""Scans a built page for its addresses, anchors and inline code, with regular expressions, in linear time.

The pages are ours or a theme's: tags are complete and attributes quoted or plain; text from data is escaped.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from html import unescape

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RAW = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*[\s/][^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+)>""")  # with attributes
_ATTRIBUTE_PATTERN = re.compile(
    r"""(?<=[\s/"'])(href|src|srcset|poster|action|data|id|name|style|on[^\s=/"'>]*)\s*=\s*"""
    r"""(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)""",  # other attributes are skipped
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"[\s/]")
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_SOURCED = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_DATA_BLOCK = re.compile(r"application/(?:[\w.+-]+\+)?json", re.IGNORECASE)  # never run, so a policy needs no hash of it
_LEADING = {"href", "src", "poster", "action"}


@dataclass(frozen=True, slots=True)
class PageScan:
    """The addresses of a page, its anchors, and what a policy must know.

    `scripts` and `styles` are the hashes of inline ones as a policy writes them (CSP 3, 2.3.1); `forbidden` are inline
    handlers and style attributes, which no hash allows.
    """

    links: tuple[str, ...]
    anchors: frozenset[str]
    scripts: frozenset[str]
    styles: frozenset[str]
    forbidden: tuple[str, ...]


def dump_scan(scan: PageScan) -> list[Sequence[str]]:
    """A scan as JSON holds it."""
    return [scan.links, *map(sorted, (scan.anchors, scan.scripts, scan.styles)), scan.forbidden]


def load_scan(record: Sequence[Sequence[str]]) -> PageScan:
    """The scan that was dumped."""
    links, anchors, scripts, styles, forbidden = record
    return PageScan(tuple(links), frozenset(anchors), frozenset(scripts), frozenset(styles), tuple(forbidden))


def scan_page(html: str) -> PageScan:
    """Return the scan of a built page."""
    html = _COMMENT.sub("", html) if "<!--" in html else html
    raw: list[tuple[str, str, str]] = []
    tags = _TAG.findall(_RAW.sub(partial(_scan_raw_element, raw), html))
    found = [parsed for tag in dict.fromkeys(tags) for parsed in _attributes(tag)]
    return PageScan(
        links=tuple(dict.fromkeys(link for tag, name, value in found for link in _links(tag, name, value))),
        anchors=frozenset(value for tag, name, value in found if name == "id" or (name == "name" and tag == "a")),
        scripts=frozenset(_hash(text) for name, attributes, text in raw if name == "script" and _runs(attributes)),
        styles=frozenset(_hash(text) for name, _, text in raw if name == "style"),
        forbidden=tuple(f'{name}="{value}"' for _, name, value in found if name == "style" or name.startswith("on")),
    )


def _scan_raw_element(raw: list[tuple[str, str, str]], found: re.Match[str]) -> str:
    """Add the name, attributes and text of a script or style to `raw`, and return its tag."""
    name, attributes, text = found.groups()
    raw.append((name.lower(), attributes, text))
    return f"<{name}{attributes}>"


@lru_cache(4_000)  # pages of a site are alike: nearly all of it occurs again
def _attributes(tag: str) -> tuple[tuple[str, str, str], ...]:
    element = _AFTER_NAME.split(tag, 1)[0].lower()
    parsed = (match for match in _ATTRIBUTE_PATTERN.findall(tag) if match[0])
    return tuple((element, name.lower(), unescape(double or single or plain)) for name, double, single, plain in parsed)


def _links(tag: str, name: str, value: str) -> Iterator[str]:
    if name in _LEADING or (name == "data" and tag == "object"):
        yield value.strip()
    elif name == "srcset":
        yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return not _SOURCED.search(attributes) and not (kind and _DATA_BLOCK.fullmatch(kind[1]))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogateescape")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
