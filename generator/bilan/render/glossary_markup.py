"""Links the first use of each glossary term on a page.

Only running text is searched: no headings, labels, links, attributes, tables, charts, code or text in another language. A
term is also found in the plural (French and English -s, -x, -es) and, in Arabic, with the article and the prefixes that are
joined to it (و ف ب ك ل). Text is searched in its escaped form, so that it stays escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

# Not running text: comments, tags, headings, fences, code, links and images of Markdown, bare addresses.
_PIECE = re.compile(
    r"<!--.*?-->|<svg\b[^<]*(?:<(?!/?svg)[^<]*)*</svg>|<pre\b.*?</pre>"  # an SVG without a nested one as a whole
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
    """The name of a glossary term in the language of a page, and the address of its entry."""

    name: str
    address: Markup


def link_terms(markdown: str, words: Iterable[GlossaryWord]) -> str:
    """The page with the first use of each term as a link to its entry."""
    unlinked = {f"w{number}": word for number, word in enumerate(word for word in words if word.name.strip())}
    if not unlinked:
        return markdown
    pattern = _pattern(tuple(word.name for word in unlinked.values()))
    return "".join(
        pattern.sub(_link_first_use(unlinked), text) if is_running else text for text, is_running in _pieces(markdown)
    )


def _link_first_use(unlinked: dict[str, GlossaryWord]) -> Callable[[re.Match[str]], str]:
    def link(match: re.Match[str]) -> str:
        word = unlinked.pop(match.lastgroup or "", None)
        if word is None:
            return match.group()
        return f'<a class="term" href="{word.address}">{match.group()}</a>'

    return link


def _pieces(markdown: str) -> Iterator[tuple[str, bool]]:
    """The page in pieces, each with True if it is running text in the page's language."""
    silent: list[str] = []
    position = 0
    for match in _PIECE.finditer(markdown):
        yield markdown[position : match.start()], not silent
        yield match.group(), False
        _update_silent(match.group(), silent)
        position = match.end()
    yield markdown[position:], not silent


def _update_silent(piece: str, silent: list[str]) -> None:
    """Update the stack of elements whose text is not searched; inside one, only tags of the same name are counted."""
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
    """One pattern for all names, the longest first: “fausse nouvelle” before “nouvelle”."""
    ordered = sorted(enumerate(names), key=lambda item: -len(item[1]))
    choices = "|".join(f"(?P<w{number}>{_name_pattern(name)})" for number, name in ordered)
    return re.compile(rf"(?<![\w&#])(?:{choices})(?![\w;])", re.IGNORECASE)


def _name_pattern(name: str) -> str:
    """The pattern of a name: each character as itself or as a reference, with plural endings or an Arabic article."""
    parts = [
        _inflected("".join(_character_pattern(character) for character in part), bool(_ARABIC.search(part)))
        for part in name.split()
    ]
    return r"(?:\s|&#160;|&\#10;)+".join(parts)


def _inflected(part: str, arabic: bool) -> str:
    return f"(?:[وف]?(?:[بك]?ال|لل|[بكل])?){part}" if arabic else f"{part}(?:s|x|es)?"


def _character_pattern(character: str) -> str:
    return rf"(?:{re.escape(character)}|&\#{ord(character)};)"
