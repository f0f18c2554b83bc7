"""Arabic number words in both genders and all cases, with the spellings of Morocco (مائة and مئة, ملايير and مليارات)."""

from __future__ import annotations

import re

from bilan.number_recognition.exemptions import ARABIC_MONTHS
from bilan.number_recognition.lexicon import Lexicon

_UNITS = {
    1: "واحد واحدة أحد إحدى",
    2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي",
    3: "ثلاثة ثلاث ثلاثا",
    4: "أربعة أربع أربعا",
    5: "خمسة خمس خمسا",
    6: "ستة ست ستا",
    7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع تسعا",
    10: "عشرة عشر عشرا",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    200: "مائتان مائتين مائتا مائتي مئتان مئتين مئتا مئتي",
}
_BEFORE_HUNDRED = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_HUNDRED = ("مائة", "مئة")
_DUAL = {10**3: "ألفان ألفين ألفا ألفي", 10**6: "مليونان مليونين مليونا مليوني", 10**9: "ملياران مليارين مليارا ملياري"}
_COUNTED = {"آلاف": 10**3, "ملايين": 10**6, "ملايير": 10**9, "مليارات": 10**9}


def _follows(group: int, value: int, joined: bool) -> bool:
    """`ثلاثة عشر`, `ثلاثة وستون`, `مائة وستة`: units come before tens, and all but the teens are joined by “and”."""
    rest = group % 100
    if value == 10 and 1 <= rest <= 9:
        return not joined
    return joined and value < 100 and (rest == 0 or (1 <= rest <= 9 and value >= 20))


LEXICON = Lexicon(
    small={
        **{word: value for value, words in _UNITS.items() for word in words.split()},
        **{
            unit + hundred: value * 100
            for value, units in _BEFORE_HUNDRED.items()
            for unit in units.split()
            for hundred in _HUNDRED
        },
    },
    hundreds=dict.fromkeys(_HUNDRED, 100),
    scales={"ألف": 10**3, "مليون": 10**6, "مليار": 10**9, **_COUNTED},
    follows=_follows,
    between=re.compile(r"\s+(?:([وف])\s*)?"),
    wholes={word: (2, scale) for scale, words in _DUAL.items() for word in words.split()},
    counted=frozenset(_COUNTED),
    halves=frozenset(("نصف",)),
    attached=re.compile(r"(?P<joined>[وف])?[بلك]?ـ?(?P<definite>ال|لل)?(?P<word>.+)"),
    adds_joined=True,
    before_year=frozenset(("سنة", "عام", "وسنة", "وعام", "منذ")),
    after_ordinal=re.compile(rf"\s+(?:{ARABIC_MONTHS})\b"),
)
