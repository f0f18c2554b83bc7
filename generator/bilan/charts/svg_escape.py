"""The one door through which text from outside enters an SVG.

Whatever a YAML file may hold comes back from an XML parser as it was: markup is inert, line ends and tabs survive the
normalisation of XML 1.0 (2.11 and 3.3.3). What XML 1.0 cannot hold at all (2.2) is refused; reading has refused it
long before.
"""

from __future__ import annotations

import re

_FOREIGN_TO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_IN_ATTRIBUTE = {**_IN_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}


def escape_text(text: str) -> str:
    """A text as the content of an XML element; ValueError for a character that XML 1.0 has no way to write."""
    return _written(text, _IN_TEXT)


def escape_attribute(text: str) -> str:
    """A text as the value of an XML attribute, with its double quotes round it; ValueError as for `as_text`."""
    return f'"{_written(text, _IN_ATTRIBUTE)}"'


def _written(text: str, entities: dict[int, str]) -> str:
    if foreign := _FOREIGN_TO_XML.search(text):
        raise ValueError(f"XML cannot hold the character U+{ord(foreign[0]):04X}")
    return text.translate(entities)
