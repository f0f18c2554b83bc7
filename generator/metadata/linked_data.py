"""JSON-LD in the words of schema.org: the report and its years, the data and each indicator, false claims answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.derive.series import observations
from generator.exports.file import File
from generator.metadata.about import Subject, Thing, known
from generator.model.indicators import Indicator
from generator.model.press import Rebuttal
from generator.model.year import Year

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


def linked_data(subject: Subject, *, claim_reviews: bool = False) -> tuple[Thing, ...]:
    """What a page is, if it is one of these; with `claim_reviews`, answers to false claims are told as reviews."""
    return tuple({"@context": CONTEXT, **thing} for thing in _things(subject, claim_reviews))


def _things(subject: Subject, claim_reviews: bool) -> Iterator[Thing]:
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


def report(subject: Subject) -> Thing:
    """The publication, with its years."""
    years = [year for year in subject.offer.release.report.years.values() if year.figures]
    return known(
        {
            "@type": "Report",
            **_named(subject, subject.printer.plain(subject.publication.title), "/"),
            "temporalCoverage": _span([year.number for year in years]),
            "hasPart": [_part(subject, year) for year in years],
        }
    )


def _part(subject: Subject, year: Year) -> Thing:
    return {"@type": "Report", "name": _title(subject, year), "url": subject.link(f"/{year.number}/")}


def _title(subject: Subject, year: Year) -> str:
    return f"{subject.printer.plain(subject.publication.title)} {year.number}"


def year_report(subject: Subject, year: Year) -> Thing:
    """A year of the publication."""
    published = year.about.publish_on
    return known(
        {
            "@type": "Report",
            **_named(subject, _title(subject, year), f"/{year.number}/"),
            "temporalCoverage": str(year.number),
            "datePublished": published.isoformat() if published else None,
            "encoding": _document(subject, year),
        }
    )


def _document(subject: Subject, year: Year) -> Thing | None:
    """The year as a PDF, where one is made."""
    file = subject.offer.by_path.get(subject.offer.release.path(subject.language, f"/{year.number}/report.pdf"))
    return {**_media(subject, file), "@type": "MediaObject"} if file else None


def dataset(subject: Subject) -> Thing:
    """All the data, with every file that holds them."""
    words = subject.language.words
    title = f"{subject.printer.plain(subject.publication.title)} – {words('Data')}"
    years = [year.number for year in subject.offer.release.report.years.values() if year.figures]
    own = subject.offer.release.path(subject.language, "/data/figures.xlsx")
    paths = [f"data/{table.name}.{form}" for table in subject.offer.tables for form in ("csv", "json")]
    return known(
        {
            "@type": "Dataset",
            **_named(subject, title, "/data/"),
            "description": words("Every figure, article and source of the report, to take away and to quote."),
            "temporalCoverage": _span(years),
            "isAccessibleForFree": True,
            "distribution": _distribution(subject, [own, *paths]),
        }
    )


def indicator_dataset(subject: Subject, indicator: Indicator) -> Thing:
    """An indicator with its years."""
    printer = subject.printer
    years = [figure.year for figure in observations(subject.offer.release.report, indicator.id)]
    variable = {"@type": "PropertyValue", "name": printer.plain(indicator.name), "unitText": printer.unit_name(indicator)}
    return known(
        {
            "@type": "Dataset",
            **_named(subject, printer.plain(indicator.name), f"/indicators/{indicator.id}/"),
            "description": printer.plain(indicator.definition),
            "identifier": indicator.id,
            "temporalCoverage": _span(years),
            "isAccessibleForFree": True,
            "variableMeasured": known(variable),
            "distribution": _distribution(subject, [f"data/indicators/{indicator.id}.json"]),
        }
    )


def claim_review(subject: Subject, rebuttal: Rebuttal) -> Thing:
    """A false claim answered. The verdict is in words: the institution gives no marks."""
    printer = subject.printer
    appeared = printer.plain(rebuttal.appeared_on) if rebuttal.appeared_on else None
    rating = {"@type": "Rating", "alternateName": subject.language.words(rebuttal.verdict)}
    return known(
        {
            "@type": "ClaimReview",
            "url": f"{subject.link(subject.address)}#{rebuttal.id}",
            "inLanguage": subject.language.tag,
            "author": subject.publisher,
            "datePublished": str(rebuttal.date) if rebuttal.date else None,
            "claimReviewed": printer.plain(rebuttal.claim),
            "itemReviewed": known(
                {"@type": "Claim", "name": printer.plain(rebuttal.claim), "firstAppearance": _work(appeared)}
            ),
            "reviewRating": rating,
            "reviewBody": printer.plain(rebuttal.answer),
        }
    )


def _work(name: str | None) -> Thing | None:
    return {"@type": "CreativeWork", "name": name} if name else None


def _named(subject: Subject, name: str, address: str) -> Thing:
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


def _distribution(subject: Subject, paths: list[str]) -> list[Thing]:
    files = [subject.offer.by_path[path] for path in paths if path in subject.offer.by_path]
    return [_download(subject, file) for file in files]


def _download(subject: Subject, file: File) -> Thing:
    return {"@type": "DataDownload", **_media(subject, file)}


def _media(subject: Subject, file: File) -> Thing:
    return {
        "name": file.path.rpartition("/")[2],
        "contentUrl": subject.located(f"/{file.path}"),
        "encodingFormat": MEDIA[file.path.rpartition(".")[2]],
        "contentSize": f"{file.size} B",
        "sha256": file.digest,
    }
