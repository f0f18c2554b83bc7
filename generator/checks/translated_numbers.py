"""A translation has the numbers of its original, in digits. Warning: `numbers-differ`.

A number that one language has in digits and the other in words is the same number; ordinals are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.model.articles import YearlyArticles
from generator.model.report import Report
from generator.model.texts import Held, local_texts
from generator.numerals import has_digits, spoken, written
from generator.problems import Code, Problem, Severity
from generator.said import Said, joined, said
from generator.values.texts import LocalText

DIFFERENT = Code("numbers-differ", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Each translated text, but those of articles, whose digits are not those of the text in the default language."""
    return _compared(local_texts(report))


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """Each translated text of articles whose digits are not those of the text in the default language."""
    return _compared(articles.texts)


def _compared(texts: Iterable[Held]) -> Iterator[Problem]:
    for _, text in texts:
        for language in text.texts if has_digits("".join(text.texts.values())) else ():
            if language != text.default and (problem := compared(text, language)):
                yield problem


def compared(text: LocalText, language: str) -> Problem | None:
    """The problem of a translation whose numbers are not those of the default language."""
    added, lost = _missing(text, language, text.default), _missing(text, text.default, language)
    if not added and not lost:
        return None
    told = _alone(language, added, text.default) if added else _alone(text.default, lost, language)
    message = said("{one} {other}", one=told, other=_alone(text.default, lost, language)) if added and lost else told
    return DIFFERENT.at(text.places[language], message, said("Write the same numbers in both; one of the two is wrong."))


def _alone(one: str, numbers: set[Decimal], other: str) -> Said:
    listed = joined(f"{number:f}" for number in sorted(numbers))
    return said("“{one}” gives {numbers}, which “{other}” does not.", one=one, numbers=listed, other=other)


def _missing(text: LocalText, said: str, sought: str) -> set[Decimal]:
    """The numbers in digits of one language that the other has neither in digits nor in words."""
    numbers = written(text.texts[said], said) - written(text.texts[sought], sought)
    return set(numbers - spoken(text.texts[sought], sought)) if numbers else set()
