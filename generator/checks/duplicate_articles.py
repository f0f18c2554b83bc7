"""The same article is not listed twice. Code: `duplicate-article`.

Two addresses are the same once scheme, `www.`, trailing slash, fragment and tracking parameters (`utm_*`, `fbclid`, `gclid`)
are set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.model.press import Article
from generator.model.report import Report
from generator.problems import Code, Problem
from generator.said import Said, said

DUPLICATE = Code("duplicate-article")

_TRACKING = ("utm_", "fbclid", "gclid")


def check(report: Report) -> Iterator[Problem]:
    """Every article whose address stood before."""
    first: dict[str, Article] = {}
    for article in report.articles:
        same = first.setdefault(canonical(article.url), article)
        if same is not article:
            yield DUPLICATE.at(article.at("url"), already_listed(same), said("Keep one of the two."))


def already_listed(same: Article) -> Said:
    """Where the article stands that has this address already."""
    where = same.at("url")
    return said(
        "This article is already listed as “{id}” ({file}, line {line}).", id=same.id, file=where.file, line=where.line
    )


def canonical(url: str) -> str:
    """The address by which an article is recognised."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.lower().startswith(_TRACKING)]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}"
