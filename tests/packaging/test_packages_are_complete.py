"""The source archive holds the whole repository (`.ci/release` runs its tests); the wheel holds documentation, samples and the lock."""

from __future__ import annotations

from email.parser import HeaderParser
from zipfile import ZipFile

from tests.conftest import ROOT
from tests.packaging.conftest import Packages, is_made


def test_the_source_archive_is_the_repository(packages: Packages) -> None:
    archived = {path.relative_to(packages.source).as_posix() for path in packages.source.rglob("*") if path.is_file()}
    assert {name for name in archived if not is_made(name)} == packages.tracked


def test_no_file_of_the_repository_is_a_symbolic_link(packages: Packages) -> None:
    assert [name for name in packages.tracked if (ROOT / name).is_symlink()] == []


def test_the_wheel_has_every_file_of_the_package(packages: Packages) -> None:
    """Code, templates, catalogues, styles, fonts: a report in any language starts and builds from the wheel as from a checkout."""
    held = set(ZipFile(packages.wheel).namelist())
    assert {name.removeprefix("generator/") for name in packages.tracked if name.startswith("generator/bilan/")} <= held


def test_the_wheel_has_every_page_of_the_documentation(packages: Packages) -> None:
    held = set(ZipFile(packages.wheel).namelist())
    pages = {name for name in packages.tracked if name.startswith("docs/") and name.endswith(".md")}
    assert {"bilan/documentation/pages/README.md", *(f"bilan/documentation/pages/{name[5:]}" for name in pages)} <= held
    assert not [
        name
        for name in held
        if name.startswith(("bilan/documentation/pages/website/", "bilan/documentation/pages/screenshots/"))
    ]


def test_the_wheel_has_the_sample_reports_and_the_lock(packages: Packages) -> None:
    held = set(ZipFile(packages.wheel).namelist())
    samples = "bilan/scaffolds/samples"
    city = {f"{samples}/city/{name[14:]}" for name in packages.tracked if name.startswith("examples/city/")}
    dgsn = {f"{samples}/dgsn/{name}" for name in packages.tracked if name.startswith(("data/", "content/"))}
    assert {*city, *dgsn, f"{samples}/dgsn/mkdocs.yml", "bilan/scaffolds/requirements.txt"} <= held


def test_the_wheel_has_no_tests(packages: Packages) -> None:
    top = {name.split("/")[0] for name in ZipFile(packages.wheel).namelist()}
    assert top == {"bilan", packages.wheel.name.split("-py3")[0] + ".dist-info"}


def test_the_metadata_of_the_wheel_is_complete(packages: Packages) -> None:
    """https://packaging.python.org/en/latest/specifications/core-metadata/"""
    with ZipFile(packages.wheel) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = HeaderParser().parsestr(wheel.read(name).decode())
    assert {"Name", "Version", "Summary", "Author", "Keywords", "License-Expression", "Requires-Python"} <= {
        *metadata.keys()
    }
    assert metadata["Description-Content-Type"] == "text/markdown"
    systems = [
        line.split(" :: ", 1)[1] for line in metadata.get_all("Classifier", []) if line.startswith("Operating System")
    ]
    assert systems == ["MacOS", "Microsoft :: Windows", "POSIX :: Linux"]
