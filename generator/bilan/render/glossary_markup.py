"""Links the first use of each glossary term on a page.

Templates of blocks say which texts are running text. In hand-written Markdown, headings, links, attributes, tables, code and
text in another language are not. A term is also found in the plural (French and English -s, -x, -es) and, in Arabic, with
the article and the prefixes that are joined to it (و ف ب ك ل). Text is
searched in its escaped form, so that it stays escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from bilan.render.escape import markup

# In hand-written Markdown, the place of a block: its number between two noncharacters of Unicode, which no text has.
PLACEHOLDER_BEGIN, PLACEHOLDER_END = "\ufdd0", "\ufdd1"
PLACEHOLDER = f"{PLACEHOLDER_BEGIN}([0-9]+){PLACEHOLDER_END}"

# Not running text: comments, tags, headings, fences, code, links and images of Markdown, bare addresses, placeholders.
_PIECE = re.compile(
    r"<!--.*?-->|<svg\b[^<]*(?:<(?!/?svg)[^<]*)*</svg>|<pre\b.*?</pre>"  # an SVG without a nested one as a whole
    r"|</?[A-Za-z][^>]*>|^\#{1,6} [^\n]*|^```.*?^```|`[^`\n]*`|!?\[[^\]\n]*\]\([^)\n]*\)|https?://[^\s<]+"
    rf"|{PLACEHOLDER}",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*?)(/?)>")
_SILENT = frozenset(
    ["a", "button", "caption", "code", "dt", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "label"]
)
_SILENT |= {"nav", "object", "pre", "script", "select", "strong", "style", "summary", "svg", "td", "template", "th", "time"}
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """The name of a glossary term in the language of a page, and the address of its entry."""

    name: str
    address: Markup


class TermLinker:
    """Links the first use of each term on a page. It is given the texts of the page in their order."""

    def __init__(self, words: Iterable[GlossaryWord] = ()) -> None:
        known = [word for word in words if word.name.strip()]
        self._unlinked = {f"w{number}": word for number, word in enumerate(known)}
        self._pattern = term_pattern(tuple(word.name for word in known)) if known else None

    def in_text(self, escaped: Markup) -> Markup:
        """Escaped text without elements, with links."""
        return markup(self._link(escaped))

    def in_markdown(self, markdown: str, expand: Callable[[str], str] = str) -> str:
        """Hand-written Markdown with links in its running text.

        `expand` is applied to each piece of the result in turn: it replaces placeholders by their blocks.
        """
        pieces = _pieces(markdown)
        return "".join(expand(self._link(text) if is_running else text) for text, is_running in pieces)

    def _link(self, text: str) -> str:
        return self._pattern.sub(self._link_first_use, text) if self._pattern and self._unlinked else text

    def _link_first_use(self, match: re.Match[str]) -> str:
        word = self._unlinked.pop(match.lastgroup or "", None)
        return f'<a class="term" href="{word.address}">{match.group()}</a>' if word else match.group()


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
    elif name in _SILENT or " lang=" in tag.group(3):
        silent.append(name)


@cache
def term_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
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
