"""A build without changes leaves the site and repeats its messages; any difference means a build."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from bilan.cache import toolchain
from bilan.cache.cache import FOLDER
from bilan.cache.cache_file import FILE
from tests.conftest import MINIMAL, write_folder

Change = Callable[[Path, pytest.MonkeyPatch], object]

REPORT: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr]\n",
    "content/method.md": "# Méthode\n\n![Logo](logo.png)\n",
    "content/logo.png": b"\x89PNG",
    "pictures/plan.png": b"\x89PNG",
    "theme/partials/footer.html": "<p>Ville</p>\n",
    "mkdocs.yml": (
        "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false, custom_dir: theme}\n"
        "plugins: [search, bilan: {pdf: false}]\n"
    ),
}


@pytest.fixture
def clock_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.setenv("BILAN_LANG", "fr")


@pytest.fixture
def root(tmp_path: Path, clock_and_language: None) -> Path:  # noqa: ARG001 # of every build
    return _report(tmp_path)


def _report(folder: Path) -> Path:
    root = write_folder(folder, {**MINIMAL, **REPORT})
    (root / "content/pictures").symlink_to("../pictures")
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Puts a folder back as it was after its first build."""
    root, saved = _report(tmp_path_factory.mktemp("built")), tmp_path_factory.mktemp("saved") / "report"

    def again() -> Path:
        if saved.exists():
            shutil.rmtree(root)
            shutil.copytree(saved, root, symlinks=True)
        else:
            assert _built(root)
            shutil.copytree(root, saved, symlinks=True)
        return root

    return again


