"""What cannot be published is not: the build fails, says why, and leaves the old site untouched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilan.build_date import build_date
from bilan.cli import main
from tests.conftest import MINIMAL, write_folder

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Build, Site

Folder = Callable[[dict[str, str | bytes]], Path]
SiteOf = Callable[[Path], "Site"]

BAD_SUM: dict[str, str | bytes] = {
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 11, parts: [one, two]}\n  one: 6\n  two: 4\n"
}
STRICT = (
    "site_name: Report\ndocs_dir: content\nstrict: true\ntheme: {name: material, font: false}\nplugins: [search, bilan]\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """A folder whose site was built once."""
    pages = {"content/index.md": "# Accueil {#top}\n\nBonjour.\n", "content/about.md": "# À propos {#top}\n"}
    root = write_folder(tmp_path_factory.mktemp("built"), {**MINIMAL, **pages})
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert (root / "site/about/index.html").is_file()
    return root


@pytest.fixture
def published(tmp_path: Path, built: Path) -> Path:
    """A copy of that folder, which a test may change."""
    return shutil.copytree(built, tmp_path, dirs_exist_ok=True)


def _left(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


@pytest.mark.parametrize("words", [(), ("-q",), ("--strict",), ("-q", "--clean")])
def test_an_error_in_the_data_stops_the_build(
    published: Path, folder: Folder, build: Build, site_of: SiteOf, words: tuple[str, ...]
) -> None:
    before, entries = site_of(published / "site").bytes, _left(published)
    folder({**BAD_SUM, "data/2021/events.yml": "events: [{titel: Fête}]\n"})
    done = build(published, *words)
    assert done.returncode == 1
    assert "data/2021/figures.yml:3:" in done.stderr
    assert "[sum-mismatch]" in done.stderr
    assert "data/2021/events.yml:1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert site_of(published / "site").bytes == before
    assert sorted({*entries, "events.yml"} - {"events.yml"}) == _left(published)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('# A {#top}\n\n{{ figur("total") }}\n', "content/index.md:3:1: error [unknown-name]"),
        ('# A {#top}\n\n{{ figure("totl") }}\n', "content/index.md:3:1: error [unknown-indicator]"),
        ('# A {#top}\n\n{{ figure("total", 1999) }}\n', "content/index.md:3:1: error [unknown-year]"),
        ('# A {#top}\n\n{{ figure("total" }}\n', "content/index.md:3:1: error [bad-expression]"),
    ],
)
def test_an_expression_that_cannot_be_printed_stops_the_build(
    published: Path, folder: Folder, build: Build, site_of: SiteOf, page: str, said: str
) -> None:
    before = site_of(published / "site").bytes
    folder({"content/index.md": page})
    done = build(published, "-q")
    assert done.returncode == 1
    assert said in done.stderr
    assert site_of(published / "site").bytes == before


@pytest.mark.parametrize("event", ["on_env", "on_page_markdown", "on_post_page", "on_post_build"])
def test_a_failure_during_the_build_leaves_the_old_site(
    published: Path, folder: Folder, build: Build, site_of: SiteOf, event: str
) -> None:
    before, entries = site_of(published / "site").bytes, _left(published)
    hook = f"def {event}(*given, **named):\n    raise RuntimeError('midway')\n"
    folder({"hook.py": hook, "mkdocs.yml": f"{STRICT}hooks: [hook.py]\n".replace("strict: true\n", "")})
    done = build(published, "-q")
    assert done.returncode == 1
    assert site_of(published / "site").bytes == before
    assert sorted({*entries, "hook.py"}) == [name for name in _left(published) if name != "__pycache__"]


def test_a_template_that_fails_leaves_the_old_site(published: Path, folder: Folder, build: Build, site_of: SiteOf) -> None:
    before, entries = site_of(published / "site").bytes, _left(published)
    config = STRICT.replace("font: false", "font: false, custom_dir: over")
    folder({"over/404.html": "{% extends 'main.html' %}{% block content %}{{ x.y.z }}{% endblock %}", "mkdocs.yml": config})
    done = build(published, "-q")
    assert done.returncode == 1
    assert site_of(published / "site").bytes == before
    assert sorted({*entries, "over"}) == _left(published)


def test_a_broken_link_leaves_the_old_site_where_mkdocs_is_strict(
    published: Path, folder: Folder, build: Build, site_of: SiteOf
) -> None:
    before, entries = site_of(published / "site").bytes, _left(published)
    folder({"mkdocs.yml": STRICT, "content/about.md": "# À propos {#top}\n\n[Rien](nowhere.md)\n"})
    done = build(published)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert site_of(published / "site").bytes == before
    assert entries == _left(published)


def test_a_successful_build_replaces_the_site_and_removes_old_pages(published: Path, folder: Folder, build: Build) -> None:
    entries = _left(published)
    (published / "content/about.md").unlink()
    folder({"content/index.md": "# Accueil {#top}\n\nBonsoir.\n"})
    done = build(published, "-q")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Bonsoir" in (published / "site/index.html").read_text(encoding="utf-8")
    assert not (published / "site/about").exists()
    assert entries == _left(published)


def test_warnings_about_the_report_do_not_stop_the_build(published: Path, folder: Folder, build: Build) -> None:
    folder({"content/index.md": "# Accueil {#top}\n\nIl y a 17 actes.\n", "mkdocs.yml": STRICT})
    done = build(published, "-q")
    assert done.returncode == 0
    assert "warning [hand-typed-number]" in done.stderr
    assert "17 actes" in (published / "site/index.html").read_text(encoding="utf-8")


def test_the_build_date_is_source_date_epoch(folder: Folder, build: Build) -> None:
    root = folder(
        {
            "content/about.md": "# À propos {#top}\n",
            "data/2022/year.yml": "status: published\npublish_on: 2023-11-15\n",
            "data/2022/figures.yml": "source: review\nfigures: {total: 12}\n",
        }
    )
    for epoch, shown in (("1700006399", False), ("1700006400", True)):  # the last second of 14 November 2023, and the next
        assert build(root, "-q", SOURCE_DATE_EPOCH=epoch).returncode == 0
        assert (root / "site/2022/index.html").exists() is shown


@pytest.mark.parametrize("epoch", [" ", "yesterday", "-1", "1.5", "٤٤٦٣", "9" * 30])
def test_an_invalid_epoch_is_reported_and_changes_nothing(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["-C", str(folder({})), "check"]) == 2
    assert f"bilan: SOURCE_DATE_EPOCH is “{epoch}”, not a number of seconds" in capsys.readouterr().err


def test_an_empty_epoch_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert build_date() == build_date({}) == build_date({"SOURCE_DATE_EPOCH": ""})


def test_an_invalid_epoch_stops_the_build_before_any_change(folder: Folder, build: Build) -> None:
    root = folder({})
    done = build(root, "-q", SOURCE_DATE_EPOCH="x")
    assert done.returncode == 1
    assert done.stderr == "bilan: SOURCE_DATE_EPOCH is “x”, not a number of seconds since 1970; correct it or unset it.\n"
    assert not (root / "site").exists()


def test_a_script_of_another_host_stops_the_build_unless_the_policy_allows_it(published: Path, build: Build) -> None:
    asked = "extra_javascript: [https://stat.example.org/count.js]\n"
    (published / "mkdocs.yml").write_text(STRICT + asked, encoding="utf-8")
    done = build(published)
    assert done.returncode == 1
    assert "mkdocs.yml:6:20: error [outside-resource]\n" in done.stderr
    assert (published / "site/about/index.html").is_file()
    allowing = STRICT.replace("bilan]", 'bilan: {policy: {script-src: ["https://stat.example.org"]}}]')
    (published / "mkdocs.yml").write_text(allowing + asked, encoding="utf-8")
    assert build(published).returncode == 0


def test_pages_outside_of_the_report_stop_the_build(folder: Folder, build: Build) -> None:
    root = folder({"report/mkdocs.yml": "site_name: R\ndocs_dir: ../content\nplugins: [bilan]\n"})
    done = build(root / "report", "-q")
    assert done.returncode == 1
    assert "it must be beside mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr
