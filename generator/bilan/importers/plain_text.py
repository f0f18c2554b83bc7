"""Turns a title with escapes of a web page or a workbook into plain text.

HTML character references (`&#39;`, `&eacute;`, also escaped twice) become their characters. HTML tags, escapes of XLSX
(`_x000D_`, ECMA-376 part 1, 22.9.2.19) and invisible characters are removed. What only looks like a tag or a reference
stays: `AT&T`, `a < b`, `<3`.
"""

from __future__ import annotations

import html
import re
import unicodedata

from bilan.yaml.invisible_characters import without_invisible_signs

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|q|s|small|span|strike|strong"
    r"|sub|sup|u|ul|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCKS = re.compile(r"</?(?:blockquote|br|center|div|h[1-6]|hr|li|ol|p|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_OF_XLSX = re.compile(r"_x(?:00[01][0-9A-Fa-f]|007[Ff])_")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MOST_LAYERS = 3  # of escaping


def plain_text(text: str) -> str:
    """Return the text in NFC on one line, without escapes, tags and invisible characters."""
    if "_x" in text:
        text = _OF_XLSX.sub(" ", text)
    text = unicodedata.normalize("NFC", without_markup(text) if "&" in text or "<" in text else text)
    return " ".join(without_invisible_signs(_CONTROL.sub(" ", text)).split())


def without_markup(text: str) -> str:
    """Return the text without HTML tags, with its character references as characters."""
    for _ in range(_MOST_LAYERS):
        decoded = _REFERENCE.sub(_referred, text)
        if decoded == text:
            break
        text = decoded
    return _TAG.sub("", _BLOCKS.sub(" ", text))


def _referred(match: re.Match[str]) -> str:
    """Return the character of a reference; the reference itself if there is no such character."""
    character = html.unescape(match[0])
    return match[0] if "\ufffd" in character else character
