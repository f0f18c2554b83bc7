"""The same article is not listed twice. Code: `duplicate-article`.

Two addresses are the same once what does not tell pages apart is set aside (`generator.values.web_address`).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.articles import index_of
from generator.model.press import Article
from generator.model.report import Report
from generator.problems import Code, Problem
from generator.said import Said, said
from generator.values.web_address import canonical_address

DUPLICATE = Code("duplicate-article")


def check(report: Report) -> Iterator[Problem]:
    """Every article whose address stood before."""
    addresses = [address for year in report.years.values() for address in index_of(year.articles).addresses]
    if len(set(addresses)) == len(addresses):
        return
    first: dict[str, Article] = {}
    for article in report.articles:
        same = first.setdefault(canonical_address(article.url), article)
        if same is not article:
            yield DUPLICATE.at(article.at("url"), already_listed(same), said("Keep one of the two."))


def already_listed(same: Article) -> Said:
    """Where the article stands that has this address already."""
    where = same.at("url")
    return said(
        "This article is already listed as “{id}” ({file}, line {line}).", id=same.id, file=where.file, line=where.line
    )
