"""What an Excel number format (ECMA-376, 18.8.31) says of a value: a percentage, a date, a duration, how many decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_BUILT_IN = {  # 18.8.30; those that depend on Excel's country are dates in each
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    46: "[h]:mm:ss",
    49: "@",
    17: "mmm-yy",
    **dict.fromkeys((*range(14, 17), 22, *range(27, 32), 36, *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys((*range(18, 22), *range(32, 36), 45, 47), "h:mm"),
}
_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]?|(?P<text>General|AM/PM|A/P)|(?P<sign>.)',
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """`decimals` are those shown, None if the format has none; `words` is the text around the number.

    `month_only` and `year_only` say that no more of a date is shown: `mmmm yyyy`, `yyyy`.
    """

    percent: bool = False
    day: bool = False
    time: bool = False
    decimals: int | None = None
    thousands: int = 0  # by how many groups of three the shown number is reduced
    words: str = ""
    month_only: bool = False
    year_only: bool = False


GENERAL = NumberFormat()


@cache
def number_format(code: str) -> NumberFormat:
    """Return what a format code says of positive numbers, which is its first section."""
    signs, words, elapsed = "", "", False
    for part in _PARTS.finditer(code[:1000]):
        if part["sign"] == ";":
            break
        signs += part["sign"] or ""
        words += part["quoted"] or part["escaped"] or ""
        bracket = part["bracket"] or ""
        words += bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
        elapsed |= _ELAPSED.fullmatch(bracket) is not None
    dated = re.search(r"[dmyhs]", signs, re.IGNORECASE) is not None
    if dated or elapsed:
        day = (
            not elapsed and re.search(r"[dy]|m(?!m?:)", re.sub(r"h+\W*m+|m+\W*s+", "", signs, flags=re.I), re.I) is not None
        )
        letters = set(signs.lower()) & set("ymdhs")
        return NumberFormat(
            day=day, time=not day, month_only=day and "m" in letters <= {"y", "m"}, year_only=day and letters == {"y"}
        )
    number = re.search(r"[0#?][0#?,]*(?:\.([0#?]*))?(,*)", signs)
    exact = number and not re.search(r"[eE/]", signs)
    scaled = re.search(r"(,+)(?:[^0#?]|$)", signs[number.start() :]) if number else None
    return NumberFormat(
        percent="%" in signs,
        decimals=len(number[1] or "") if number and exact else None,
        thousands=len(scaled[1]) if scaled else 0,
        words=" ".join(words.split()),
    )


def built_in(number: int) -> NumberFormat:
    """Return one of Excel's built-in formats by its number."""
    return number_format(_BUILT_IN.get(number, ""))
