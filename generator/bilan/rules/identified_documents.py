"""An article can be found and has a title; so has a source. Codes: `missing-key`, `unexpected-value`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Problem
from bilan.messages.message import translatable
from bilan.model.article import Article
from bilan.model.article_index import YearlyArticles
from bilan.model.report import Report
from bilan.model.source import Source
from bilan.rules.value_or_status import UNEXPECTED_VALUE
from bilan.schema.record import MISSING_KEY


def check(report: Report) -> Iterator[Problem]:
    """The titles of sources."""
    for source in report.sources.values():
        yield from _title(source)


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """The titles and addresses of articles; print, radio and television have a place of another kind."""
    for article in articles.listed:
        yield from _title(article)
        if not {"url", "page", "programme", "time"} & set(article.places):
            message = translatable("The key “{key}” is missing here.", key="url")
            hint = translatable("Add “url: …”; for print write “page: …”, for radio and television “programme: …”.")
            yield MISSING_KEY.at(article.place, message, hint)


def _title(document: Article | Source) -> Iterator[Problem]:
    """A title is the published one, or one that was supplied."""
    if not {"title", "title_given"} & set(document.places):
        message = translatable("The key “{key}” is missing here.", key="title")
        hint = translatable("Add “title: …”; where the published title is not known, write your own as “title_given: …”.")
        yield MISSING_KEY.at(document.place, message, hint)
    elif document.title and document.title_given:
        message = translatable("There are two titles: the published one, and one in its place.")
        yield UNEXPECTED_VALUE.at(document.at("title_given"), message, translatable("Delete “title_given”."))
