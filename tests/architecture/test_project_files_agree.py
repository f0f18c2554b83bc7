"""The version, the date, the dependencies and the licences are the same in every file that states them."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
LICENCES = (ROOT / "LICENSES/README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASE = re.compile(r"^## \[(?P<version>\d+\.\d+\.\d+)\] - (?P<date>\d{4}-\d{2}-\d{2})$", re.MULTILINE)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Upgrade"}


def _requirements(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith(("#", "-r"))}


def _package(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]


FONT_PACKAGES = sorted(
    name for line in _requirements("requirements.in") if "font" in (name := _package(line)) and name != "fonttools"
)


def test_the_newest_release_of_the_changelog_is_the_version_of_the_package() -> None:
    newest = RELEASE.search(CHANGELOG)
    assert newest is not None
    assert (newest["version"], newest["date"]) == (PROJECT["version"], str(CITATION["date-released"]))


def test_the_citation_has_the_version_of_the_package() -> None:
    assert CITATION["version"] == PROJECT["version"]


def test_the_wheel_that_the_documentation_installs_is_this_version() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    named = {found for page in pages for found in re.findall(r"bilan-([\d.]+)-py3", page.read_text(encoding="utf-8"))}
    assert named == {PROJECT["version"]}


def test_the_changelog_has_the_headings_of_keep_a_changelog() -> None:
    """https://keepachangelog.com/en/1.1.0/, and “Upgrade” for what an editor must do."""
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= KINDS
    releases = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert [title for title in releases if title != "[Unreleased]" and not RELEASE.fullmatch(f"## {title}")] == []


def test_a_build_installs_what_the_package_depends_on() -> None:
    """requirements.in has the build tool besides, because builds are not isolated."""
    assert {line for line in _requirements("requirements.in") if _package(line) != "setuptools"} == set(
        PROJECT["dependencies"]
    )


@pytest.mark.parametrize("package", FONT_PACKAGES)
def test_the_licence_of_each_package_of_fonts_is_named(package: str) -> None:
    assert f"`{package}`" in LICENCES


def test_the_licence_file_of_each_borrowed_part_is_linked() -> None:
    files = [*ROOT.glob("LICENSES/*.txt"), *ROOT.glob("generator/**/OFL-*.txt"), *ROOT.glob("generator/**/LICENSE-*.txt")]
    assert files
    assert [path.name for path in files if f"[{path.name}](" not in LICENCES] == []
