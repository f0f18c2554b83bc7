"""The documents of the static interface for machines: `/data/figures.json`, `/data/2021/figures.json`, `/errata.json` …

Each names its JSON Schema, which lies beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as resources

from bilan.analysis.documents import cited_documents
from bilan.analysis.errata import errata
from bilan.analysis.time_series import observations, observed_indicators
from bilan.exports.decimal_json import JsonFragment, dump_exact, json_fragment
from bilan.exports.export_file import ExportFile
from bilan.exports.json_records import (
    Record,
    about,
    article_record,
    erratum_record,
    figure_record,
    indicator_record,
    source_record,
)
from bilan.exports.release import Release

SCHEMAS = "data/schemas"
_LISTED = 2  # steps in, for the items of a document's list


def files(release: Release) -> Iterator[ExportFile]:
    """The documents, and the schemas they follow."""
    report = release.report
    figures = {figure.key: json_fragment(figure_record(release, figure), _LISTED) for figure in report.figures}
    articles = [article_record(release, article) for article in report.articles]
    indicators = [indicator_record(release, indicator) for indicator in observed_indicators(report)]
    sources = [source_record(release, document) for document in cited_documents(report).values()]
    found = [erratum_record(release, erratum) for erratum in errata(report)]
    yield _document(release, "data/figures.json", "figures", {"figures": list(figures.values())})
    yield _document(release, "data/articles.json", "articles", {"articles": articles})
    yield _document(release, "data/indicators.json", "indicators", {"indicators": indicators})
    yield _document(release, "data/sources.json", "sources", {"sources": sources})
    yield _document(release, "errata.json", "errata", {"errata": found})
    yield from _by_year(release, figures)
    yield from _by_indicator(release, figures, indicators)
    yield from _schemas()


def _by_year(release: Release, figures: dict[str, JsonFragment]) -> Iterator[ExportFile]:
    for year in release.report.years.values():
        if year.figures:
            own = [figures[figure.key] for figure in year.figures.values()]
            yield _document(release, f"data/{year.number}/figures.json", "figures", {"figures": own})


def _by_indicator(release: Release, figures: dict[str, JsonFragment], indicators: list[Record]) -> Iterator[ExportFile]:
    for record in indicators:
        own = [figures[figure.key] for figure in observations(release.report, record["id"])]
        body = {"indicator": record, "figures": own}
        yield _document(release, f"data/indicators/{record['id']}.json", "indicator", body)


def _document(release: Release, path: str, schema: str, body: Record) -> ExportFile:
    up = "../" * path.count("/")
    return ExportFile(path, dump_exact({"$schema": f"{up}{SCHEMAS}/{schema}.schema.json", "report": about(release), **body}))


def _schemas() -> Iterator[ExportFile]:
    folder = resources("bilan.exports") / "schemas"
    for resource in sorted(folder.iterdir(), key=lambda entry: entry.name):
        yield ExportFile(f"{SCHEMAS}/{resource.name}", resource.read_bytes())