def _built(root: Path, **settings: Any) -> bool:
    """True if the site was built, False if the previous build was kept."""
    config = load_config(str(root / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort:
        raise
    except SystemExit as left:
        assert left.code == 0
        return False
    return True


def _state(site: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_second_build_changes_nothing_and_prints_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _written(root / "data/2021/figures.yml", "figures: {total: 9, total: 9}\n")
    with pytest.raises(Abort):
        _built(root)
    _written(root / "data/2021/figures.yml", "source: review\nfigures: {total: {value: 9, note: '5 de plus'}}\n")
    capsys.readouterr()
    assert _built(root)
    output, before = capsys.readouterr().err, _state(root / "site")
    assert "hand-typed-number" in output
    assert not _built(root)
    assert capsys.readouterr().err == output
    assert _state(root / "site") == before


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _appended(name: str, text: str) -> Change:
    def change(root: Path, _: pytest.MonkeyPatch) -> None:
        _written(root / name, (root / name).read_text(encoding="utf-8") + text)

    return change


def _touched(root: Path, _: pytest.MonkeyPatch) -> None:
    """A file of the site that another program changed, with the same length."""
    os.utime(root / "site/index.html")


CHANGES: dict[str, Change] = {
    "data": _appended("data/report.yml", "# A word\n"),
    "a page": _appended("content/method.md", "Plus.\n"),
    "a picture": lambda root, _: (root / "content/logo.png").write_bytes(b"\x89PNG2"),
    "a picture behind a link": lambda root, _: (root / "pictures/plan.png").write_bytes(b"\x89PNG2"),
    "a name": lambda root, _: (root / "content/method.md").rename(root / "content/methods.md"),
    "a setting": _appended("mkdocs.yml", "site_url: https://ville.example/\n"),
    "the theme": _appended("theme/partials/footer.html", "<p>Ici</p>\n"),
    "the day": lambda _, patch: patch.setenv("SOURCE_DATE_EPOCH", "1790100000"),
    "the language of problems": lambda _, patch: patch.setenv("BILAN_LANG", "ar"),
    "our code": lambda root, patch: patch.setattr(toolchain, "PACKAGE", root / "theme"),
    "a lost file of the site": lambda root, _: (root / "site/index.html").unlink(),
    "a written file of the site": _touched,
    "another file in the site": _appended("site/robots.txt", "Disallow: /\n"),
    "no site": lambda root, _: shutil.rmtree(root / "site"),
    "no cache": lambda root, _: shutil.rmtree(root / FOLDER),
    "a damaged cache": lambda root, _: (root / FOLDER / FILE).write_bytes(b"\xff{"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.usefixtures("clock_and_language")
def test_any_change_causes_a_build(built: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    root = built()
    assert not _built(root)
    change(root, monkeypatch)
    assert _built(root)


def test_another_site_folder_causes_a_build(root: Path, tmp_path: Path) -> None:
    assert _built(root)
    assert _built(root, site_dir=str(tmp_path / "elsewhere"))
    assert (tmp_path / "elsewhere/index.html").exists()


def test_a_change_during_a_build_causes_another_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bilan.mkdocs_plugin.plugin_build import Build

    complete = Build.on_post_build

    def saved_meanwhile(build: Build, **more: object) -> None:
        _appended("data/report.yml", "# Un mot\n")(root, monkeypatch)
        complete(build, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Build, "on_post_build", saved_meanwhile)
        assert _built(root)
    assert _built(root)
    assert not _built(root)


def test_a_warning_of_mkdocs_is_repeated(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _appended("content/method.md", "[2021](/2021/)\n")(root, pytest.MonkeyPatch())
    _appended("mkdocs.yml", "validation: {links: {absolute_links: warn}}\n")(root, pytest.MonkeyPatch())
    for built in (True, False):
        assert _built(root) is built
        assert "content/method.md:4:8: avertissement [site-warning]" in capsys.readouterr().err


def test_a_warning_of_mkdocs_is_repeated_at_any_verbosity(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _appended("content/method.md", "[2021](/2021/)\n")(root, monkeypatch)
    _appended("mkdocs.yml", "validation: {links: {absolute_links: warn}}\n")(root, monkeypatch)
    logger, shown = logging.getLogger("mkdocs"), logging.StreamHandler(sys.stderr)
    logger.addHandler(shown)
    try:
        logger.setLevel(logging.ERROR)
        assert _built(root)
        assert capsys.readouterr().err.count("[site-warning]") == 1
        assert (logger.level, shown.level) == (logging.ERROR, logging.NOTSET)
        with pytest.raises(Abort):
            _built(root, strict=True)
        assert "/2021/" in capsys.readouterr().err
        assert logger.level == logging.ERROR
        logger.setLevel(logging.INFO)
        _appended("data/report.yml", "# Un mot\n")(root, monkeypatch)
        assert _built(root)
        assert "/2021/" in capsys.readouterr().err
    finally:
        logger.removeHandler(shown)
        logger.setLevel(logging.NOTSET)


def test_later_events_find_the_site_in_its_place(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"))
    site = config.site_dir
    config.plugins.on_startup(command="gh-deploy", dirty=False)
    build(config)
    assert config.site_dir == site
    assert Path(site, "index.html").exists()


def test_a_site_folder_may_be_a_symbolic_link(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (root / "site").symlink_to(public)
    for words in (0, 1):
        assert _built(root)
        assert not _built(root)
        assert (root / "site").is_symlink()
        assert ("<p>Plus." in (public / "method/index.html").read_text(encoding="utf-8")) is bool(words)
        _appended("content/method.md", "\nPlus.\n")(root, monkeypatch)
    assert not (root / ".site.half").exists()


READ_BY_EXTENSIONS = {
    "a file put into pages": "markdown_extensions: [{pymdownx.snippets: {base_path: [parts]}}]\n",
    "a function of one’s own": (
        "markdown_extensions: [{pymdownx.superfences: {custom_fences: "
        "[{name: own, class: own, format: !!python/name:own_fence.printed }]}}]\n"
    ),
}


@pytest.mark.parametrize("extension", READ_BY_EXTENSIONS.values(), ids=READ_BY_EXTENSIONS)
def test_files_read_by_extensions_cause_a_build(root: Path, monkeypatch: pytest.MonkeyPatch, extension: str) -> None:
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(root)
    _appended("mkdocs.yml", extension)(root, monkeypatch)
    _written(root / "content/method.md", '# Méthode\n\n--8<-- "part.md"\n\n```own\n```\n')
    for words in ("Un", "Deux"):
        _written(root / "parts/part.md", f"{words}.\n")
        _written(root / "own_fence.py", f"def printed(*_, **__):\n    return '{words}.'\n")
        sys.modules.pop("own_fence", None)
        importlib.invalidate_caches()
        assert _built(root)
        assert f"{words}." in (root / "site/method/index.html").read_text(encoding="utf-8")


def test_hooks_and_unknown_plugins_always_run(root: Path) -> None:
    _written(root / "hook.py", "def on_post_build(**_):\n    pass\n")
    _appended("mkdocs.yml", "hooks: [hook.py]\n")(root, pytest.MonkeyPatch())
    assert _built(root)
    assert _built(root)


def test_finding_that_nothing_changed_needs_no_page_chart_or_picture() -> None:
    code = "import sys, bilan.mkdocs_plugin.plugin; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    packages = {".".join(name.split(".")[:2]) for name in found}
    assert packages.isdisjoint({"bilan.charts", "bilan.pages", "bilan.model", "bilan.pdf", "bilan.exports"})
    assert not {"PIL", "pydantic", "brand_yml", "typst", "xlsxwriter"} & {name.split(".")[0] for name in found}


def test_a_report_without_a_brand_does_not_wait_for_the_library_that_reads_brands() -> None:
    code = "import sys, bilan.mkdocs_plugin.plugin_build; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "brand_yml" not in found and "bilan.pages.page" in found
