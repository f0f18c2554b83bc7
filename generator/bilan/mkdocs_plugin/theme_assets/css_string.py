"""Text in a style sheet, for the running title of printed pages."""

from __future__ import annotations

from markupsafe import Markup


def css_string(text: str) -> Markup:
    """Return a text as a CSS string (CSS Syntax 3), with all but letters, digits and spaces escaped: none ends `<style>`."""
    return Markup('"{}"').format(Markup("".join(map(_sign, text))))


def _sign(sign: str) -> str:
    return sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} "
