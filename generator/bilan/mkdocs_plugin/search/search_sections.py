"""The parts of a page that a search finds: its sections, by heading, and its press articles, by title.

They are read with regular expressions from our own well-formed HTML; Material's parser takes ten times as long. Drawings,
and elements with `data-search-exclude`, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from bilan.mkdocs_plugin.html_elements import NAME, element_end

_EXCLUDED = re.compile(rf"<(?:(svg|script|style)|({NAME})(?=\s)[^>]*?\sdata-search-exclude)\b[^>]*>")
_BEGINNING = re.compile(
    r'<h[1-6]\b[^>]*?\bid="(?P<heading>[^"]*)"[^>]*>(?P<title>.*?)</h[1-6]>'
    r'|<article class="press-item" id="(?P<article>[^"]*)"[^>]*>\s*<h3[^>]*>(?P<name>.*?)</h3>',
    re.DOTALL,
)
_HEADING_LINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_INLINE = "(?:a|abbr|b|bdi|cite|code|data|em|i|q|span|strong|time)"
_NO_BREAK = "\u00a0\u202f"
_BEFORE_A_SIGN = re.compile(rf"(?:</{_INLINE}>)+(?=[,.;:!?…)\]»”’،؛؟{_NO_BREAK}]|&#160;|&nbsp;)")
_AFTER_A_SIGN = re.compile(rf"([(\[«“’{_NO_BREAK}]|&#160;|&nbsp;)(?:<{_INLINE}\b[^>]*>)+")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that a search can find. `title` and `text` have character references but no tags."""

    anchor: str
    title: str
    text: str


def sections(html: str, page: str) -> Iterator[Section]:
    """Yield the sections of the content of a page; the first has no anchor.

    `page` is the title of the page, used for text before the first heading. If a heading is only a year, the text starts
    with the title of the page, so that “activities 2021” finds the figure; without a text the section is left out.
    """
    shown = _without_excluded(html)
    found = list(_BEGINNING.finditer(shown))
    if before := _words(shown[: found[0].start() if found else len(shown)]):
        yield Section("", page, before)
    ends = [*(match.start() for match in found), len(shown)][1:]
    for place, (match, end) in enumerate(zip(found, ends, strict=True)):
        anchor = match["heading"] if match["article"] is None else match["article"]
        title = _words(match["title"] if match["article"] is None else match["name"])
        section_text = _words(shown[match.end() : end])
        if place == 0 or not title.isdecimal():
            yield Section("" if place == 0 else unescape(anchor), title, section_text)
        elif section_text:
            yield Section(unescape(anchor), title, f"{page} · {section_text}")


def _without_excluded(html: str) -> str:
    pieces: list[str] = []
    position = 0
    while found := _EXCLUDED.search(html, position):
        pieces.append(html[position : found.start()])
        position = element_end(html, found.start(), found.group(1) or found.group(2)) or found.end()
    return "".join([*pieces, html[position:]])


def _words(html: str) -> str:
    """The words of HTML: a tag parts them, but for the tags of a link or a number that has a sign beside it."""
    joined = _AFTER_A_SIGN.sub(r"\1", _BEFORE_A_SIGN.sub("", _HEADING_LINK.sub("", html)))
    bare = _TAG.sub(" ", joined)
    return escape(_SPACE.sub(" ", unescape(bare)).strip(), quote=False)
