"""The report as records for machines: what the documents of `/data/` hold, every key always there, null where unknown.

Texts are objects by language subtag. The schemas of `schemas/` say the same, and a test compares the two.
"""

from __future__ import annotations

from typing import Any

from bilan.analysis.documents import Document, figures_citing
from bilan.analysis.errata import Erratum, errata_of
from bilan.analysis.press_review import mentions_in
from bilan.analysis.time_series import observations
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import SDMX, bounds
from bilan.model.figure import Alternative, Figure, Residual
from bilan.model.indicator import Indicator
from bilan.model.press import Article

Record = dict[str, Any]


def about(release: Release) -> Record:
    """The publication that a document is from."""
    publication = release.report.publication
    institution = publication.institution
    return {
        "title": publication.title,
        "institution": {"name": institution.name, "short_name": institution.short_name, "url": institution.url},
        "licence": publication.licence,
        "languages": publication.languages,
        "address": release.located("/"),
    }


def figure_record(release: Release, figure: Figure) -> Record:
    """An observation."""
    indicator = release.report.indicators[figure.id]
    lower, upper = bounds(figure)
    return {
        "id": figure.key,
        "year": figure.year,
        "indicator": figure.id,
        "name": indicator.name,
        "value": figure.value,
        "qualifier": None if figure.value is None else figure.qualifier,
        "status": figure.status,
        "obs_status": SDMX[figure.status],
        "unit": indicator.unit.name,
        "unit_name": unit_name(release, indicator),
        "as_of": figure.as_of,
        "lower": lower,
        "upper": upper,
        "rounded_to": figure.rounded_to,
        "break": figure.break_,
        "note": figure.note,
        "parts": [part.name for part in figure.parts],
        "residual": _residual(figure.residual),
        "of_which": [part.name for part in figure.of_which],
        "sources": [source.name for source in figure.source],
        "alternatives": [_alternative(other) for other in figure.alternatives],
        "revisions": [revision_record(erratum) for erratum in errata_of(figure)],
        "address": release.observation(figure),
    }


def unit_name(release: Release, indicator: Indicator) -> Record:
    """The unit of an indicator by language."""
    return {language.subtag: release.formatter(language).unit_name(indicator) for language in release.languages}


def _residual(residual: Residual | None) -> Record | None:
    return {"value": residual.value, "name": residual.name} if residual else None


def _alternative(other: Alternative) -> Record:
    sources = [source.name for source in other.source]
    return {"value": other.value, "qualifier": other.qualifier, "sources": sources, "why_not": other.why_not}


def revision_record(erratum: Erratum) -> Record:
    """A change of a published number."""
    revision = erratum.revision
    return {
        "date": revision.date,
        "was": revision.was,
        "became": erratum.became,
        "kind": revision.kind,
        "reason": revision.reason,
    }


def erratum_record(release: Release, erratum: Erratum) -> Record:
    """A change of a published number, with the figure it is of."""
    figure = erratum.figure
    named = {"figure": figure.key, "name": release.report.indicators[figure.id].name}
    return {**named, **revision_record(erratum), "address": release.observation(figure)}


def indicator_record(release: Release, indicator: Indicator) -> Record:
    """An indicator with the years it was observed in."""
    theme = release.report.themes[indicator.theme.name]
    return {
        "id": indicator.id,
        "name": indicator.name,
        "definition": indicator.definition,
        "theme": {"id": theme.id, "name": theme.name},
        "unit": indicator.unit.name,
        "unit_name": unit_name(release, indicator),
        "kind": indicator.kind,
        "level": indicator.level,
        "decimals": indicator.decimals,
        "summable": indicator.summable,
        "signed": indicator.signed,
        "years": [figure.year for figure in observations(release.report, indicator.id)],
        "address": release.link(release.languages[0], f"/indicators/{indicator.id}/"),
    }


def article_record(release: Release, article: Article) -> Record:
    """A press article with our summary, and the figures it reports."""
    mentions = mentions_in(release.report, article)
    return {
        "id": article.id,
        "year": article.year,
        "date": article.date,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "country": article.country,
        "kind": article.kind,
        "url": article.url,
        "archive_url": article.archive_url,
        "topics": article.topics,
        "summary": article.summary,
        "quote": article.quote,
        "figures": [{"figure": item.figure.key, "value": item.value, "differs": item.differs} for item in mentions],
        "address": release.link(release.languages[0], f"/{article.year}/press/#{article.id}"),
    }


def source_record(release: Release, document: Document) -> Record:
    """A document that may be cited, with the figures that rest on it."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "url": document.url,
        "archive_url": document.archive_url,
        "language": document.language,
        "kind": document.kind,
        "figures": [figure.key for figure in figures_citing(release.report, document.id)],
        "address": release.link(release.languages[0], f"/sources/#{document.id}"),
    }
