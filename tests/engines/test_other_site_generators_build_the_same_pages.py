"""The Markdown of a report says the same built by MkDocs with Material, by ProperDocs and by Zensical: pages, text, anchors."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from bilan.cli import main
from bilan.publish.checksums import read_checksums
from bilan.publish.html_scan import scan_page
from tests.conftest import MINIMAL

ENGINES = ("mkdocs", "properdocs", "zensical")
FILES = {
    **MINIMAL,
    "data/report.yml": "title: {fr: Rapport & bilan, ar: التقرير}\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA]\nlicence: CC-BY-4.0\n",
    "data/2020/year.yml": "status: published\n",
    "data/2020/figures.yml": "source: review\nfigures: {total: {value: 8, qualifier: about, note: 'Une *note* <b>'}}\n",
    "data/2021/articles.yml": (
        "articles:\n"
        "- {id: un, title: 'L’école : 4 463 élèves', outlet: Écho, date: 2021-03-02, language: fr, url: https://example.org/1,"
        " summary: {fr: Court., ar: قصير.}, topics: [press], figures: {total: 11}}\n"
        "- {id: deux, title: الأمن في خدمة المدرسة, outlet: الأحداث, language: ar, url: https://example.org/2, summary: Bref.}\n"
    ),
    "data/2021/rebuttals.yml": "rebuttals:\n- {id: faux, claim: 'On [dit](x) `que`', verdict: false, answer: Non.}\n",
    "content/index.md": '# Accueil {#top}\n\n{{ figure("total") }}, {{ change("total") }}. Une note.[^1]\n\n{{ chart("total") }}\n\n[^1]: Au pied.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n',
    "content/index.ar.md": '# الرئيسية {#top}\n\n{{ figure("total") }}\n',
}
BODY = re.compile(r'<article class="md-content__inner[^"]*"[^>]*>(.*?)</article>\s*</div>', re.DOTALL)
NOT_OURS = re.compile(r'<(script|style)\b.*?</\1>|<a class="headerlink".*?</a>', re.DOTALL)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("report")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    out = root / "projects"
    assert main(["-C", str(root), "render", str(out), "--projects"]) == 0
    return out


@pytest.fixture(scope="module")
def sites(rendered: Path) -> dict[str, Path]:
    """The site that each engine makes of both projects."""
    return {engine: _built(rendered, engine) for engine in ENGINES}


def _built(projects: Path, engine: str) -> Path:
    for settings in ("mkdocs.yml", "mkdocs.ar.yml"):
        command = [sys.executable, "-m", engine, "build", "-f", settings]
        if engine == "zensical":
            command[:3] = [str(Path(sys.executable).with_name("zensical"))]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=projects, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return (projects / "site").rename(projects / f"site.{engine}")


def _pages(site: Path) -> dict[str, str]:
    """The content between the head and the foot of each page."""
    files = (
        path for path in sorted(site.rglob("index.html")) if "embed" not in path.parts
    )  # charts for frames are our files
    bodies = {path.relative_to(site).as_posix(): BODY.search(path.read_text(encoding="utf-8")) for path in files}
    assert None not in bodies.values()
    return {name: NOT_OURS.sub("", body[1]) for name, body in bodies.items() if body}


def _words(html: str) -> Iterator[str]:
    yield from unescape(re.sub(r"<[^>]+>", " ", html)).split()


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_pages_have_the_same_texts_anchors_and_links(sites: dict[str, Path], engine: str) -> None:
    known, other = _pages(sites["mkdocs"]), _pages(sites[engine])
    assert {"index.html", "2021/press/index.html", "ar/index.html", "ar/indicators/total/index.html"} <= known.keys()
    assert known.keys() == other.keys()
    for name, html in known.items():
        assert (name, [*_words(other[name])]) == (name, [*_words(html)])
        there, here = scan_page(other[name]), scan_page(html)
        assert (name, there.anchors - {"__skip"}) == (
            name,
            here.anchors,
        )  # Zensical’s link past the menu leads into the page
        assert (name, [*there.links]) == (name, [*here.links])
    assert sum(len([*_words(html)]) for html in known.values()) > 1_500


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_has_its_language_and_the_styles_of_the_report(sites: dict[str, Path], engine: str) -> None:
    french = (sites[engine] / "index.html").read_text(encoding="utf-8")
    arabic = (sites[engine] / "ar/index.html").read_text(encoding="utf-8")
    assert re.search(r'<html[^>]* lang="fr"', french)
    assert re.search(r'<html[^>]* lang="ar"', arabic)
    assert re.search(r'dir="rtl"', arabic)
    for page, folder in ((french, sites[engine]), (arabic, sites[engine] / "ar")):
        sheets = re.findall(r'href="(?:\./)?(assets/(?:bilan|press|data)\.css)"', page)
        assert len(sheets) == 3
        assert all((folder / sheet).is_file() for sheet in sheets)


@pytest.mark.parametrize("engine", ENGINES)
def test_downloads_are_included(sites: dict[str, Path], rendered: Path, engine: str) -> None:
    for name in ("data/figures.csv", "data/figures.json"):
        assert (sites[engine] / name).read_bytes() == (rendered / "docs" / name).read_bytes()


def test_properdocs_runs_the_plugin_itself(record: Callable[[str], Path]) -> None:
    """Whoever moves to ProperDocs changes one word of the command: the site differs by the name of its maker alone."""
    made = {engine: record(engine) for engine in ("mkdocs", "properdocs")}
    files = {
        engine: {path.relative_to(site): path for path in site.rglob("*") if path.is_file()} for engine, site in made.items()
    }
    assert files["mkdocs"].keys() == files["properdocs"].keys()
    for name, path in files["mkdocs"].items():
        if name.suffix == ".html":
            output = (path.read_text(encoding="utf-8"), files["properdocs"][name].read_text(encoding="utf-8"))
            assert len({re.sub(r'<meta name="generator"[^>]*>', "", html) for html in output}) == 1, name


@pytest.fixture(scope="module")
def finished(sites: dict[str, Path], rendered: Path) -> dict[str, Path]:
    """The site of each engine, completed by `bilan finish`."""
    copies = {engine: rendered / f"finished.{engine}" for engine in ENGINES}
    for engine, copy in copies.items():
        shutil.copytree(sites[engine], copy)
        assert main(["-C", str(rendered.parent), "finish", str(copy)]) == 0
    return copies


@pytest.mark.parametrize("engine", ENGINES)
def test_a_finished_site_has_what_the_plugin_gives(finished: dict[str, Path], engine: str) -> None:
    """Languages, policy, headers and checksums; every link was checked."""
    site = finished[engine]
    page = (site / "ar/2021/press/index.html").read_text(encoding="utf-8")
    assert page.count('<html lang="ar-MA" dir="rtl"') == 1
    assert re.search(r'<link rel="alternate " href="\.\./\.\./\.\./2021/press/" hreflang="fr">', page)
    assert re.search(r'<a href="\.\./\.\./\.\./2021/press/" hreflang="fr"', page)
    assert page.count('hreflang="x-default"') == 1
    assert "Content-Security-Policy" in page
    assert {"_headers", "robots.txt"} <= {path.name for path in site.iterdir()}
    listed = read_checksums((site / "SHA256SUMS").read_text(encoding="utf-8"))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    assert listed.keys() == files
    assert "hreflang" not in (site / "ar/404.html").read_text(encoding="utf-8").replace('hreflang="fr"', "").replace(
        'hreflang="ar-MA"', ""
    )


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_finished_site_has_the_search_of_the_report(finished: dict[str, Path], engine: str) -> None:
    """Each language has its entries and a worker; the entries are those of a build with the plugin."""
    site = finished[engine]
    for root, word in (("", "L’école"), ("ar/", "الأمن")):
        entries = json.loads((site / root / "search/entries.json").read_text(encoding="utf-8"))
        setup = json.loads((site / root / "search/search_index.json").read_text(encoding="utf-8"))
        assert (setup["docs"], setup["config"]["root"]) == ([], "")
        assert any(word in entry["title"] for entry in entries)
        assert not any(entry["location"].startswith("ar/") for entry in entries)
        assert (site / root / "assets/javascripts/workers/as-typed.js").is_file()
        page = (site / root / "2021/index.html").read_text(encoding="utf-8")
        assert "workers/as-typed.js?" in page
        assert "workers/search." not in page


def test_a_site_with_a_broken_link_stays_as_it_is(
    sites: dict[str, Path], rendered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(sites["zensical"], site)
    (site / "method/index.html").unlink()
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert main(["-C", str(rendered.parent), "finish", str(site)]) == 1
    output = capsys.readouterr().err
    assert "error [broken-link]" in output
    assert "The site was left as it is." in output
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def record(rendered: Path) -> Callable[[str], Path]:
    def build(engine: str) -> Path:
        command = [sys.executable, "-m", engine, "build", "-q", "-d", f"full.{engine}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=rendered.parent, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return rendered.parent / f"full.{engine}"

    return build
