"""A drawing on a sheet of its own needs nothing of the page it came from: words, fonts, colours and paper are in the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from bilan.charts import Canvas, Direction, Frame
from bilan.charts.standalone_chart import MARGIN, StandaloneChart
from tests.charts.samples import FRENCH, activities

NAMESPACE = "{http://www.w3.org/2000/svg}"
DRAWING = activities(FRENCH).draw(Canvas.WIDE, Frame("a", "Titre", "Description")).svg


def _part(element: Element, name: str) -> Element:
    found = element.find(NAMESPACE + name)
    assert found is not None
    return found


def _number(element: Element, name: str) -> float:
    return float(element.get(name, "nan"))


def _poster(direction: Direction = Direction.LTR, title: str = "Un <b> & deux") -> str:
    return StandaloneChart(title, "Sous-titre", ("Sources : Ville", "CC-BY-4.0"), direction).wrap(DRAWING)


@pytest.mark.parametrize("direction", list(Direction))
def test_the_sheet_is_as_it_was(direction: Direction, golden: Callable[[str, str], None]) -> None:
    poster = _poster(direction, "Un titre assez long pour tenir sur deux lignes au moins " * 2)
    golden(f"poster-{direction}.svg", re.sub(r"<style>.*</style>", "", poster))


def test_all_its_words_are_in_it() -> None:
    texts = "".join(fromstring(_poster()).itertext())
    assert all(
        word in texts for word in ("Un <b> & deux", "Sous-titre", "Sources : Ville", "CC-BY-4.0", "Titre", "Description")
    )


def test_it_has_paper_and_fonts_and_asks_for_no_other_file() -> None:
    root = fromstring(_poster())
    assert _part(root, "rect").attrib == {"width": "100%", "height": "100%", "fill": "#ffffff"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.endswith(("href", "style"))}
    assert {element.tag for element in root.iter()} <= {
        NAMESPACE + tag for tag in ("svg", "title", "desc", "rect", "path", "g", "text", "style")
    }
    assert set(re.findall(r"url\((\w+:[\w/]+)", _part(root, "style").text or "")) == {"data:font/woff2"}


def test_nothing_stands_outside_the_sheet() -> None:
    root = fromstring(_poster())
    inner = _part(root, "svg")
    lowest = max(_number(text, "y") for text in root.findall(f"{NAMESPACE}text"))
    assert _number(inner, "y") + _number(inner, "height") < lowest < _number(root, "height")
    assert _number(inner, "x") + _number(inner, "width") + MARGIN <= _number(root, "width")


@pytest.mark.parametrize(("direction", "side"), [(Direction.LTR, 28), (Direction.RTL, 680 + 28)])
def test_its_words_begin_where_the_language_begins(direction: Direction, side: int) -> None:
    texts = fromstring(_poster(direction)).findall(f"{NAMESPACE}text")
    assert {_number(text, "x") for text in texts} == {side}


def test_a_long_title_is_set_on_several_lines() -> None:
    texts = fromstring(_poster(title="mot " * 40)).findall(f"{NAMESPACE}text")
    assert len(texts) == 3 + len([text for text in texts if "mot" in (text.text or "")])
    assert len(texts) > 4


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="not the SVG of a chart"):
        StandaloneChart("", "", (), Direction.LTR).wrap("<p>")
