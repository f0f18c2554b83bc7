"""A build that finds what was made before gives the same bytes as one that makes everything, whatever was edited between."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.keeping.store import CACHE
from generator.site.last_build import FILE

Folder = Callable[[dict[str, str | bytes]], Path]
Files = dict[str, bytes]

ARTICLE = (
    "  - {{id: {0}, title: Titre {0}, outlet: Écho, date: 2021-{1:02d}, language: fr, url: 'https://example.org/{0}', "
    "summary: {{fr: Résumé {0}., ar: ملخص}}, topics: [press], figures: {{total: 9}}}}\n"
)
REPORT: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar]\n",
    "data/2020/figures.yml": "source: review\nfigures: {total: 8, one: {value: 5, note: Une note.}}\n",
    "data/2021/year.yml": "highlights: [total]\n",
    "data/2021/articles.yml": "articles:\n" + "".join(ARTICLE.format(f"a{number}", number % 12 + 1) for number in range(9)),
    "content/method.md": "# Méthode\n\nTotal : {{ figure('total') }}, voir [l’année](../2021/index.md#figures).\n",
    "mkdocs.yml": (
        "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false, custom_dir: theme}\n"
        "plugins: [search, bilan]\n"
    ),
    "theme/partials/footer.html": "<p>Ville</p>\n",
}


def _built(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Files, int]:
    """The files of the site and how many pages were rendered for it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with contextlib.suppress(OSError):
        (root / CACHE / FILE).unlink()  # else the build before stands, where nothing changed
    build(config)
    site = root / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return files, config.plugins["bilan"].build.builder.rendered  # type: ignore[attr-defined]


def _pages(files: Files) -> Files:
    return {name: data for name, data in files.items() if name.endswith("index.html")}


def _replaced(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert re.search(old, text), (file, old)
    (root / file).write_text(re.sub(old, new, text, count=1), encoding="utf-8")


def _edits(root: Path, lot: random.Random) -> None:
    """One edit, drawn by lot, of those that a year sees."""
    number = str(lot.randint(11, 99))
    file, old, new = lot.choice(
        [
            ("data/2020/figures.yml", r"total: \d+", f"total: {number}"),
            ("data/2020/figures.yml", r"note: [^}]*", f"note: Note {number}."),
            ("data/2020/figures.yml", r"\Asource", f"# {number}\nsource"),
            ("data/2021/articles.yml", r"Titre [^,]*", f"Titre {number}"),
            ("data/2021/articles.yml", r"  - .*\n", ""),
            ("data/2021/articles.yml", r"\Z", ARTICLE.format(f"n{number}", 5)),
            ("data/2021/articles.yml", r"total: \d+", f"total: {number}"),
            ("data/indicators.yml", r"name: Un\b[^,]*", f"name: Un {number}"),
            ("data/indicators.yml", r"definition: Tout[^,]*", f"definition: Tout {number}"),
            ("data/sources.yml", r"publisher: [^,]*", f"publisher: Ville {number}"),
            ("data/report.yml", r"title: .*", f"title: Rapport {number}"),
            ("content/method.md", r"\Z", f"\nLigne *{number}* <!-- number: drawn by lot -->.\n"),
            ("mkdocs.yml", r"site_name: .*", f"site_name: Report {number}"),
            ("theme/partials/footer.html", r"<p>.*</p>", f"<p>{number}</p>"),
        ]
    )
    _replaced(root, file, old, new)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_the_site_is_that_of_an_empty_cache(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    root, lot = folder(REPORT), random.Random(seed)
    _built(root, monkeypatch)
    for _ in range(4):
        for _ in range(lot.randint(1, 3)):
            _edits(root, lot)
        warm, _ = _built(root, monkeypatch)
        (root / ".cache").rename(tmp_path / "kept")
        cold, rendered = _built(root, monkeypatch)
        assert rendered == len(_pages(cold))
        assert warm == cold
        shutil.rmtree(root / ".cache")
        (tmp_path / "kept").rename(root / ".cache")


def test_only_pages_that_change_are_rendered_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(REPORT)
    before, rendered = _built(root, monkeypatch)
    assert rendered == len(_pages(before)) > 20
    assert _built(root, monkeypatch) == (before, 0)
    for file, old, new in (("data/2020/figures.yml", "total: 8", "total: 7"), ("data/2021/articles.yml", "ملخص", "خلاصة")):
        _replaced(root, file, old, new)
        after, rendered = _built(root, monkeypatch)
        changed = [name for name, data in _pages(after).items() if data != before[name]]
        assert 0 < rendered == len(changed) < len(_pages(after))
        before = after
    listed = {"data/index.html", "ar/data/index.html"}  # with the checksums of all files
    sized = {"ar/index.html", "ar/2021/index.html"}  # with the size of the PDF, which may change with a word
    assert set(changed) - sized == {"ar/2021/press/index.html", "ar/press/index.html", *listed}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mkdocs.yml", "font: false", "font: false, palette: {scheme: slate}"),
        ("theme/partials/footer.html", "Ville", "Commune"),
    ],
)
def test_a_changed_setting_or_theme_renders_every_page(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str
) -> None:
    root = folder(REPORT)
    before, rendered = _built(root, monkeypatch)
    _replaced(root, file, old, new)
    after, again = _built(root, monkeypatch)
    assert again == rendered
    assert all(data != before[name] for name, data in _pages(after).items())


