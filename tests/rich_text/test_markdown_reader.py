"""The elements of a hand-written page are those of its HTML on the site; values of expressions stay nodes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilan.mkdocs_plugin.plugin_settings import markdown_of_documents
from bilan.render.markdown_options import MarkdownOptions
from bilan.rich_text.elements import Element, ElementBuilder, value_mark
from bilan.rich_text.markdown_reader import MarkdownReader
from bilan.rich_text.node_types import FigureValue, Node

SETTINGS = "site_name: Report\nplugins: []\nmarkdown_extensions:\n"
EXTENSIONS = "".join(
    f"  - {name}\n"
    for name in (
        *("abbr", "admonition", "def_list", "footnotes", "smarty", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
        *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.keys", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.tilde"),
    )
)
PAGES = {
    "inline HTML around Markdown": "<b>un *deux*</b> trois <br> et <kbd>a</kbd>",
    "a block of HTML": "<div><p>x</p></div>\n\ny",
    "a block of HTML below words": "Mot.\n<div>x</div>",
    "Markdown in HTML": '<figure markdown="span">\n![a](b.png){ width=10 }\n</figure>',
    "references": "a &lt; b `&lt;x> &` & &copy; &copy 2020",
    "references in attributes": '[x](http://a?b=1&c=2 "t & u") <img src="a.png" alt="&lt;">',
    "addresses": "<me@example.org> <http://x.y>",
    "a comment and escapes": "<!-- c -->\n\n\\*a\\* \\<b\\>",
    "a drawing": "avant <svg><title>T</title><path/></svg> après",
    "a script": "<script>a && b < c</script>",
    "an element that does not end": "<div>\n\nmot\n\nsuite",
    "an end without a beginning": "mot</b> suite",
    "code in a list": "- un\n\n    ``` python\n    x = 1 < 2\n    ```",
    "a table": "| a | b |\n|--:|:--|\n| `x|y` | **z** |",
    "notes": "Mot[^1], mot[^1].\n\n[^1]: La *note*.\n\n    Suite.",
    "edits": "{++ajouté++}{--retiré--}",
    "emoji and keys": ":smile: ++ctrl+a++",
    "tabs": '=== "Un"\n\n    Contenu.\n\n=== "Deux"\n\n    Autre.',
    "tasks": "- [x] fait\n- [ ] à faire",
    "quotation marks": "Il dit \"oui\" -- 'non'.",
}


@pytest.mark.parametrize("markdown", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("extensions", ["", EXTENSIONS], ids=["built in", "extensions"])
def test_elements_are_those_of_the_site(tmp_path: Path, markdown: str, extensions: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS + (extensions or "  - attr_list\n"), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    options = markdown_of_documents(tmp_path)
    assert options
    page = f"# Page\n\n{markdown}\n"
    html = ElementBuilder()
    html.html(options.converter().convert(page))
    assert _outline(MarkdownReader(options.converter()).read(page)) == _outline(html.root)


def test_pages_do_not_affect_each_other() -> None:
    reader = MarkdownReader(MarkdownOptions(("footnotes",), {}).converter())
    reader.read("Un[^1].\n\n[^1]: Note.")
    assert "Note." not in reader.read("Deux.").text


NUMBER = FigureValue(("4 463",), figure="2021/total", value="4463")
READER = MarkdownReader(MarkdownOptions().converter())


def _read(markdown: str) -> Element:
    return READER.read(markdown.replace("@", value_mark(0, "4 463")), [("4 463", [NUMBER])])


@pytest.mark.parametrize(
    "markdown", ["@", "Il y en a @, ou *@*.", "- @", "| a |\n|--|\n| @ |", "[@](x)", "<div>@</div>", "<p>a <b>@</b></p>"]
)
def test_a_value_stays_a_node(markdown: str) -> None:
    root = _read(markdown)
    assert _nodes(root) == [NUMBER] * markdown.count("@")
    assert "4 463" not in root.text


def test_a_value_is_words_where_no_node_can_be() -> None:
    root = _read("`@`\n\n    @\n\n![@](x.png)\n")
    assert _nodes(root) == []
    assert [element.text.strip() for element in root.all("code")] == ["4 463", "4 463"]
    assert [element.attributes["alt"] for element in root.all("img")] == ["4 463"]


def test_a_heading_with_a_value_has_the_id_of_the_site() -> None:
    (heading,) = _read("## Le total : @").all("h2")
    assert heading.attributes["id"] == "le-total-4-463"
    assert _nodes(heading) == [NUMBER]


def test_a_mark_without_a_value_is_its_words() -> None:
    assert READER.read(f"a {value_mark(7, 'b')} c").text.strip() == "a b c"


def _nodes(element: Element) -> list[Node]:
    here = [child for child in element.children if isinstance(child, Node)]
    return here + [node for inner in element.elements for node in _nodes(inner)]


def _outline(element: Element) -> object:
    """An element as a list of its tag, its attributes and what is in it, without white space between blocks."""
    parts: list[object] = []
    text = ""
    for child in [*element.children, None]:
        if isinstance(child, str):
            text += child
            continue
        if words := re.sub(r"\s+", " ", text).strip():
            parts.append(words)
        text = ""
        if isinstance(child, Element):
            parts.append(_outline(child))
    return [element.tag, dict(element.attributes), parts]
