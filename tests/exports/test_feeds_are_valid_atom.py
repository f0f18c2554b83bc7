"""The feeds are valid Atom (RFC 4287): what is new and what was corrected, with identifiers that never change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bilan.exports.downloads import Downloads
from bilan.exports.feeds.tag_uri import tag_uri
from bilan.exports.file_formats import feed_files
from bilan.exports.release import TODAY, Release
from tests.exports.atom import entries, faults
from tests.exports.conftest import DAY

LATER = {TODAY: DAY.replace(year=2030)}
FEEDS = [f"{prefix}{name}.xml" for prefix in ("", "ar/", "en/") for name in ("feed", "errata")]


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("name", ["small", "whole"])
def test_every_feed_is_valid(name: str, path: str, request: pytest.FixtureRequest) -> None:
    downloads: Downloads = request.getfixturevalue(name)
    assert faults(downloads.by_path[path].content) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"<title>", b"<titel>", "title occurs 0 times"),
        (b"2021-05-04T00:00:00Z", b"2021-05-04", "is no instant"),
        (b"tag:ville.example.org,2026:report/feed/fr", b"feed", "is no IRI"),
        (b"<author>", b"<contributor>", "nobody is its author"),
        (b"report/2022/fr", b"report/2021/fr", "is that of two entries"),
    ],
)
def test_the_validator_finds_errors(small: Downloads, old: bytes, new: bytes, fault: str) -> None:
    content = small.by_path["feed.xml"].content
    assert old in content
    closing = (old.replace(b"<", b"</"), new.replace(b"<", b"</")) if old.startswith(b"<") else (b"\0", b"\0")
    assert any(fault in found for found in faults(content.replace(old, new).replace(*closing)))


def test_years_and_dated_rebuttals_are_news(small: Downloads) -> None:
    found = [
        (entry["id"].rsplit("report/", 1)[1], entry["updated"][:10]) for entry in entries(small.by_path["feed.xml"].content)
    ]
    assert found == [("2022/fr", "2023-01-15"), ("2021/fr", "2022-04-01"), ("2021/rebuttals/r/fr", "2021-05-04")]


def test_texts_are_unchanged(small: Downloads) -> None:
    rebuttal = entries(small.by_path["feed.xml"].content)[2]
    assert rebuttal["title"] == "Bruit </script> & <i>"
    assert rebuttal["summary"] == "faux\u00a0: Non, « jamais »."
    assert rebuttal["link"] == "https://example.org/rapport/2021/rebuttals/#r"


def test_a_correction_names_the_old_and_the_new_number(small: Downloads) -> None:
    newest, oldest = entries(small.by_path["errata.xml"].content)
    assert (newest["title"], oldest["title"]) == ("Total, 2021\u00a0: 8 devient 10", "Total, 2021\u00a0: 9 devient 8")
    assert newest["id"].endswith("errata/2021/total/2/fr")
    assert newest["link"] == "https://example.org/rapport/indicators/total/#2021"
    assert entries(small.by_path["en/errata.xml"].content)[1]["summary"] == "correction: Omission"


def test_identifiers_do_not_depend_on_the_address_nor_on_the_day(small: Downloads) -> None:
    moved = replace(small.release, site="https://elsewhere.example.com/", calendar=LATER)
    before = [entry["id"] for entry in entries(small.by_path["feed.xml"].content)]
    after = [
        entry["id"] for entry in entries(next(file.content for file in feed_files.files(moved) if file.path == "feed.xml"))
    ]
    assert before == after


def test_an_institution_without_an_address_has_identifiers_too(small: Downloads) -> None:
    publication = small.release.report.publication
    nameless = replace(publication, institution=replace(publication.institution, url=None))
    release = Release.on(DAY, replace(small.release.report, publication=nameless))
    assert tag_uri(release, "2021") == tag_uri(replace(release, calendar=LATER), "2021")
    assert all(faults(file.content) == [] for file in feed_files.files(release))


def test_links_of_a_site_without_an_address_are_from_the_feed(small: Downloads) -> None:
    feed = next(file.content for file in feed_files.files(replace(small.release, site="")) if file.path == "ar/feed.xml")
    assert [entry["link"] for entry in entries(feed)] == ["2022/", "2021/", "2021/rebuttals/#r"]
