"""The names of periods for readers, by CLDR: `mars 2025`, `T3 2025`, `1er semestre 2025`, `2025–2026`."""

from __future__ import annotations

from babel import Locale
from babel.dates import format_interval, get_quarter_names

from bilan.locales.language import Language
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import MONTHS, Frequency, Period

_HALVES = {1: "first half of {year}", 2: "second half of {year}"}
THIN_SPACE = "\u2009"  # of CLDR around the dash of an interval; not every font has it
_QUARTER_PATTERN = "{quarter} {year}"  # CLDR: yQQQ of fr, ar and en


def period_name(language: Language, period: Period) -> str:
    """The name of a period within a sentence."""
    match period.frequency:
        case Frequency.YEAR:
            return year_name(language, period)
        case Frequency.HALF:
            return language.words(_HALVES[period.number]).format(year=year_name(language, period))
        case Frequency.QUARTER:
            names = get_quarter_names("abbreviated", locale=language.locale)
            return _QUARTER_PATTERN.format(quarter=names[period.number], year=year_name(language, period))
        case Frequency.MONTH:
            return language.date(PartialDate(period.start.year, period.start.month))
        case Frequency.WEEK:
            return _week(language.locale, period)
    return _span(language, period)


def short_period_name(language: Language, period: Period) -> str:
    """The name of a period on an axis whose years are named elsewhere: `mars`, `T3`, `S1`; a year is `2025` or `2025–26`."""
    match period.frequency:
        case Frequency.YEAR:
            return (
                str(period.year)
                if period.begins == 1
                else language.isolate(f"{period.year}\u2013{period.end.year % 100:02d}")
            )
        case Frequency.HALF:
            return language.words("H{number}").format(number=period.number)
        case Frequency.QUARTER:
            return str(get_quarter_names("abbreviated", locale=language.locale)[period.number])
        case Frequency.MONTH:
            return language.short_month(period.start.month)
        case Frequency.WEEK:
            return str(period.number)
    return _span(language, period)


def name_in_year(language: Language, period: Period) -> str:
    """The name of a period without its year, the month in full: `Mars`, `T3`. For headings of rows, which have space."""
    if period.frequency is Frequency.MONTH:
        return language.month(period.start.month)
    return short_period_name(language, period)


def year_name(language: Language, period: Period) -> str:
    """The reporting year of a period: `2025`, and `2025–2026` where years do not begin in January."""
    year = period.year
    return str(year) if period.begins == 1 else language.years(year, year + 1)


def _week(locale: Locale, period: Period) -> str:
    """A week by the pattern of CLDR (`yw`), with the ISO year in the place of the year of the week."""
    pattern = str(locale.datetime_skeletons["yw"])
    week = period.start.isocalendar()
    parts = pattern.split("'")
    filled = [
        part if quoted % 2 else part.replace("w", str(week.week)).replace("Y", str(week.year))
        for quoted, part in enumerate(parts)
    ]
    return "".join(filled)


def _span(language: Language, period: Period) -> str:
    """The name of a span: its days, its months where they are whole, and `2024–2025` where they make a year."""
    start, end = period.start, period.end
    if not period.has_whole_months:
        first, last = (language.date(day_of(day)) for day in (start, end))
        return language.words("from {first} to {last}").format(first=first, last=last)
    months = (end.year - start.year) * MONTHS + end.month - start.month + 1
    if months == MONTHS:
        return str(start.year) if start.year == end.year else language.years(start.year, end.year)
    return format_interval(start, end, "yMMMM", locale=language.locale).replace(THIN_SPACE, " ")
