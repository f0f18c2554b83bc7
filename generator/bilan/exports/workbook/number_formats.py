"""How a spreadsheet shows numbers (ECMA-376, 18.8.30): grouped, with all decimals, and with the qualifier in words."""

from __future__ import annotations

from functools import cache

from bilan.locales.language import Language
from bilan.locales.money import money_affixes
from bilan.values.interval import Qualifier

DAY = "yyyy-mm-dd"
_GROUPED = "#,##0"


@cache
def number_format(places: int) -> str:
    """Return the format of a number with so many decimals. The reader's system chooses the separators."""
    return _GROUPED + ("." + "0" * places if places else "")


def money_format(places: int, code: str, language: Language) -> str:
    """Return the format of an amount of money, with the symbol of the currency if the language has one."""
    affixes = money_affixes(language.tag, code)
    return f"{_quoted(affixes.before)}{number_format(places)}{_quoted(affixes.after)}"


def qualified_format(number: str, qualifier: Qualifier, language: Language) -> str:
    """Return a format with the qualifier in words before the number.

    The cell shows “about”, and its value stays a number.
    """
    before, _, after = language.qualified("\0", qualifier).partition("\0")
    if qualifier is Qualifier.EXACT:
        return number
    above, below = (f"{_quoted(before)}{sign}{number}{_quoted(after)}" for sign in ("", "-"))
    return f"{above};{below}"  # negative numbers need a format of their own: without it, the minus comes before the words


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', "")) if words else ""
