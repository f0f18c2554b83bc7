"""A translation has the numbers of its original, in digits. Warning: `numbers-differ`.

A number that one language has in digits and the other in words is the same number; ordinals are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.article_index import YearlyArticles
from bilan.model.report import Report
from bilan.model.text_inventory import OwnedText, local_texts
from bilan.number_recognition import has_digits, spoken_forms, written_forms
from bilan.values.local_text import LocalText

DIFFERENT = Code("numbers-differ", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Each translated text, but those of articles, whose digits are not those of the text in the default language."""
    return _compared(local_texts(report))


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """Each translated text of articles whose digits are not those of the text in the default language."""
    return _compared(articles.texts)


def _compared(texts: Iterable[OwnedText]) -> Iterator[Problem]:
    for _, text in texts:
        for language in text.texts if has_digits("".join(text.texts.values())) else ():
            if language != text.default and (problem := compare_numbers(text, language)):
                yield problem


def compare_numbers(text: LocalText, language: str) -> Problem | None:
    """The problem of a translation whose numbers are not those of the default language."""
    added, lost = _missing(text, language, text.default), _missing(text, text.default, language)
    if not added and not lost:
        return None
    difference = _alone(language, added, text.default) if added else _alone(text.default, lost, language)
    message = (
        translatable("{one} {other}", one=difference, other=_alone(text.default, lost, language))
        if added and lost
        else difference
    )
    return DIFFERENT.at(
        text.places[language], message, translatable("Write the same numbers in both; one of the two is wrong.")
    )


def _alone(one: str, numbers: set[Decimal], other: str) -> Message:
    listed = join_messages(f"{number:f}" for number in sorted(numbers))
    return translatable("“{one}” gives {numbers}, which “{other}” does not.", one=one, numbers=listed, other=other)


def _missing(text: LocalText, source: str, target: str) -> set[Decimal]:
    """The numbers in digits of one language that the other has neither in digits nor in words."""
    numbers = written_forms(text.texts[source], source) - written_forms(text.texts[target], target)
    return set(numbers - spoken_forms(text.texts[target], target)) if numbers else set()
