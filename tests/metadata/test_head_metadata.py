"""JSON-LD names only what schema.org knows, tells the truth, and cannot leave its script element; Open Graph is complete."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from bilan.exports.downloads import Downloads
from bilan.exports.export_file import ExportFile
from bilan.locales.language import Language
from bilan.metadata.head_metadata import json_script, metadata
from bilan.metadata.json_ld import linked_data
from bilan.metadata.open_graph import locale
from bilan.metadata.page_subject import PageSubject

WORK = {
    "name",
    "url",
    "inLanguage",
    "publisher",
    "creator",
    "license",
    "temporalCoverage",
    "datePublished",
    "description",
    "identifier",
}
SCHEMA_ORG = {
    "Report": WORK | {"hasPart", "encoding"},
    "MediaObject": {"name", "contentUrl", "encodingFormat", "contentSize", "sha256"},
    "Dataset": WORK | {"isAccessibleForFree", "variableMeasured", "distribution"},
    "DataDownload": {"name", "contentUrl", "encodingFormat", "contentSize", "sha256"},
    "Organization": {"name", "alternateName", "url"},
    "PropertyValue": {"name", "unitText"},
    "ClaimReview": {
        "url",
        "inLanguage",
        "author",
        "datePublished",
        "claimReviewed",
        "itemReviewed",
        "reviewRating",
        "reviewBody",
    },
    "Claim": {"name", "firstAppearance"},
    "CreativeWork": {"name"},
    "Rating": {"alternateName"},
}  # version 30.0 of the vocabulary, those of its names that may be used
ADDRESSES = ["/", "/2021/", "/2022/", "/data/", "/indicators/total/", "/2021/rebuttals/", "/sources/"]
LANGUAGES = [Language("fr"), Language("ar-MA"), Language("en-GB")]


def _things(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(thing for member in value.values() for thing in _things(member))]
    return [thing for item in value for thing in _things(item)] if isinstance(value, list | tuple) else []


def _subject(downloads: Downloads, address: str, language: Language = LANGUAGES[0]) -> PageSubject:
    return PageSubject(downloads, language, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_name_is_one_of_schema_org(small: Downloads, address: str, language: Language) -> None:
    found = linked_data(_subject(small, address, language), claim_reviews=True)
    for thing in _things(found):
        assert set(thing) - {"@type", "@context"} <= SCHEMA_ORG[thing["@type"]]
    assert all(thing["@context"] == "https://schema.org" for thing in found)
    assert bool(found) == (address != "/sources/")


def test_a_dataset_names_existing_files(small: Downloads) -> None:
    (data,) = linked_data(_subject(small, "/data/", LANGUAGES[1]))
    downloads = {item["contentUrl"]: item for item in data["distribution"]}
    assert {"https://example.org/rapport/data/figures.csv", "https://example.org/rapport/ar/data/figures.xlsx"} <= set(
        downloads
    )
    for address, download in downloads.items():
        file = small.by_path[address.removeprefix("https://example.org/rapport/")]
        assert (download["contentSize"], download["sha256"]) == (f"{file.size} B", file.digest)


def test_a_year_names_its_pdf_if_there_is_one(small: Downloads) -> None:
    downloads = small.with_files([ExportFile("ar/2021/report.pdf", b"%PDF")])
    (arabic,) = linked_data(_subject(downloads, "/2021/", LANGUAGES[1]))
    assert arabic["encoding"]["contentUrl"] == "https://example.org/rapport/ar/2021/report.pdf"
    assert {thing["@type"]: set(thing) - {"@type"} <= SCHEMA_ORG["MediaObject"] for thing in [arabic["encoding"]]} == {
        "MediaObject": True
    }
    assert "encoding" not in linked_data(_subject(downloads, "/2021/"))[0]


def test_addresses_are_relative_if_the_site_has_no_address(small: Downloads) -> None:
    downloads = Downloads(replace(small.release, site=""), small.files)
    (data,) = linked_data(_subject(downloads, "/indicators/total/", LANGUAGES[1]))
    assert data["distribution"][0]["contentUrl"] == "../../../data/indicators/total.json"


def test_claim_reviews_are_off_unless_asked_for(small: Downloads) -> None:
    subject = _subject(small, "/2021/rebuttals/")
    assert linked_data(subject) == ()
    (review,) = linked_data(subject, claim_reviews=True)
    assert review["claimReviewed"] == "Bruit </script> & <i>"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "faux"}
    assert review["url"] == "https://example.org/rapport/2021/rebuttals/#r"


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "a\u2028b\u2029c", "&lt;", '"\\', "\u0000"])
def test_no_text_ends_the_script_element(text: str) -> None:
    written = json_script({"name": text})
    assert not re.search("[<>&\u2028\u2029\u0000]", written)
    assert json.loads(written) == {"name": text}


def test_open_graph_says_what_is_shared(small: Downloads) -> None:
    output = metadata(_subject(small, "/2021/", LANGUAGES[1]), "A&#58; &#60;b&#62;", "D", claim_reviews=False).properties
    assert output == (
        ("og:type", "article"),
        ("og:site_name", "تقرير"),
        ("og:title", "A: <b>"),
        ("og:description", "D"),
        ("og:url", "https://example.org/rapport/ar/2021/"),
        ("og:locale", "ar_MA"),
        ("og:locale:alternate", "fr_FR"),
        ("og:locale:alternate", "en_GB"),
    )


def test_a_locale_has_a_country() -> None:
    assert [locale(Language(tag)) for tag in ("fr", "fr-MA", "ar", "es", "zgh")] == [
        "fr_FR",
        "fr_MA",
        "ar_EG",
        "es_ES",
        "zgh_MA",
    ]
