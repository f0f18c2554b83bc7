"""The documents of the static interface for machines: `/data/figures.json`, `/data/2021/figures.json`, `/errata.json` …

Each names its JSON Schema, which lies beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as resources

from generator.derive.documents import cited
from generator.derive.errata import errata
from generator.derive.series import observations, observed_indicators
from generator.exports.exact_json import Piece, exact, piece
from generator.exports.file import File
from generator.exports.records import (
    Record,
    about,
    article_record,
    erratum_record,
    figure_record,
    indicator_record,
    source_record,
)
from generator.exports.release import Release

SCHEMAS = "data/schemas"
_LISTED = 2  # steps in, for the items of a document's list


def files(release: Release) -> Iterator[File]:
    """The documents, and the schemas they follow."""
    report = release.report
    figures = {figure.key: piece(figure_record(release, figure), _LISTED) for figure in report.figures}
    articles = [article_record(release, article) for article in report.articles]
    indicators = [indicator_record(release, indicator) for indicator in observed_indicators(report)]
    sources = [source_record(release, document) for document in cited(report).values()]
    found = [erratum_record(release, erratum) for erratum in errata(report)]
    yield _document(release, "data/figures.json", "figures", {"figures": list(figures.values())})
    yield _document(release, "data/articles.json", "articles", {"articles": articles})
    yield _document(release, "data/indicators.json", "indicators", {"indicators": indicators})
    yield _document(release, "data/sources.json", "sources", {"sources": sources})
    yield _document(release, "errata.json", "errata", {"errata": found})
    yield from _by_year(release, figures)
    yield from _by_indicator(release, figures, indicators)
    yield from _schemas()


def _by_year(release: Release, figures: dict[str, Piece]) -> Iterator[File]:
    for year in release.report.years.values():
        if year.figures:
            own = [figures[figure.key] for figure in year.figures.values()]
            yield _document(release, f"data/{year.number}/figures.json", "figures", {"figures": own})


def _by_indicator(release: Release, figures: dict[str, Piece], indicators: list[Record]) -> Iterator[File]:
    for record in indicators:
        own = [figures[figure.key] for figure in observations(release.report, record["id"])]
        body = {"indicator": record, "figures": own}
        yield _document(release, f"data/indicators/{record['id']}.json", "indicator", body)


def _document(release: Release, path: str, schema: str, body: Record) -> File:
    up = "../" * path.count("/")
    return File(path, exact({"$schema": f"{up}{SCHEMAS}/{schema}.schema.json", "report": about(release), **body}))


def _schemas() -> Iterator[File]:
    folder = resources("generator.exports") / "schemas"
    for resource in sorted(folder.iterdir(), key=lambda entry: entry.name):
        yield File(f"{SCHEMAS}/{resource.name}", resource.read_bytes())