def test_a_plugin_that_is_not_known_renders_every_page(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({**REPORT, "hook.py": "def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n"})
    _replaced(root, "mkdocs.yml", r"\Z", "hooks: [hook.py]\n")
    before, rendered = _built(root, monkeypatch)
    assert all(b"hooked" in data for data in _pages(before).values())
    assert _built(root, monkeypatch) == (before, rendered)


def test_a_page_that_mkdocs_warns_about_warns_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    root = folder({**REPORT, "content/method.md": "# M\n\n[rien](nothing.md)\n"})
    for _ in range(2):
        caplog.clear()
        with pytest.raises(Abort):
            _built(root, monkeypatch)
        assert "nothing.md" in caplog.text


def test_a_cache_that_cannot_be_read_or_written_changes_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(REPORT)
    before, _ = _built(root, monkeypatch)
    for path in (root / CACHE).iterdir():
        path.write_bytes(b"not a database" * 1000)
    assert _built(root, monkeypatch)[0] == before
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("a file where a folder is wanted")
    assert _built(root, monkeypatch)[0] == before


def test_a_file_that_stays_the_same_is_not_written_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(REPORT)
    before, _ = _built(root, monkeypatch)
    written = {name: (root / "site" / name).stat() for name in before}
    damaged = "2020/index.html"
    (root / "site" / damaged).write_bytes(before[damaged][::-1])
    _replaced(root, "data/2021/articles.yml", "ملخص", "خلاصة")
    after, _ = _built(root, monkeypatch)
    again = {name for name in before if (root / "site" / name).stat().st_ino != written[name].st_ino}
    made = {name for name in after if name.endswith("index.html") or name.startswith(("data/", "2020/", "2021/"))}
    assert again & made == {name for name in made if after[name] != before[name]} | {damaged}
    assert after[damaged] == before[damaged]
    assert {(root / "site" / name).stat().st_nlink for name in after} == {1}


def test_a_menu_shows_the_status_of_other_pages_whether_they_are_kept_or_not(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = "---\nstatus: {0}\n---\n\n# Méthode\n"
    root = folder({**REPORT, "content/method.md": status.format("new")})
    _replaced(root, "mkdocs.yml", r"\Z", "extra: {status: {new: Nouveau, old: Ancien}}\n")
    for said, shown in (("new", b"Nouveau"), ("old", b"Ancien")):
        (root / "content/method.md").write_text(status.format(said), encoding="utf-8")
        cold, _ = _built(root, monkeypatch)
        assert shown in cold["index.html"]
        _replaced(root, "data/2021/articles.yml", r"Titre [^,]*", f"Titre {said}")
        warm, _ = _built(root, monkeypatch)
        assert shown in warm["index.html"]
