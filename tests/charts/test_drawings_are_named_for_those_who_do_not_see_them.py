"""Each drawing is one image with a name and a description; the two artboards of a chart share no id."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from bilan.charts import Canvas, Columns, Frame, Point

SVG = "{http://www.w3.org/2000/svg}"
CHART = Columns((Point("2021", Decimal(1), "1"),), str)


def ids(canvas: Canvas) -> list[str]:
    """The ids of title and description."""
    tree = ElementTree.fromstring(CHART.draw(canvas, Frame("activities", "Titre", "Texte")).svg)
    assert tree.get("role") == "img"
    assert [(child.tag, child.text) for child in tree[:2]] == [(f"{SVG}title", "Titre"), (f"{SVG}desc", "Texte")]
    found = [child.get("id", "") for child in tree[:2]]
    assert tree.get("aria-labelledby") == " ".join(found)
    return found


def test_the_two_artboards_share_no_id() -> None:
    """They are in one page."""
    assert not set(ids(Canvas.WIDE)) & set(ids(Canvas.PHONE))


@pytest.mark.parametrize("name", ["", "a b", "a\u00a0b"])
def test_an_id_holds_no_blank(name: str) -> None:
    """A blank would part it in two in `aria-labelledby`."""
    with pytest.raises(ValueError, match="id"):
        Frame(name, "Titre", "Texte")
