"""Escaping text for SVG.

An XML parser returns the text unchanged: markup is escaped, and line ends and tabs survive the normalisation of XML 1.0
(2.11 and 3.3.3). Characters that XML 1.0 cannot contain (2.2) raise ValueError; the YAML reader has rejected them before.
"""

from __future__ import annotations

import re

_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_IN_ATTRIBUTE = {**_IN_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}


def escape_text(text: str) -> str:
    """Text as the content of an XML element; ValueError for a character that XML 1.0 cannot contain."""
    return _escape(text, _IN_TEXT)


def escape_attribute(text: str) -> str:
    """Text as the value of an XML attribute, with the double quotes around it; ValueError as for `escape_text`."""
    return f'"{_escape(text, _IN_ATTRIBUTE)}"'


def _escape(text: str, entities: dict[int, str]) -> str:
    if forbidden := _FORBIDDEN_IN_XML.search(text):
        raise ValueError(f"XML cannot contain the character U+{ord(forbidden[0]):04X}")
    return text.translate(entities)
