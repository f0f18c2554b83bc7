"""Digits that are not numbers: dates, years, ordinals, references, times, addresses and names, in three languages.

Each rule is a pattern; they are blanked in this order. The patterns have French, Arabic and English words together, because
a text in one language may quote another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bilan.number_recognition.numeral import blanks

FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ARABIC_MONTHS = "يناير|فبراير|مارس|أبريل|ماي|مايو|يونيو|يوليوز|يوليو|غشت|أغسطس|شتنبر|سبتمبر|أكتوبر|نونبر|نوفمبر|دجنبر|ديسمبر"
_MONTH = rf"(?:{FRENCH_MONTHS}|{ENGLISH_MONTHS}|{ARABIC_MONTHS})"
_DAYS = (
    "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    "|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)"
)
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"
_TO = r"\s*(?:[,–/-]|au|à|et|to|and|إلى(?: غاية)?|و)\s*"
_LIST = r"(?:\s*(?:,|et|and|و|à|to|إلى|–|-)\s*\d+)*"
_NUMBERED = (
    "n[°ºo]s?|nos|numéros?|numbers?|issues?|art|articles?|alinéas?|lois?|laws?|acts?|dahirs?|décrets?|decrees?|§|pages?|pp?|chapitres?"
    "|chapters?|tomes?|volumes?|vol|notes?|fig|figures?|tables?|tableaux?|annexes?|sections?|versions?|phases?|étapes?|steps?"
    "|levels?|niveaux?|zones?|lots?|العدد|العددين|رقم|الرقم|المادة|المادتين|الفصل|الفصلين|القانون|الظهير|المرسوم|الصفحة|ص|الملحق|الجدول"
    "|الشكل|المرحلة|النسخة"
)
_STREET = "rue|avenue|av\\.|boulevard|bd|place|street|road|شارع|زنقة"
_BEGINS = r"(?<![0-9A-Za-zÀ-ÿ])"  # an Arabic conjunction is joined to what follows: و2021

_ORDINALS = r"\b\d[\d \u00a0\u202f.,]{0,15}(?:ers?|res?|ères?|es?|èmes?|ndes?|nds?|st|rd|th)\b|الـ?\d+\b"

_RULES = (
    r"https?://\S+|[\w.+-]{1,64}@[\w.-]{1,99}|[@#]\w+",  # addresses, handles, tags
    r"\+\d[\d .()-]{6,}\d|\b0\d(?:[ .-]?\d{2}){4}\b",  # telephone numbers
    r"\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}/\d{1,2}/\d{2}",  # dates in digits
    rf"{_DAYS}\s+{_DAY}\b",
    rf"(?:{_DAY}{_TO}){{0,4}}{_DAY}\s+(?:of\s+|من\s+)?{_MONTH}\b",
    rf"\b{_MONTH}\s+{_DAY}\b(?!\s*%)(?=\W)",
    r"\bannées\s+\d0\b|\b\d{2,4}0s\b",  # decades
    rf"{_BEGINS}(?:1[89]|20)\d{{2}}(?:[-–/]\d{{2}}(?:\d{{2}})?)?\b(?!\s*%)(?![.,]\d)(?:s\b)?",  # years and school years
    _ORDINALS,
    rf"(?<!\w)[وفبل]{{0,2}}(?:{_NUMBERED})\.?\s*(?:n[°ºo]\.?|No\.?|رقم)?\s*\d[\d./-]*{_LIST}",  # references
    r"\b24\s*(?:h|heures|hours|ساعة)?\s*(?:/|sur|على)\s*(?:24|7)\b|\b7\s*(?:j|jours|days|أيام)?\s*(?:/|sur|على)\s*7\b",
    r"\b(?:[01]?\d|2[0-4])\s?(?:h\s?\d{0,2}|:\d{2})\b|\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b",  # times
    r"\b(?:à|vers|dès|at|الساعة)\s+\d{1,2}(?:\s+heures?\b)(?:\s+\d{1,2}\b)?|الساعة\s+\d{1,2}\b",
    rf"\b\d+(?:\s?(?:bis|ter))?,?\s+(?:{_STREET})\b",
    # Names: Le360, Covid-19, G20, كوفيد-19. Each is tried only from its first letter.
    r"(?<![A-Za-zÀ-ÿ])[A-Za-zÀ-ÿ]+[-\u2011]?\d[\w-]*|(?<![\u0621-\u064a])[\u0621-\u064a]{3,}-?\d+",
    r"\b(?-i:\d[MG])\b|\b\d+(?!(?:k|m|bn|M|Md|km|kg|m²)(?![^\W\d_]))[A-Za-zÀ-ÿ][\w-]*",  # 2M, 4G, 20minutes
    r"\b\d\.0\b",  # web 2.0
)
_EXEMPT = tuple(re.compile(rule, re.IGNORECASE) for rule in _RULES)
_ORDINAL = re.compile(_ORDINALS, re.IGNORECASE)


def blank_exemptions(text: str, names: Iterable[str] = ()) -> str:
    """The text with blanks in place of digits that are not numbers, and of `names`."""
    for name in names:
        if name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", blanks, text)
    for rule in _EXEMPT:
        text = rule.sub(blanks, text)
    return text


def blank_ordinals(text: str) -> str:
    """The text with blanks in place of ordinals in digits, because another language may write them in words."""
    return _ORDINAL.sub(blanks, text)
