"""JSON-LD with schema.org types: the report and its years, the dataset and each indicator, reviews of false claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.analysis.independence import independence
from bilan.analysis.time_series import observations
from bilan.exports.export_file import ExportFile
from bilan.metadata.page_subject import PageSubject, Thing, drop_unknown
from bilan.model.indicator import Indicator
from bilan.model.rebuttal import Rebuttal
from bilan.model.year import Year
from bilan.values.period import year_period

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
    """The things that a page describes, possibly none; with `claim_reviews`, also a ClaimReview for each rebuttal."""
    return tuple({"@context": CONTEXT, **thing} for thing in _things(subject, claim_reviews))


def _things(subject: PageSubject, claim_reviews: bool) -> Iterator[Thing]:
    years, address = subject.downloads.release.report.years, subject.address
    if address == "/":
        yield report(subject)
    elif address == "/data/":
        yield dataset(subject)
    elif match := _YEAR.fullmatch(address):
        yield year_report(subject, years[int(match[1])])
    elif match := _INDICATOR.fullmatch(address):
        yield indicator_dataset(subject, subject.downloads.release.report.indicators[match[1]])
    elif claim_reviews and (match := _REBUTTALS.fullmatch(address)):
        yield from (claim_review(subject, rebuttal) for rebuttal in years[int(match[1])].rebuttals)


def report(subject: PageSubject) -> Thing:
    """The publication as a Report, with its years."""
    years = [year for year in subject.downloads.release.report.years.values() if year.figures]
    return drop_unknown(
        {
            "@type": "Report",
            **_common_properties(subject, subject.formatter.plain(subject.publication.title), "/"),
            "temporalCoverage": _years(subject, [year.number for year in years]),
            "hasPart": [_year_summary(subject, year) for year in years],
        }
    )


def _year_summary(subject: PageSubject, year: Year) -> Thing:
    return {"@type": "Report", "name": _year_title(subject, year), "url": subject.link(f"/{year.number}/")}


def _year_title(subject: PageSubject, year: Year) -> str:
    return f"{subject.formatter.plain(subject.publication.title)} {subject.formatter.year(year.number)}"


def year_report(subject: PageSubject, year: Year) -> Thing:
    """A year of the publication as a Report."""
    published = year.about.publish_on
    return drop_unknown(
        {
            "@type": "Report",
            **_common_properties(subject, _year_title(subject, year), f"/{year.number}/"),
            "temporalCoverage": _years(subject, [year.number]),
            "datePublished": published.isoformat() if published else None,
            "encoding": _document(subject, year),
        }
    )


def _document(subject: PageSubject, year: Year) -> Thing | None:
    """The PDF of a year; None if there is none."""
    file = subject.downloads.by_path.get(subject.downloads.release.path(subject.language, f"/{year.number}/report.pdf"))
    return {**_media(subject, file), "@type": "MediaObject"} if file else None


def dataset(subject: PageSubject) -> Thing:
    """All the data as a Dataset, with every file."""
    words = subject.language.words
    title = f"{subject.formatter.plain(subject.publication.title)} – {words('Data')}"
    years = [year.number for year in subject.downloads.release.report.years.values() if year.figures]
    workbook = subject.downloads.release.path(subject.language, "/data/figures.xlsx")
    paths = [f"data/{table.name}.{extension}" for table in subject.downloads.tables for extension in ("csv", "json")]
    return drop_unknown(
        {
            "@type": "Dataset",
            **_common_properties(subject, title, "/data/"),
            "description": words("Every figure, article and source of the report, to download and quote."),
            "temporalCoverage": _years(subject, years),
            "isAccessibleForFree": True,
            "distribution": _downloads(subject, [workbook, *paths]),
        }
    )


def indicator_dataset(subject: PageSubject, indicator: Indicator) -> Thing:
    """An indicator as a Dataset, with its years."""
    formatter = subject.formatter
    years = [figure.year for figure in observations(subject.downloads.release.report, indicator.id)]
    unit = formatter.unit_of(indicator)
    variable: Thing = {
        "@type": "PropertyValue",
        "name": formatter.plain(indicator.name),
        "unitText": formatter.unit_name(indicator),
        **({"minValue": unit.scale.low, "maxValue": unit.scale.high} if unit and unit.scale else {}),
    }
    return drop_unknown(
        {
            "@type": "Dataset",
            **_common_properties(subject, formatter.plain(indicator.name), f"/indicators/{indicator.id}/"),
            "description": formatter.plain(indicator.definition),
            "identifier": indicator.id,
            "temporalCoverage": _years(subject, years),
            "isAccessibleForFree": True,
            "variableMeasured": drop_unknown(variable),
            "distribution": _downloads(subject, [f"data/indicators/{indicator.id}.json"]),
        }
    )


def claim_review(subject: PageSubject, rebuttal: Rebuttal) -> Thing:
    """A rebuttal as a ClaimReview. Its rating is in words, because the institution gives no marks."""
    formatter = subject.formatter
    appeared = formatter.plain(rebuttal.appeared_on) if rebuttal.appeared_on else None
    rating = {"@type": "Rating", "alternateName": subject.language.words(rebuttal.verdict.name_to_readers)}
    return drop_unknown(
        {
            "@type": "ClaimReview",
            "url": f"{subject.link(subject.address)}#{rebuttal.id}",
            "inLanguage": subject.language.tag,
            "author": subject.publisher,
            "datePublished": str(rebuttal.date) if rebuttal.date else None,
            "claimReviewed": formatter.plain(rebuttal.claim),
            "itemReviewed": drop_unknown(
                {"@type": "Claim", "name": formatter.plain(rebuttal.claim), "firstAppearance": _creative_work(appeared)}
            ),
            "reviewRating": rating,
            "reviewBody": formatter.plain(rebuttal.answer),
        }
    )


def _creative_work(name: str | None) -> Thing | None:
    return {"@type": "CreativeWork", "name": name} if name else None


def _common_properties(subject: PageSubject, name: str, address: str) -> Thing:
    independent = independence(subject.publication)
    return {
        "name": name,
        "disambiguatingDescription": subject.formatter.plain(independent) if independent else None,
        "url": subject.link(address),
        "inLanguage": subject.language.tag,
        "publisher": subject.publisher,
        "creator": subject.publisher,
        "about": subject.institution if independent else None,
        "license": subject.publication.licence_address,
    }


def _years(subject: PageSubject, years: list[int]) -> str:
    """A range of years as an ISO 8601 interval: `2017/2024`; with days if the years do not begin in January."""
    if not years:
        return ""
    begins, first, last = subject.publication.begins, min(years), max(years)
    if begins == 1:
        return "/".join(str(year) for year in dict.fromkeys((first, last)))
    return f"{year_period(first, begins).start}/{year_period(last, begins).end}"


def _downloads(subject: PageSubject, paths: list[str]) -> list[Thing]:
    files = [subject.downloads.by_path[path] for path in paths if path in subject.downloads.by_path]
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
