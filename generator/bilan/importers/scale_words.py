"""Words that say a table's numbers are in thousands or more: `en milliers`, `Unité : k€`, `(بالآلاف)`.

A number in such a table is not the number to publish: `13` in thousands is 13 000.
"""

from __future__ import annotations

import re

from bilan.importers.cell_text import without_accents

_SCALES = frozenset([
    "k", "m", "md", "mds", "mio", "mrd", "bn", "million", "millions", "milliard", "milliards", "millier", "milliers",
    "thousand", "thousands", "billion", "billions", "الف", "الاف", "بالالاف", "مليون", "ملايين", "بالملايين",
    "بالمليون", "مليار", "مليارات", "بالمليار", "بالمليارات",
])  # fmt: skip
_WORD = (
    r"(?:millions?|milliards?|milliers?|thousands?|billions?|[km](?:€|eur|dh|mad|\$)|mdh|kdh|mds?"
    r"|الاف|ملايين|مليار|مليون|الف)"
)
_SAID = re.compile(
    rf"(?:^|[\s(\[:,])(?:en|in|par)\s+(?:[^\W\d_]+\s+)?{_WORD}(?!\w)"
    rf"|(?:^|\W)(?:unites?|units?|الوحدة|وحدة)\b.*?(?<!\w)(?:{_WORD}|k|m)(?!\w)"
    rf"|[(\[]\s*(?:{_WORD}|k)(?!\w)|^{_WORD}(?!\w)"
    r"|(?<!\w)ب(?:ال)?(?:الاف|ملايين|مليون|مليار|الف)"
    r"|[x×*]\s?1[ .,']?000(?!\d)|[(\[]\s*'?000\s*[)\]]|10\s?\^\s?[36]"
)
_LONGEST = 300  # characters of a text that is searched for such words


def names_a_scale(text: str) -> bool:
    """Return whether a title, a label or a note says that numbers are in thousands, millions or more."""
    return len(text) <= _LONGEST and _SAID.search(without_accents(text)) is not None


def is_scaled_unit(words: str) -> bool:
    """Return whether a unit includes a scale: `M€`, `k`, `milliers`."""
    return any(word.strip("€$.()") in _SCALES for word in without_accents(words).split())
