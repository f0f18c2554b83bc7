"""Texts that are not yet in every language of the report, counted. Warning: `missing-translation`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import join_messages, translatable, translatable_plural
from bilan.model.article import Article
from bilan.model.article_index import YearlyArticles
from bilan.model.outlet import Outlet
from bilan.model.publication import Contact
from bilan.model.report import Report
from bilan.model.source import Source
from bilan.model.text_inventory import OwnedText, local_texts

MISSING = Code("missing-translation", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """One warning for each file, at the first text concerned, with the number of texts in each language.

    The name of a contact, an outlet or a site is that of a person or a service, which stays what it is.
    """
    texts = (held for held in local_texts(report) if not isinstance(held[0], Contact | Outlet))
    return _lacking(texts, report.languages)


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """The same for files of articles."""
    return _lacking(articles.texts, articles.languages)


def _lacking(texts: Iterable[OwnedText], languages: Iterable[str]) -> Iterator[Problem]:
    lacking: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for owner, text in texts:
        if isinstance(owner, Article | Source) and text is owner.via:
            continue
        for language in languages:
            if language not in text.texts:
                lacking[text.place.file][language].append(text.place)
    for places in lacking.values():
        yield _counted(places)


def _counted(places: Mapping[str, list[Place]]) -> Problem:
    """The warning of a file whose texts in these places are not in these languages."""
    first = min(place for listed in places.values() for place in listed)
    counts = join_messages(
        translatable_plural(
            len(listed), "{number} text in “{language}”", "{number} texts in “{language}”", language=language
        )
        for language, listed in places.items()
    )
    message = translatable("Still to be translated in this file: {counts}. The first is here.", counts=counts)
    keys = join_messages(
        translatable("“{word}”", word=f"{language}: …") for language, listed in places.items() if first in listed
    )
    hint = translatable("Add {keys}; until then readers see the default language, marked as such.", keys=keys)
    return MISSING.at(first, message, hint)
