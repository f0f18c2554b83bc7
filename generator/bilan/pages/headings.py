"""The main heading of a hand-written page: the one of the first level, which says what the page is (WCAG 2.2, 2.4.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from markdown import Markdown
from markupsafe import Markup

from bilan.pages.relative_images import blank_code
from bilan.render.escape import escape_markdown

# `# Title`, a line that is underlined with `=`, or HTML; Python-Markdown takes `#Title` for a heading too.
_MAIN = re.compile(
    r"^#(?!#)[ \t]*(?P<line>[^\s#].*)$|^(?P<underlined>[^\s>|].*)\n=+[ \t]*$|<h1\b[^>]*>(?P<html>[\s\S]*?)</h1>",
    re.MULTILINE | re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"\s*\{[^{}\n]*\}\s*$")
_ELEMENT = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class MainHeading:
    """A heading; `title` is its text alone, inert, and None where there is none (a picture, or nothing that can be read)."""

    title: Markup | None


def main_heading(markdown: str) -> MainHeading | None:
    """The main heading of a page, None where it has none; code and comments are not looked into."""
    found = _MAIN.search(blank_code(markdown))
    if found is None:
        return None
    group = found.lastgroup or "line"
    written = markdown[found.start(group) : found.end(group)]
    text = _plain(written if group == "html" else Markdown().convert(f"# {_ATTRIBUTES.sub('', written)}"))
    return MainHeading(escape_markdown(text) if text else None)


def _plain(html: str) -> str:
    return " ".join(unescape(_ELEMENT.sub("", html)).split())
