"""Text from data becomes the same characters in a page, and never markup.

One encoder serves Markdown and the HTML within it, text and quoted attributes alike: every ASCII sign that some dialect of
Markdown or HTML may give a meaning to becomes a numeric character reference, which all of them print as the sign itself.
"""

from __future__ import annotations

import re

from markupsafe import Markup

# Harmless anywhere: letters, digits, space and , ; ? % '. A full stop or hyphen after a letter is harmless too, unless an
# address or a rule could be made of it; three question marks begin a block of pymdownx.details.
_SIGNS = re.compile(r"""[\\`*_{}\[\]<>()#+!&"|~^$=:@/\t\n\r]|(?<![^\W\d_])[.-]|[.-](?![\w ]|$)|(?<=\w)\.(?=\w)|--|\?{3}""")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def inert(text: str) -> Markup:
    """The text as inert Markdown and HTML; characters that no page may hold become U+FFFD."""
    clean = _FORBIDDEN.sub("\ufffd", text)
    return Markup(_SIGNS.sub(lambda match: "".join(f"&#{ord(sign)};" for sign in match.group()), clean))


_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9/:.#?=%~_\-\u00a1-\U0010ffff]")


def address(url: str) -> Markup:
    """A checked web address, or one of ours, as the value of a quoted attribute; the same characters, more readable."""
    return Markup(_NOT_IN_ADDRESS.sub(lambda match: f"&#{ord(match.group())};", url))


_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]")


def anchor(name: str) -> Markup:
    """A checked identifier as the id of a heading; there a reference would stay what it is, and links would miss it."""
    return Markup(_NOT_IN_ANCHOR.sub("", name))


def encoded(value: object) -> Markup:
    """Any value for a template: what is markup already stays, all else is inert text."""
    return value if isinstance(value, Markup) else inert(str(value))
