"""One and two in Arabic, which are words and not digits: `ساعة واحدة`, `ساعتان`.

The number one follows its noun and agrees with it; two is the dual form of the noun, which contains its number. After a word
such as “about” or “more than” the noun is in the genitive, so a dual in -ān becomes -ayn (W. Wright, A Grammar of the Arabic
Language, I 299 and 319).
"""

from __future__ import annotations

_ONE, _ONE_FEMININE = "واحد", "واحدة"
_FEMININE_ENDING = "ة"
_DUAL, _DUAL_GENITIVE = "ان", "ين"
_DUAL_BEFORE_NOUN, _DUAL_BEFORE_NOUN_GENITIVE = "ا", "ي"


def one(noun: str) -> str:
    """A noun with the number one: `نشاط` → `نشاط واحد`; unchanged if it has the number already.

    The gender is that of the first word: feminine if it ends in tāʾ marbūṭa.
    """
    words = noun.split()
    if not words or words[-1] in (_ONE, _ONE_FEMININE):
        return noun
    return f"{noun} {_ONE_FEMININE if words[0].endswith(_FEMININE_ENDING) else _ONE}"


def genitive(dual: str) -> str:
    """A dual after a preposition or “about”: `ساعتان` → `ساعتين`, `وسيلتا إعلام` → `وسيلتي إعلام`.

    Adjectives that agree with the noun change with it: `كلمتان مفتاحيتان` → `كلمتين مفتاحيتين`.
    """
    first, _, rest = dual.partition(" ")
    if rest and not first.endswith(_DUAL) and first.endswith(_DUAL_BEFORE_NOUN):
        return f"{first.removesuffix(_DUAL_BEFORE_NOUN)}{_DUAL_BEFORE_NOUN_GENITIVE} {rest}"
    changed = [*dual.split(" ")]
    for index, word in enumerate(changed):
        if not word.endswith(_DUAL):
            break
        changed[index] = f"{word.removesuffix(_DUAL)}{_DUAL_GENITIVE}"
    return " ".join(changed)
