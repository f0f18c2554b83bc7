"""The main heading of a hand-written page: its first-level heading (WCAG 2.2, 2.4.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from markdown import Markdown
from markupsafe import Markup

from bilan.pages.relative_images import blank_code
from bilan.render.escape import escape_markdown

# `# Title`, a line underlined with `=`, or HTML; Python-Markdown also accepts `#Title`.
_MAIN = re.compile(
    r"^#(?!#)[ \t]*(?P<line>[^\s#].*)$|^(?P<underlined>[^\s>|].*)\n=+[ \t]*$|<h1\b[^>]*>(?P<html>[\s\S]*?)</h1>",
    re.MULTILINE | re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"\s*\{[^{}\n]*\}\s*$")
_ELEMENT = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class MainHeading:
    """A heading; `title` is its escaped text without markup, or None if it has no text (only a picture)."""

    title: Markup | None


def main_heading(markdown: str) -> MainHeading | None:
    """The main heading of a page; None if it has none. Code and comments are ignored."""
    match = _MAIN.search(blank_code(markdown))
    if match is None:
        return None
    group = match.lastgroup or "line"
    source = markdown[match.start(group) : match.end(group)]
    text = _plain(source if group == "html" else Markdown().convert(f"# {_ATTRIBUTES.sub('', source)}"))
    return MainHeading(escape_markdown(text) if text else None)


def _plain(html: str) -> str:
    return " ".join(unescape(_ELEMENT.sub("", html)).split())
