"""The words of the glossary, linked where a page first uses them.

Only running text is looked at: never a heading, a label, a link, an attribute, a table, a drawing, code or a text in
another language. A word is found in the plural too (French and English -s, -x, -es) and, in Arabic, behind the article
and the letters that are written together with it (و ف ب ك ل). Texts are found as the encoder writes them, so that what
was inert stays so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

# What is not running text by itself: comments, tags, headings, fences, code, links and images of Markdown, bare addresses.
_PIECE = re.compile(
    r"<!--.*?-->|<svg\b[^<]*(?:<(?!/?svg)[^<]*)*</svg>|<pre\b.*?</pre>"  # a drawing without another in it, at once
    r"|</?[A-Za-z][^>]*>|^\#{1,6} [^\n]*|^```.*?^```|`[^`\n]*`|!?\[[^\]\n]*\]\([^)\n]*\)|https?://[^\s<]+",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*?)(/?)>")
_SILENT = frozenset(
    ["a", "button", "caption", "code", "dt", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "label"]
)
_SILENT |= {"nav", "object", "pre", "script", "select", "strong", "style", "summary", "svg", "td", "template", "th", "time"}
_LABEL = re.compile(r' class="[^"]*(?:about|change|facts|format|head|mark|name|number|part|title|unit)"')
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A term of the glossary by its name in the language of a page, and where it is explained."""

    name: str
    address: Markup


def link_terms(markdown: str, words: Iterable[GlossaryWord]) -> str:
    """The page with the first use of each word as a link to its entry."""
    waiting = {f"w{number}": word for number, word in enumerate(word for word in words if word.name.strip())}
    if not waiting:
        return markdown
    pattern = _pattern(tuple(word.name for word in waiting.values()))
    return "".join(pattern.sub(_linking(waiting), text) if is_running else text for text, is_running in _pieces(markdown))


def _linking(waiting: dict[str, GlossaryWord]) -> Callable[[re.Match[str]], str]:
    def link(found: re.Match[str]) -> str:
        word = waiting.pop(found.lastgroup or "", None)
        if word is None:
            return found.group()
        return f'<a class="term" href="{word.address}">{found.group()}</a>'

    return link


def _pieces(markdown: str) -> Iterator[tuple[str, bool]]:
    """The page in pieces, each with whether it is running text of the page's language."""
    silent: list[str] = []
    position = 0
    for match in _PIECE.finditer(markdown):
        yield markdown[position : match.start()], not silent
        yield match.group(), False
        _follow(match.group(), silent)
        position = match.end()
    yield markdown[position:], not silent


def _follow(piece: str, silent: list[str]) -> None:
    """Enter or leave an element whose text is not looked at; within one, only its own kind is counted."""
    tag = _TAG.fullmatch(piece)
    if tag is None or tag.group(2).lower() in _VOID or tag.group(4):
        return
    name = tag.group(2).lower()
    if tag.group(1):
        if silent and silent[-1] == name:
            silent.pop()
    elif silent:
        if silent[-1] == name:
            silent.append(name)
    elif name in _SILENT or " lang=" in tag.group(3) or _LABEL.search(tag.group(3)):
        silent.append(name)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all names, the longest first: “fausse nouvelle” before “nouvelle”."""
    ordered = sorted(enumerate(names), key=lambda item: -len(item[1]))
    choices = "|".join(f"(?P<w{number}>{_spelt(name)})" for number, name in ordered)
    return re.compile(rf"(?<![\w&#])(?:{choices})(?![\w;])", re.IGNORECASE)


def _spelt(name: str) -> str:
    """A name as it may stand in a page: each sign as itself or as a reference, plural or with an article."""
    parts = [_form("".join(_sign(sign) for sign in part), bool(_ARABIC.search(part))) for part in name.split()]
    return r"(?:\s|&#160;|&\#10;)+".join(parts)


def _form(part: str, arabic: bool) -> str:
    return f"(?:[وف]?(?:[بك]?ال|لل|[بكل])?){part}" if arabic else f"{part}(?:s|x|es)?"


def _sign(sign: str) -> str:
    return rf"(?:{re.escape(sign)}|&\#{ord(sign)};)"
