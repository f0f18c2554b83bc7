"""A text that is written as YAML is the same text to our reader, and a text to readers of YAML 1.1 and 1.2."""

from __future__ import annotations

import re
import unicodedata

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bilan.scaffolds.article_entry import article_block
from bilan.scaffolds.yaml_scalar import scalar
from bilan.yaml.invisible_characters import has_invisible_signs
from bilan.yaml.nodes import Mapping, Node, Scalar, Sequence
from bilan.yaml.parser import parse
from bilan.yaml.source_text import decode

SIGNS = st.sampled_from(
    [
        *" \n\t:#'\"\\-?,[]{}&*!|>%@`~=<0123.eE_+yn",
        "\u00a0",
        "\u202f",
        "\u2028",
        "\x85",
        "\ufeff",
        "\uffff",
        "é",
        "\u0301",
        "م",
    ]
)
ODD = (
    *(
        "",
        " ",
        "no",
        "NO",
        "Null",
        "~",
        "y",
        "True",
        "2022",
        "2022-02-14",
        "12:30",
        "0537",
        "0o17",
        "0x1F",
        "1e3",
        ".5",
        "-.inf",
    ),
    *(
        "<<",
        "=",
        "a: b",
        "a #b",
        "a:",
        "- a",
        "'a",
        '"a',
        "a\nb",
        "\\x",
        "%a",
        "[a",
        "a, b",
        "\x07",
        "\ufffe",
        "😀",
        "\n\u0300",
        "A\u0300",
    ),
)
TEXTS = st.one_of(
    st.sampled_from(ODD), st.text(), st.text(SIGNS), st.lists(st.text(SIGNS, min_size=1), min_size=40).map(" ".join)
).filter(lambda text: not has_invisible_signs(text))  # such a text is a problem where it is read
# YAML 1.2.2, 10.3.2: what the core schema takes for something other than text
CORE = re.compile(
    r"|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


def _same(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _read(written: str) -> Node | None:
    source, unreadable = decode(written.encode(), "")
    root, problems = parse(source)
    assert (unreadable, problems) == ((), ())
    assert isinstance(root, Mapping)
    assert [entry.key.text for entry in root.entries] == ["a", "z"]
    return root.get("a")


def _text(node: Node | None) -> str:
    assert isinstance(node, Scalar)
    assert not node.empty
    return node.text


@given(TEXTS)
def test_behind_a_key(text: str) -> None:
    assert _text(_read(f"a: {scalar(text)}\nz: 1\n")) == _same(text)


@given(TEXTS)
def test_within_brackets(text: str) -> None:
    node = _read(f"a: [{scalar(text)}, b]\nz: 1\n")
    assert isinstance(node, Sequence)
    assert len(node.items) == 2
    assert _text(node.items[0]) == _same(text)


@example("A\u0300")
@given(TEXTS)
def test_to_readers_that_resolve_what_is_bare(text: str) -> None:
    written = scalar(text)
    assert yaml.safe_load(f"a: {written}\n") == {"a": _same(text)}
    assert CORE.fullmatch(written) is None


@pytest.mark.parametrize(
    "text", [*filter(str.strip, ODD), "mot " * 30 + "fin", "mot " * 30 + "m" * 200, "mot " * 30 + "\u00a0fin"]
)
def test_odd_texts_in_an_article(text: str) -> None:
    _in_an_article(text)


@given(TEXTS.filter(str.strip))
def test_in_an_article(text: str) -> None:
    _in_an_article(text)


def _in_an_article(text: str) -> None:
    written = article_block({"id": "x", "title": text, "outlet": text, "summary": text, "quote": text})
    root, problems = parse(decode(f"articles:\n{written}".encode(), "")[0])
    assert problems == ()
    assert isinstance(root, Mapping)
    listed = root.get("articles")
    assert isinstance(listed, Sequence)
    (item,) = listed.items
    assert isinstance(item, Mapping)
    for key in ("title", "outlet", "summary", "quote"):
        assert _text(item.get(key)) == _same(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bilan 2021. La police", "Bilan 2021. La police"),
        ("L’année en chiffres", "L’année en chiffres"),
        ("L’année : un bilan", '"L’année : un bilan"'),
        ("no", '"no"'),
        ("2021-12-21", '"2021-12-21"'),
        ("0537", '"0537"'),
        ("Le numéro #1", '"Le numéro #1"'),
        ('"Non"', r'"\"Non\""'),
        ("مراكش", "مراكش"),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, written: str) -> None:
    assert scalar(text) == written
