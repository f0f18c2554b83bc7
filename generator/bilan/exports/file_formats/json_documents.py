"""The JSON documents for machines: `/data/figures.json`, `/data/2021/figures.json`, `/errata.json` …

Each names its JSON Schema, which is beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.documents import cited_documents
from bilan.analysis.errata import errata
from bilan.analysis.time_series import observations, observed_indicators
from bilan.exports.decimal_json import JsonFragment, dump_exact, json_fragment
from bilan.exports.export_file import ExportFile
from bilan.exports.json_members import Json, json_record
from bilan.exports.json_press_records import ARTICLE, SOURCE
from bilan.exports.json_records import ERRATUM, FIGURE, INDICATOR, PUBLICATION
from bilan.exports.json_schemas import json_schemas
from bilan.exports.release import Release

SCHEMAS = "data/schemas"
_LISTED = 2  # levels of indentation of the items in a document's list


def files(release: Release) -> Iterator[ExportFile]:
    """Return the documents and their schemas."""
    report = release.report
    figures = {figure.key: json_fragment(json_record(FIGURE, release, figure), _LISTED) for figure in report.figures}
    articles = [json_record(ARTICLE, release, article) for article in report.articles]
    indicators = [json_record(INDICATOR, release, indicator) for indicator in observed_indicators(report)]
    sources = [json_record(SOURCE, release, document) for document in cited_documents(report).values()]
    found = [json_record(ERRATUM, release, erratum) for erratum in errata(report)]
    yield document(release, "data/figures.json", "figures", {"figures": list(figures.values())})
    yield document(release, "data/articles.json", "articles", {"articles": articles})
    yield document(release, "data/indicators.json", "indicators", {"indicators": indicators})
    yield document(release, "data/sources.json", "sources", {"sources": sources})
    yield document(release, "errata.json", "errata", {"errata": found})
    yield from _by_year(release, figures)
    yield from _by_indicator(release, figures, indicators)
    yield from _schemas()


def _by_year(release: Release, figures: dict[str, JsonFragment]) -> Iterator[ExportFile]:
    for year in release.report.years.values():
        if year.figures:
            own = [figures[figure.key] for figure in year.figures.values()]
            yield document(release, f"data/{year.number}/figures.json", "figures", {"figures": own})


def _by_indicator(release: Release, figures: dict[str, JsonFragment], indicators: list[Json]) -> Iterator[ExportFile]:
    for record in indicators:
        own = [figures[figure.key] for figure in observations(release.report, record["id"])]
        body = {"indicator": record, "figures": own}
        yield document(release, f"data/indicators/{record['id']}.json", "indicator", body)


def document(release: Release, path: str, schema: str, body: Json) -> ExportFile:
    """A document with the publication it is from, and the schema it follows."""
    up, about = "../" * path.count("/"), json_record(PUBLICATION, release, release.report.publication)
    return ExportFile(path, dump_exact({"$schema": f"{up}{SCHEMAS}/{schema}.schema.json", "report": about, **body}))


def _schemas() -> Iterator[ExportFile]:
    for name, schema in json_schemas().items():
        yield ExportFile(f"{SCHEMAS}/{name}", dump_exact(schema))
