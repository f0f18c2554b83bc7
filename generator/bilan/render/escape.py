"""Escaping: text from data appears on a page as the same characters, and is never read as markup.

One function is used for Markdown and the HTML in it, for text and for quoted attributes: every ASCII character that may have
a meaning in a dialect of Markdown or in HTML becomes a numeric character reference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

# Safe anywhere: letters, digits, space and , ; % '. A full stop or hyphen after a letter is also safe, unless it could be
# part of an address or a rule; so are fewer than three question marks (three begin a block of pymdownx.details). The pattern
# begins with the characters to escape and tests the rest by lookbehind, so that `re` tries only at these characters.
_SPECIAL = r"""\\`*_{}\[\]<>()#+!&"|~^$=:@/\t\n\r"""
_FORBIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_TO_ESCAPE = re.compile(
    rf"[{_SPECIAL}{_FORBIDDEN}.?-]"
    rf"(?:(?<=[{_SPECIAL}{_FORBIDDEN}])"
    r"|(?<=[.-])(?:(?<![^\W\d_].)|(?![\w ]|$))"
    r"|(?<=\w\.)(?=\w)"
    r"|(?<=\?)\?\?)"
)
_REFERENCES = {chr(number): f"&#{number};" for number in (*b"\t\n\r", *range(ord("!"), 0x7F))}
_REFERENCES["???"] = _REFERENCES["?"] * 3


def markup(text: str) -> Markup:
    """A string as markup, like `Markup(text)` but faster, because it does not look for `__html__`."""
    return str.__new__(Markup, text)


@lru_cache(4096)  # a page in another language repeats most texts
def escape_markdown(text: str) -> Markup:
    """The text escaped for Markdown and HTML; characters that are forbidden in HTML become U+FFFD."""
    return markup(_TO_ESCAPE.sub(lambda match: _REFERENCES.get(match[0], "\ufffd"), text))


_NOT_IN_TEXT = re.compile(f"[{_FORBIDDEN}]")


def replace_forbidden(text: str) -> str:
    """The text with U+FFFD in place of characters that are forbidden in HTML, for renderers that do not escape."""
    return _NOT_IN_TEXT.sub("\ufffd", text)


_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9/:.#?=%~_\-\u00a1-\U0010ffff]")


@lru_cache(4096)
def escape_address(url: str) -> Markup:
    """A checked web address, or one of the site, escaped for a quoted attribute; fewer characters are escaped."""
    return markup(_NOT_IN_ADDRESS.sub(lambda match: f"&#{ord(match.group())};", url))


_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]")


def escape_anchor(name: str) -> Markup:
    """A checked identifier as the id of a heading, where character references do not work: other characters are removed."""
    return markup(_NOT_IN_ANCHOR.sub("", name))


def escape_value(value: object) -> Markup:
    """Any value for a template: markup is unchanged, anything else is escaped text."""
    return value if isinstance(value, Markup) else escape_markdown(str(value))


def json_in_script(content: object) -> str:
    """A value as JSON for a script element of HTML, which no text in it can end."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def fill_template(template: str, *values: str) -> Markup:
    """A template of markup with values for its `{}`, escaped unless they are markup: a faster `Markup.format` without format
    specifications."""
    return markup(template.format(*[value if isinstance(value, Markup) else escape(value) for value in values]))


def join_markup(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of markup, joined by `between`."""
    return markup(between.join(pieces))
