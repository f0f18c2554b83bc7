"""Text from data becomes the same characters in a page, and never markup.

One encoder serves Markdown and the HTML within it, text and quoted attributes alike: every ASCII sign that some dialect of
Markdown or HTML may give a meaning to becomes a numeric character reference, which all of them print as the sign itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

# Harmless anywhere: letters, digits, space and , ; % '. A full stop or hyphen after a letter is harmless too, unless an
# address or a rule could be made of it, and fewer than three question marks, which begin a block of pymdownx.details. What
# may need a reference comes first and the rest is asked of it behind: the engine of `re` then looks for nothing else.
_SIGNS = r"""\\`*_{}\[\]<>()#+!&"|~^$=:@/\t\n\r"""
_FORBIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_MEANING = re.compile(
    rf"[{_SIGNS}{_FORBIDDEN}.?-]"
    rf"(?:(?<=[{_SIGNS}{_FORBIDDEN}])"
    r"|(?<=[.-])(?:(?<![^\W\d_].)|(?![\w ]|$))"
    r"|(?<=\w\.)(?=\w)"
    r"|(?<=\?)\?\?)"
)
_REFERENCES = {chr(number): f"&#{number};" for number in (*b"\t\n\r", *range(ord("!"), 0x7F))}
_REFERENCES["???"] = _REFERENCES["?"] * 3


def markup(text: str) -> Markup:
    """A plain string that is markup, as `Markup(text)` says too, which first asks whether it is more than a string."""
    return str.__new__(Markup, text)


@lru_cache(4096)  # most of what a page says is said again by the same page in the next language
def escape_markdown(text: str) -> Markup:
    """The text as inert Markdown and HTML; characters that no page may hold become U+FFFD."""
    return markup(_MEANING.sub(lambda found: _REFERENCES.get(found[0], "\ufffd"), text))


_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9/:.#?=%~_\-\u00a1-\U0010ffff]")


@lru_cache(4096)
def escape_address(url: str) -> Markup:
    """A checked web address, or one of ours, as the value of a quoted attribute; the same characters, more readable."""
    return markup(_NOT_IN_ADDRESS.sub(lambda match: f"&#{ord(match.group())};", url))


_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]")


def escape_anchor(name: str) -> Markup:
    """A checked identifier as the id of a heading; there a reference would stay what it is, and links would miss it."""
    return markup(_NOT_IN_ANCHOR.sub("", name))


def escape_value(value: object) -> Markup:
    """Any value for a template: what is markup already stays, all else is inert text."""
    return value if isinstance(value, Markup) else escape_markdown(str(value))


def fill_template(template: str, *values: str) -> Markup:
    """A piece of markup with values in its places `{}`, escaped where they are not markup: `Markup.format`, without its ways
    of formatting."""
    return markup(template.format(*[value if isinstance(value, Markup) else escape(value) for value in values]))


def join_markup(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Markup, one piece after the other."""
    return markup(between.join(pieces))
