"""A page is the same HTML whether Python-Markdown reads its blocks of HTML tag by tag or they are left as they are."""

from __future__ import annotations

from datetime import date

import markdown
import pytest

from bilan.build_result import add_pages, read_report
from bilan.mkdocs_plugin.page_building.raw_html_blocks import RawHtmlBlocks
from tests.conftest import ROOT

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "footnotes"]
ODD = (
    "<div>one</div>\ntext after\n\n<div>two</div> text beside\n",
    "before\n<div>in a paragraph</div>\n\nafter\n",
    "<div>never closed\n\n# Title\n",
    "<div>\n\n<div>nested</div>\n\n*not Markdown*\n\n</div>\n\n*Markdown*\n",
    "```html\n\n<div>code</div>\n\n```\n\n    <div>code too</div>\n",
    "<p>one</p>\n<p>two</p>\n\n<p>three</p>",
    "- item\n\n    <div>in an item</div>\n\n<ul><li>x<ul><li>y</li></ul></li></ul>\n",
    "<details open><summary>s</summary>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</details>\n",
    "<table><tr><td>1</td></tr></table>\n\n[link][x]\n\n[x]: https://example.org/\n",
    "<div>\n\ta \n \nb</div>\n\n<p>c</p>\n",
    "<DIV>capitals</DIV>\n\n<div/>\n\n<div>a</div>\n\n<!-- <div> -->\n\n<p>b\n",
)


def _converted(text: str, *own: markdown.Extension) -> str:
    return markdown.markdown(text, extensions=[*EXTENSIONS, *own])


@pytest.mark.parametrize("text", ODD)
def test_odd_html_stays_the_same(text: str) -> None:
    assert _converted(text, RawHtmlBlocks()) == _converted(text)


def test_every_page_of_the_report_stays_the_same() -> None:
    pages = add_pages(read_report(ROOT, date(2026, 11, 24))).pages
    one_language = [page.markdown for page in pages if page.language.subtag == "ar"]
    assert len(one_language) > 50
    extension = RawHtmlBlocks()
    assert [text for text in one_language if _converted(text, extension) != _converted(text)] == []


def test_the_anchors_of_blocks_are_known() -> None:
    extension = RawHtmlBlocks()
    _converted('# T {#top}\n\n<div id="a"><p id="b&#45;c">x</p></div>\n\nend\n', extension)
    assert extension.anchors == {"a", "b-c"}
