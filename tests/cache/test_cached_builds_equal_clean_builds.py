"""A build that finds what was made before gives the same bytes as one that makes everything, whatever was edited between."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from bilan.cache.cache import FOLDER
from bilan.mkdocs_plugin.page_building.hardlinks import HardLinker
from bilan.publish.html_scan import scan_page
from tests.cache.edits import REPORT, edit, replaced
from tests.conftest import MINIMAL, write_folder

Folder = Callable[[dict[str, str | bytes]], Path]
Files = dict[str, bytes]


TODAY, DAY = 1790000000, 24 * 60 * 60  # seconds since 1970, and of a day


def _built(root: Path, monkeypatch: pytest.MonkeyPatch, now: int = TODAY) -> tuple[Files, int]:
    """The files of the site and how many pages were rendered for it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="gh-deploy", dirty=False)  # which builds where nothing changed, too
    build(config)
    site = root / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    builder = config.plugins["bilan"].build.builder  # type: ignore[attr-defined]
    assert {name: scan_page(files[name].decode()) for name in builder.scans} == builder.scans
    return files, builder.rendered


def _pages(files: Files) -> Files:
    """The pages of the site; those for other sites (`embed/`) are files, and MkDocs does not render them."""
    return {name: data for name, data in files.items() if name.endswith("index.html") and "embed/" not in name}


