"""Text from data comes back from a page as the same characters, and never becomes markup."""

from __future__ import annotations

import html
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data

from bilan.build_result import read_report
from bilan.cache.stored_text import InlineText
from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.pages.page import PageSpec, make_page
from bilan.render.escape import escape_markdown, escape_value
from bilan.render.formatter import PageFormatter
from tests.conftest import ROOT

OURS = ["attr_list", "tables", "footnotes", "toc"]
MATERIAL = [
    *OURS,
    "abbr",
    "admonition",
    "def_list",
    "md_in_html",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
    "pymdownx.progressbar",
    "pymdownx.blocks.admonition",
    "sane_lists",
]
PAGE = """# {0} {{#top}}

{0}

- {0}
- a {0} b

1. {0}

[{0}](other/index.md)

<p title="{0}" class="definition">{0}</p>

<table>
<thead><tr><th scope="col">{0}</th></tr></thead>
<tbody><tr><td aria-label="{0}">{0}</td></tr></tbody>
</table>

| {0} | b |
|---|---|
| {0} | {0} |

{0}
{0}
"""
STAND_IN = "Wort"
SIGNS = "".join(chr(code) for code in range(32, 127))
PIECES = [
    "</title><script>alert(1)</script>", "[x](javascript:alert(1))", "![x](y.png)", "{{ 7*7 }}", "{% raw %}",
    "{: .x }", "{#x}", "*a* _b_ **c**", ":smile:", "http://example.org/a_b_c", "www.example.org", "a@example.org",
    "&amp;", "&#60;", "<!--", "-->", "[^1]", "[^1]: x", "*[x]: y", "!!! note", "??? x", "=== \"x\"", "```", "~~~",
    "--8<-- \"x\"", "$x$", "\\(x\\)", "++ctrl+a++", "==x==", "^^x^^", "~~x~~", "{++x++}", "1. x", "1) x", "- x",
    "+ x", "* x", "# x", "> x", "| a | b |", "---", "===", ": x", "[TOC]", "[ ] x", "[=50%]", "/// x", "#!python x",
    "\n", "\n\n", "\n    x", "  \n", "\t", "a.b", "x--y", "...", "\u2028", "\u00a0", "\u202f", "\u202e", "'", "\"",
    "`", "\\", "klzzwxh:0000", "wzxhzdk:0", "stx", "amp;", "#60;", "st", "1", ".",
]  # fmt: skip
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
TEXTS = (
    st.one_of(
        st.text(st.sampled_from(SIGNS)),
        st.text(CHARACTERS),
        st.lists(st.one_of(st.sampled_from(PIECES), st.text(CHARACTERS, max_size=3)), min_size=1, max_size=6).map("".join),
    )
    .map(str.strip)
    .filter(bool)
)  # the schema strips texts and refuses empty ones


class Events(HTMLParser):
    """A page as the list of what its parser meets: elements with their attributes, and the texts between."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.met: list[tuple[str, ...]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append(("<", tag, *(f"{name}={_folded(value or '')}" for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.met.append((">", tag))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.met.append(("text", _folded(data)))

    def handle_comment(self, data: str) -> None:
        self.met.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.met.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.met.append(("instruction", data))


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("extensions", [OURS, MATERIAL], ids=["ours", "material"])
@settings(max_examples=150, deadline=None)
@example("http://example.org")
@example("M. Dupont -- 1. x")
@given(text=TEXTS)
def test_an_escaped_text_is_shown_unchanged_and_adds_no_markup(extensions: list[str], text: str) -> None:
    converter = Markdown(extensions=extensions)
    made = Events(converter.convert(PAGE.format(escape_markdown(text)))).met
    titles = [html.unescape(str(token["name"])) for token in getattr(converter, "toc_tokens", [])]
    plain = Events(Markdown(extensions=extensions).convert(PAGE.format(STAND_IN))).met
    assert made == [tuple(part.replace(STAND_IN, _folded(text)) for part in event) for event in plain]
    assert [_folded(title) for title in titles] == [_folded(text)]


@pytest.fixture(scope="module")
def formatter() -> PageFormatter:
    report = read_report(ROOT, date(2026, 11, 23)).report
    assert report
    return PageFormatter(report, Language("fr"))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_title_in_front_matter_is_read_unchanged(formatter: PageFormatter, text: str) -> None:
    spec = PageSpec("/x/", text, Place("data/report.yml"), lambda _: iter(()), text)
    body, read = get_data(make_page(spec, InlineText("# x\n"), formatter).document)
    assert body.strip() == "# x"
    assert set(read) == {"title", "description"}
    assert _folded(html.unescape(str(read["title"]))) == _folded(text)
    assert not set('<>"`[]{}') & set(str(read["title"]) + str(read["description"]))


@settings(max_examples=200)
@given(text=st.text())
def test_escaped_text_has_no_special_characters(text: str) -> None:
    assert not set('\\`*_{}[]<>()!"|~^$=:@/\t\n\r\x00\x7f') & set(escape_markdown(text))


@given(text=st.text())
def test_escaped_text_is_not_escaped_twice(text: str) -> None:
    assert escape_value(escape_markdown(text)) == escape_markdown(text)
    assert escape_value(text) == escape_markdown(text)
