"""A quotation is short: at most thirty words (short quotation, law 2-00 of Morocco and the like). Code: `quote-too-long`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.article_index import YearlyArticles

TOO_LONG = Code("quote-too-long")

MOST_WORDS = 30


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """The quotation of every article."""
    for article in articles.listed:
        words = len((article.quote or "").split())
        if words > MOST_WORDS:
            message = translatable(
                "This quotation has {words} words; at most {most} may be quoted.", words=words, most=MOST_WORDS
            )
            yield TOO_LONG.at(
                article.at("quote"), message, translatable("Shorten it, or put it in your own words in the summary.")
            )
