"""JSON-LD in the words of schema.org: the report and its years, the data and each indicator, false claims answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.analysis.time_series import observations
from bilan.exports.export_file import ExportFile
from bilan.metadata.page_subject import PageSubject, Thing, drop_unknown
from bilan.model.indicator import Indicator
from bilan.model.press import Rebuttal
from bilan.model.year import Year

CONTEXT = "https://schema.org"
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_YEAR = re.compile(r"/(\d{4})/")
_REBUTTALS = re.compile(r"/(\d{4})/rebuttals/")
_INDICATOR = re.compile(r"/indicators/([a-z0-9_]+)/")


def linked_data(subject: PageSubject, *, claim_reviews: bool = False) -> tuple[Thing, ...]:
    """What a page is, if it is one of these; with `claim_reviews`, answers to false claims are told as reviews."""
    return tuple({"@context": CONTEXT, **thing} for thing in _things(subject, claim_reviews))


def _things(subject: PageSubject, claim_reviews: bool) -> Iterator[Thing]:
    years, address = subject.offer.release.report.years, subject.address
    if address == "/":
        yield report(subject)
    elif address == "/data/":
        yield dataset(subject)
    elif found := _YEAR.fullmatch(address):
        yield year_report(subject, years[int(found[1])])
    elif found := _INDICATOR.fullmatch(address):
        yield indicator_dataset(subject, subject.offer.release.report.indicators[found[1]])
    elif claim_reviews and (found := _REBUTTALS.fullmatch(address)):
        yield from (claim_review(subject, rebuttal) for rebuttal in years[int(found[1])].rebuttals)


def report(subject: PageSubject) -> Thing:
    """The publication, with its years."""
    years = [year for year in subject.offer.release.report.years.values() if year.figures]
    return drop_unknown(
        {
            "@type": "Report",
            **_named(subject, subject.formatter.plain(subject.publication.title), "/"),
            "temporalCoverage": _span([year.number for year in years]),
            "hasPart": [_part(subject, year) for year in years],
        }
    )


def _part(subject: PageSubject, year: Year) -> Thing:
    return {"@type": "Report", "name": _title(subject, year), "url": subject.link(f"/{year.number}/")}


def _title(subject: PageSubject, year: Year) -> str:
    return f"{subject.formatter.plain(subject.publication.title)} {year.number}"


def year_report(subject: PageSubject, year: Year) -> Thing:
    """A year of the publication."""
    published = year.about.publish_on
    return drop_unknown(
        {
            "@type": "Report",
            **_named(subject, _title(subject, year), f"/{year.number}/"),
            "temporalCoverage": str(year.number),
            "datePublished": published.isoformat() if published else None,
            "encoding": _document(subject, year),
        }
    )


def _document(subject: PageSubject, year: Year) -> Thing | None:
    """The year as a PDF, where one is made."""
    file = subject.offer.by_path.get(subject.offer.release.path(subject.language, f"/{year.number}/report.pdf"))
    return {**_media(subject, file), "@type": "MediaObject"} if file else None


def dataset(subject: PageSubject) -> Thing:
    """All the data, with every file that holds them."""
    words = subject.language.words
    title = f"{subject.formatter.plain(subject.publication.title)} – {words('Data')}"
    years = [year.number for year in subject.offer.release.report.years.values() if year.figures]
    own = subject.offer.release.path(subject.language, "/data/figures.xlsx")
    paths = [f"data/{table.name}.{form}" for table in subject.offer.tables for form in ("csv", "json")]
    return drop_unknown(
        {
            "@type": "Dataset",
            **_named(subject, title, "/data/"),
            "description": words("Every figure, article and source of the report, to take away and to quote."),
            "temporalCoverage": _span(years),
            "isAccessibleForFree": True,
            "distribution": _distribution(subject, [own, *paths]),
        }
    )


def indicator_dataset(subject: PageSubject, indicator: Indicator) -> Thing:
    """An indicator with its years."""
    formatter = subject.formatter
    years = [figure.year for figure in observations(subject.offer.release.report, indicator.id)]
    variable = {
        "@type": "PropertyValue",
        "name": formatter.plain(indicator.name),
        "unitText": formatter.unit_name(indicator),
    }
    return drop_unknown(
        {
            "@type": "Dataset",
            **_named(subject, formatter.plain(indicator.name), f"/indicators/{indicator.id}/"),
            "description": formatter.plain(indicator.definition),
            "identifier": indicator.id,
            "temporalCoverage": _span(years),
            "isAccessibleForFree": True,
            "variableMeasured": drop_unknown(variable),
            "distribution": _distribution(subject, [f"data/indicators/{indicator.id}.json"]),
        }
    )


def claim_review(subject: PageSubject, rebuttal: Rebuttal) -> Thing:
    """A false claim answered. The verdict is in words: the institution gives no marks."""
    formatter = subject.formatter
    appeared = formatter.plain(rebuttal.appeared_on) if rebuttal.appeared_on else None
    rating = {"@type": "Rating", "alternateName": subject.language.words(rebuttal.verdict)}
    return drop_unknown(
        {
            "@type": "ClaimReview",
            "url": f"{subject.link(subject.address)}#{rebuttal.id}",
            "inLanguage": subject.language.tag,
            "author": subject.publisher,
            "datePublished": str(rebuttal.date) if rebuttal.date else None,
            "claimReviewed": formatter.plain(rebuttal.claim),
            "itemReviewed": drop_unknown(
                {"@type": "Claim", "name": formatter.plain(rebuttal.claim), "firstAppearance": _work(appeared)}
            ),
            "reviewRating": rating,
            "reviewBody": formatter.plain(rebuttal.answer),
        }
    )


def _work(name: str | None) -> Thing | None:
    return {"@type": "CreativeWork", "name": name} if name else None


def _named(subject: PageSubject, name: str, address: str) -> Thing:
    return {
        "name": name,
        "url": subject.link(address),
        "inLanguage": subject.language.tag,
        "publisher": subject.publisher,
        "creator": subject.publisher,
        "license": subject.licence,
    }


def _span(years: list[int]) -> str:
    """Years as schema.org writes a span of them (ISO 8601): `2017/2024`."""
    return "/".join(str(year) for year in dict.fromkeys((min(years), max(years)))) if years else ""


def _distribution(subject: PageSubject, paths: list[str]) -> list[Thing]:
    files = [subject.offer.by_path[path] for path in paths if path in subject.offer.by_path]
    return [_download(subject, file) for file in files]


def _download(subject: PageSubject, file: ExportFile) -> Thing:
    return {"@type": "DataDownload", **_media(subject, file)}


def _media(subject: PageSubject, file: ExportFile) -> Thing:
    return {
        "name": file.path.rpartition("/")[2],
        "contentUrl": subject.located(f"/{file.path}"),
        "encodingFormat": MEDIA[file.path.rpartition(".")[2]],
        "contentSize": f"{file.size} B",
        "sha256": file.digest,
    }
