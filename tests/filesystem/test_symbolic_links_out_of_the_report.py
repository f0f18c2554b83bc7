"""A link may lead to any place in the report. One that leads out of it is refused, unless mkdocs.yml names the folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report
from bilan.filesystem.links_out import linked_folders
from bilan.report_check import check_report_folder
from tests.conftest import MINIMAL, Folder

DAY = date(2026, 11, 24)


def _report(folder: Folder, settings: str = MINIMAL["mkdocs.yml"]) -> tuple[Path, Path]:
    """A report in a folder, and a folder beside it that is not of the report."""
    top = folder({})
    root, beside = top / "report", top / "beside"
    for name, text in {**MINIMAL, "mkdocs.yml": settings, "content/index.md": "# Accueil {#top}\n"}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (beside / "notes").mkdir(parents=True)
    (beside / "notes/method.md").write_text("# Méthode\n", encoding="utf-8")
    (beside / "secret.txt").write_text("secret\n", encoding="utf-8")
    (beside / "figures.yml").write_text(MINIMAL["data/2021/figures.yml"], encoding="utf-8")
    return root, beside


def _links(root: Path, beside: Path) -> dict[str, Path]:
    return {
        "content/notes": beside / "notes",
        "content/secret.txt": beside / "secret.txt",
        "data/2022": beside,
        "data/2021/figures.yml": beside / "figures.yml",
        "content/up": root / "..",
    }


@pytest.mark.parametrize(
    "place", ["content/notes", "content/secret.txt", "data/2022", "data/2021/figures.yml", "content/up"]
)
def test_a_link_out_of_the_report_is_refused(folder: Folder, place: str) -> None:
    root, beside = _report(folder)
    target = _links(root, beside)[place]
    (root / place).unlink(missing_ok=True)
    (root / place).symlink_to(target)
    read = check_report_folder(root, DAY)
    assert [(problem.place.file, problem.code) for problem in read.problems] == [(place, "link-outside-report")]
    assert "secret" not in "".join(source.text for source in read.sources.values())
    assert not [page for page in read.written if page.address.startswith(f"/{Path(place).name}/")]


@pytest.mark.parametrize("name", ["data", "content"])
def test_the_folders_of_the_report_may_not_lead_out_either(folder: Folder, name: str) -> None:
    root, beside = _report(folder)
    (root / name).rename(beside / name)
    (root / name).symlink_to(beside / name)
    assert [problem.code for problem in check_report_folder(root, DAY).problems] == ["link-outside-report"]


@pytest.mark.parametrize(
    "listed", ["  - bilan: {linked_folders: [../beside]}\n", "  - bilan: {linked_folders: [BESIDE/notes]}\n"]
)
def test_the_settings_allow_a_folder_by_name(folder: Folder, listed: str) -> None:
    plugins = MINIMAL["mkdocs.yml"].replace("plugins: [search, bilan]\n", f"plugins:\n  - search\n{listed}")
    root, beside = _report(folder, plugins.replace("BESIDE", str((folder({}) / "beside").resolve())))
    (root / "content/notes").symlink_to(beside / "notes")
    result = add_pages(read_report(root, DAY))
    assert result.problems == ()
    assert "/notes/method/" in {page.address for page in result.pages}


def test_a_link_within_the_report_may_lead_anywhere(folder: Folder) -> None:
    root = folder({"shared/method.md": "# Méthode\n", "content/index.md": "# Accueil {#top}\n"})
    (root / "content/notes").symlink_to("../shared")
    assert check_report_folder(root, DAY).problems == ()


@pytest.mark.parametrize(
    "links",
    [
        {"content/notes/back": "."},
        {"content/notes/back": ".."},
        {"content/notes/back": "../.."},
        {"content/notes/there": "../other", "content/other/back": "../notes"},
    ],
)
def test_circular_links_are_reported_and_not_followed(folder: Folder, links: dict[str, str]) -> None:
    root = folder({"content/notes/a.md": "# A\n", "content/other/b.md": "# B\n"})
    for place, target in links.items():
        (root / place).symlink_to(target)
    problems = check_report_folder(root, DAY).problems
    assert {problem.code for problem in problems} == {"unreadable-file"}
    assert all("leads back to a folder that holds it" in problem.message for problem in problems)
    assert len(problems) == len(links)


@pytest.mark.parametrize(
    ("settings", "folders"),
    [
        ("plugins: [search, bilan]\n", []),
        ("plugins:\n  bilan: {linked_folders: [../a, b]}\n", ["../a", "b"]),
        ("plugins:\n  - bilan:\n      linked_folders:\n        - ../a\n", ["../a"]),
        ("plugins:\n  - search\n  - bilan: {linked_folders: ../a}\n", []),
        ("plugins: !ENV [X, y]\nextra: !!python/name:os.system\n", []),
        ("plugins: {bilan: {linked_folders: [../a]}\n", []),
        ("", []),
        ("- a\n", []),
    ],
)
def test_the_option_is_read_in_every_form_of_mkdocs_yml(tmp_path: Path, settings: str, folders: list[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert linked_folders(tmp_path) == tuple((tmp_path / name).resolve() for name in folders)
