"""Texts that are not yet in every language of the report, counted. Warning: `missing-translation`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model.articles import YearlyArticles
from generator.model.report import Report
from generator.model.texts import Held, local_texts
from generator.problems import Code, Place, Problem, Severity
from generator.said import said, said_of

MISSING = Code("missing-translation", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """One warning for each file and language, at the first text concerned, with their number."""
    return _lacking(local_texts(report), report.languages)


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """The same for files of articles."""
    return _lacking(articles.texts, articles.languages)


def _lacking(texts: Iterable[Held], languages: Iterable[str]) -> Iterator[Problem]:
    lacking: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for _, text in texts:
        for language in languages:
            if language not in text.texts:
                lacking[text.place.file, language].append(text.place)
    for (_file, language), places in lacking.items():
        message = said_of(
            len(places),
            "A text of this file is not given in “{language}”.",
            "{number} texts of this file are not given in “{language}”; the first is here.",
            language=language,
        )
        hint = said(
            "Add “{key}: …”; until then it is shown in the default language, marked as such.",
            key=language,
        )
        yield MISSING.at(min(places), message, hint)