@dataclass(frozen=True)
class BuiltOnce:
    """The small report, built once; its folder is put back for each test, where its cache is still valid."""

    root: Path
    saved: Path
    files: Files
    rendered: int

    def again(self) -> tuple[Path, Files]:
        """The folder with its cache and its site as they were built, and the files of the site."""
        shutil.rmtree(self.root)
        shutil.copytree(self.saved, self.root)
        return self.root, self.files


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    """The small report, built."""
    root = write_folder(tmp_path_factory.mktemp("built"), {**MINIMAL, **REPORT})
    with pytest.MonkeyPatch.context() as patched:
        files, rendered = _built(root, patched)
    saved = tmp_path_factory.mktemp("saved") / "report"
    shutil.copytree(root, saved)
    return BuiltOnce(root, saved, files, rendered)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_the_site_equals_one_built_with_an_empty_cache(
    built: BuiltOnce, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    (root, _), lot = built.again(), random.Random(seed)
    for _ in range(2):
        for _ in range(lot.randint(1, 3)):
            edit(root, lot)
        now = TODAY + lot.choice([0, DAY, 400 * DAY])
        warm, _ = _built(root, monkeypatch, now)
        (root / ".cache").rename(tmp_path / "kept")
        cold, rendered = _built(root, monkeypatch, now)
        assert rendered == len(_pages(cold))
        assert warm == cold
        shutil.rmtree(root / ".cache")
        (tmp_path / "kept").rename(root / ".cache")


def test_only_pages_that_change_are_rendered_again(built: BuiltOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    root, before = built.again()
    assert built.rendered == len(_pages(before)) > 20
    assert _built(root, monkeypatch) == (before, 0)
    for file, old, new in (("data/2020/figures.yml", "total: 8", "total: 7"), ("data/2021/articles.yml", "ملخص", "خلاصة")):
        replaced(root, file, old, new)
        after, rendered = _built(root, monkeypatch)
        changed = [name for name, data in _pages(after).items() if data != before[name]]
        assert 0 < rendered == len(changed) < len(_pages(after))
        before = after
    listed = {"data/index.html", "ar/data/index.html"}  # with the checksums of all files
    sized = {"ar/index.html", "ar/2021/index.html"}  # with the size of the PDF, which may change with a word
    assert set(changed) - sized == {"ar/2021/press/index.html", "ar/press/index.html", *listed}


def test_another_day_renders_the_pages_that_print_it(built: BuiltOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    root, before = built.again()
    warm, rendered = _built(root, monkeypatch, TODAY + DAY)
    changed = {name for name, data in _pages(warm).items() if data != before[name]}
    sized = {"index.html", "ar/index.html", *(f"{name}{year}/index.html" for name in ("", "ar/") for year in (2020, 2021))}
    cited = {f"{name}indicators/{one}/index.html" for name in ("", "ar/") for one in ("total", "one", "two")}  # access date
    dated = {"data/index.html", "ar/data/index.html", *cited}
    assert dated <= changed <= {*dated, *sized}
    assert rendered == len(changed)
    shutil.rmtree(root / ".cache")
    assert _built(root, monkeypatch, TODAY + DAY)[0] == warm


def test_a_theme_that_prints_the_build_time_renders_every_page(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(REPORT)
    replaced(root, "theme/partials/footer.html", "Ville", "Ville, {{ build_date_utc }}")
    for now in (TODAY, TODAY + DAY):
        files, rendered = _built(root, monkeypatch, now)
        assert rendered == len(_pages(files))
        assert f"Ville, {datetime.fromtimestamp(now, UTC)}".encode() in files["index.html"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mkdocs.yml", "font: false", "font: false, palette: {scheme: slate}"),
        ("theme/partials/footer.html", "Ville", "Commune"),
    ],
)
def test_a_changed_setting_or_theme_renders_every_page(
    built: BuiltOnce, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str
) -> None:
    root, before = built.again()
    replaced(root, file, old, new)
    after, rendered = _built(root, monkeypatch)
    assert rendered == len(_pages(before))
    assert all(data != before[name] for name, data in _pages(after).items())


def test_an_unknown_plugin_renders_every_page(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({**REPORT, "hook.py": "def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n"})
    replaced(root, "mkdocs.yml", r"\Z", "hooks: [hook.py]\n")
    before, rendered = _built(root, monkeypatch)
    assert all(b"hooked" in data for data in _pages(before).values())
    assert _built(root, monkeypatch) == (before, rendered)


def test_a_cached_page_repeats_the_warnings_of_mkdocs(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    root = folder({**REPORT, "content/method.md": "# M\n\n[rien](nothing.md)\n"})
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            _built(root, monkeypatch)
        assert "nothing.md" in caplog.text


def test_a_cache_that_cannot_be_read_or_written_changes_nothing(built: BuiltOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    root, before = built.again()
    for path in (root / FOLDER).iterdir():
        path.write_bytes(b"not a database" * 1000)
    assert _built(root, monkeypatch)[0] == before
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("a file where a folder is wanted")
    assert _built(root, monkeypatch)[0] == before


def test_an_unchanged_file_is_not_written_again(built: BuiltOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    root, before = built.again()
    written = {name: (root / "site" / name).stat() for name in before}
    damaged = "2020/index.html"
    (root / "site" / damaged).write_bytes(before[damaged][::-1])
    replaced(root, "data/2021/articles.yml", "ملخص", "خلاصة")
    after, _ = _built(root, monkeypatch)
    again = {name for name in before if (root / "site" / name).stat().st_ino != written[name].st_ino}
    assert again == {name for name in before if after[name] != before[name]} | {damaged}
    assert after[damaged] == before[damaged]
    assert {(root / "site" / name).stat().st_nlink for name in after} == {1}


def test_a_menu_shows_the_status_of_cached_pages_too(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    status = "---\nstatus: {0}\n---\n\n# Méthode\n"
    root = folder({**REPORT, "content/method.md": status.format("new")})
    replaced(root, "mkdocs.yml", r"\Z", "extra: {status: {new: Nouveau, old: Ancien}}\n")
    for said, shown in (("new", b"Nouveau"), ("old", b"Ancien")):
        (root / "content/method.md").write_text(status.format(said), encoding="utf-8")
        cold, _ = _built(root, monkeypatch)
        assert shown in cold["index.html"]
        replaced(root, "data/2021/articles.yml", r"Titre [^,]*", f"Titre {said}")
        warm, _ = _built(root, monkeypatch)
        assert shown in warm["index.html"]


def test_an_unchanged_file_gets_the_permissions_of_a_new_one(tmp_path: Path) -> None:
    placing = HardLinker(tmp_path / "half", tmp_path / "site")
    for name in ("as-new", "hidden"):
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / name).write_bytes(b"same")
    (tmp_path / "site/hidden").chmod(0o600)
    for name in ("as-new", "hidden", "new"):
        placing(name, b"same")
    modes = {(tmp_path / "half" / name).stat().st_mode for name in ("as-new", "hidden", "new")}
    assert modes == {(tmp_path / "half/new").stat().st_mode}
    assert (tmp_path / "half/as-new").samefile(tmp_path / "site/as-new")
