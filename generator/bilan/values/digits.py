"""The digits of texts and numbers."""

from __future__ import annotations

import unicodedata
from decimal import Decimal


def ascii_digits(text: str) -> str:
    """Return a text with the digits of every script as ASCII digits: `٢٠٢٤` is `2024`."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def decimal_places(value: Decimal) -> int:
    """Return how many decimals a number is written with."""
    return max(0, -int(value.as_tuple().exponent))
