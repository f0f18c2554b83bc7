"""Text in a style sheet: the running title of printed pages."""

from __future__ import annotations

from markupsafe import Markup


def css_string(text: str) -> Markup:
    """A text as a CSS string (CSS Syntax 3); only letters, digits and spaces stay, so none ends a `style` element."""
    return Markup('"{}"').format(Markup("".join(map(_sign, text))))


def _sign(sign: str) -> str:
    return sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} "
