"""The labels of a chart apart from its shapes, so that Typst sets them as it sets all text.

The SVG reader of Typst takes one font for a whole label: it loses letters where Arabic is beside a Latin letter that the
Arabic font lacks ("ā"), and cannot place a mark on a letter. Typst itself finds a font for each letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from bilan.charts.text_label import Anchor
from bilan.rich_text.node_types import DrawnLabel

_LABEL = re.compile(r"<text[^>]*>[^<]*</text>")
_EMPTY_GROUP = re.compile(r"<g[^>]*></g>")
_TEXT = "{http://www.w3.org/2000/svg}text"
_SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def split_labels(svg: str) -> tuple[str, tuple[DrawnLabel, ...]]:
    """An SVG of `bilan.charts` without its labels, and the labels."""
    labels = tuple(_labels(ElementTree.fromstring(svg), {})) if "<text" in svg else ()
    return _EMPTY_GROUP.sub("", _LABEL.sub("", svg)), labels


def _labels(element: ElementTree.Element, inherited: dict[str, str]) -> Iterator[DrawnLabel]:
    attributes = {**inherited, **element.attrib}
    if element.tag == _TEXT:
        yield DrawnLabel(
            element.text or "",
            float(attributes["x"]),
            float(attributes["y"]),
            _SHARES[Anchor(attributes.get("text-anchor", Anchor.START))],
            float(attributes["font-size"]),
            int(attributes.get("font-weight", "400")),
            attributes["fill"],
            float(attributes.get("stroke-width", "0")),
        )
    for child in element:
        yield from _labels(child, attributes)
