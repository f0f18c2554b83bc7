"""Text from outside is inert: any text a YAML file may hold is that text again after an XML parser has read the drawing."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.charts import Canvas, Frame, Point, RankedBars
from bilan.charts.svg_escape import escape_attribute, escape_text

# YAML 1.2, 5.1: the printable characters
yaml_text = st.text(
    st.one_of(
        st.sampled_from("\t\n\r\x85<>&\"'\u2028\u202e\u2067]"),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xA0, max_codepoint=0xD7FF),
        st.characters(min_codepoint=0xE000, max_codepoint=0xFFFD),
        st.characters(min_codepoint=0x10000, max_codepoint=0x10FFFF),
    )
)


@given(yaml_text)
def test_as_the_content_of_an_element(text: str) -> None:
    """Line ends included."""
    assert (ElementTree.fromstring(f"<a>{escape_text(text)}</a>").text or "") == text


@given(yaml_text)
def test_as_an_attribute(text: str) -> None:
    """Tabs and line ends included, which a parser would turn into blanks."""
    assert ElementTree.fromstring(f"<a b={escape_attribute(text)}/>").get("b") == text


@given(yaml_text.filter(lambda text: bool(text.strip())))
def test_in_a_whole_drawing(text: str) -> None:
    """A hostile name stays a name: the tree holds no element the room has not made."""
    svg = RankedBars((Point(text, Decimal(1), text),)).draw(Canvas.WIDE, Frame("k", text, text)).svg
    tree = ElementTree.fromstring(svg)
    assert tree[0].text == text
    assert tree[1].text == text
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {"svg", "title", "desc", "path", "g", "text"}


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused(sign: str) -> None:
    """Reading refuses it long before; nothing is silently dropped here."""
    with pytest.raises(ValueError, match=r"U\+"):
        escape_text(f"a{sign}b")
