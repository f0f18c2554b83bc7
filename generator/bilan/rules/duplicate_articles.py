"""The same article is not listed twice. Code: `duplicate-article`.

Two addresses are the same once what does not tell pages apart is set aside (`bilan.values.web_address`).
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import Message, translatable
from bilan.model.article import Article
from bilan.model.article_index import index_of
from bilan.model.report import Report
from bilan.values.web_address import canonical_address

DUPLICATE = Code("duplicate-article")


def check(report: Report) -> Iterator[Problem]:
    """A problem for each article whose address an earlier one has."""
    indexes = (index_of(year.articles) for year in report.years.values())
    addresses = [address for index in indexes for address in index.addresses if address]
    if len(set(addresses)) == len(addresses):
        return
    first: dict[str, Article] = {}
    for article in (article for article in report.articles if article.known_url):
        same = first.setdefault(canonical_address(article.known_url), article)
        if same is not article:
            yield DUPLICATE.at(article.at("url"), duplicate_problem(same), translatable("Keep one of the two."))


def duplicate_problem(same: Article) -> Message:
    """The place of the article that has this address already."""
    where = same.at("url")
    return translatable(
        "This article is already listed as “{id}” ({file}, line {line}).", id=same.id, file=where.file, line=where.line
    )
