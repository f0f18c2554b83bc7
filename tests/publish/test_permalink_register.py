"""The register of addresses: what was published answers, or leads on, or was withdrawn; nothing hidden ever enters it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from bilan.build_result import add_pages, read_report
from bilan.cli import main
from bilan.diagnostics.problem import Place
from bilan.model.registered_addresses import read_register
from bilan.pages.permalinks import permalinks
from bilan.publish.finalize import PublishOptions, check_pages, finish_site
from bilan.publish.html_scan import PageScan, scan_page
from bilan.publish.internal_links import SiteMap
from bilan.publish.permalink_register import HEADING, check_register, serialize_register
from bilan.publish.redirect_pages import Notice, redirect_pages
from bilan.publish.vanished_causes import Causes

Folder = Callable[[dict[str, str | bytes]], Path]

HTML = {
    "index.html": "<p>",
    "2021/index.html": '<h2 id="a">',
    "numbers/index.html": '<h2 id="2021">',
    "404.html": '<a href="/report/2021/#a">',
}
FILES = frozenset([*HTML, "data/figures.csv"])


def _map(html: dict[str, str] = HTML, root: str = "/") -> SiteMap:
    pages: dict[str, PageScan] = {name: scan_page(text) for name, text in html.items()}
    return SiteMap(FILES | html.keys(), pages, root)


def _codes(text: str) -> list[tuple[int, str]]:
    register = read_register(text, "data/addresses.txt")
    found = check_register(register, _map().answers, Causes(None, ["/", "/2021/", "/numbers/"]))
    return [(problem.place.line, problem.code) for problem in found]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# said\n\n/\n/2021/\n/2021/#a\n/2021\n/data/figures.csv\n/numbers/#2021\n", []),
        ("/2021/#b\n/2020/\n/data/figures.xlsx\n", ["vanished-address"] * 3),
        ("/2020/ withdrawn\n/2021/#b withdrawn\n", []),
        ("/figures/ /numbers/\n/figures/#2021\n", []),
        ("/figures/ /numbers/\n/figures/#2020\n", ["vanished-address"]),
        ("/figures/ /nowhere/\n", ["bad-move"]),
        ("/2021/ /numbers/\n", ["bad-move"]),
        ("/2021/#b /numbers/\n", ["bad-move"]),
        ("/figures/ /numbers/\n/figures/#x /numbers/#2021\n", []),
        ("/figures/ /numbers/\n/figures/#x /numbers/#2020\n", ["bad-move"]),
        ("/figures/ /numbers/#2021\n/figures/#any\n", []),
        ("/one/ /two/\n/two/ /one/\n", ["bad-move", "bad-move"]),
        ("/one/ /two/\n/two/ /2021/\n", ["bad-move"]),
        ("2021/\n", ["bad-address-line"]),
        ("/2021/ gone\n", ["bad-address-line"]),
        ("/2021/ /2021/ /2021/\n", ["bad-address-line"]),
    ],
)
def test_a_registered_address_works_or_redirects(text: str, codes: list[str]) -> None:
    assert [code for _, code in _codes(text)] == codes


def test_a_problem_is_at_the_line_of_the_address_and_suggests_the_nearest() -> None:
    register = read_register("# x\n/2021/\n/number/\n", "data/addresses.txt")
    (problem,) = check_register(register, _map().answers, Causes(None, ["/", "/2021/", "/numbers/"]))
    assert (problem.place.line, problem.place.width) == (3, 8)
    assert "Did you mean “/numbers/”?" in problem.hint


def test_new_addresses_keep_the_existing_lines() -> None:
    written = "/b/ /c/\n/a/ withdrawn\n"
    register = read_register(written, "data/addresses.txt")
    text = serialize_register(register, ["/d/", "/a/"], written)
    assert text == f"{HEADING}/a/ withdrawn\n/b/ /c/\n/d/\n"
    again = read_register(text, "data/addresses.txt")
    assert [(one.address, one.now) for one in again.published] == [("/a/", "withdrawn"), ("/b/", "/c/"), ("/d/", "")]
    assert again.new(["/a/", "/e/"]) == ["/e/"]


def test_comments_of_a_person_stay_above_their_address() -> None:
    written = "# Our addresses\n\n/b/\n\n# moved with the new site\n/d/ /b/\n# to look at in June\n"
    register = read_register(written, "data/addresses.txt")
    assert serialize_register(register, [], written) == written
    assert serialize_register(register, ["/a/", "/c/"], written) == (
        "# Our addresses\n\n/a/\n/b/\n/c/\n\n# moved with the new site\n/d/ /b/\n# to look at in June\n"
    )


@pytest.mark.parametrize(
    ("root", "link", "leads"),
    [
        ("/", "2021/#a", True),
        ("/", "2021/#b", False),
        ("/", "2021/#top", True),
        ("/", "2021/index.html", True),
        ("/", "../../2021/", False),
        ("/", "mailto:a@example.org", True),
        ("/", "https://example.org/nowhere", True),
        ("/report/", "/report/2021/#a", True),
        ("/report/", "/report/2022/", False),
        ("/report/", "/the-institution-itself/", True),
        ("https://example.org/report/", "https://example.org/report/2021/", True),
        ("https://example.org/report/", "https://example.org/report/2022/", False),
        ("https://example.org/report/", "/report/2022/", False),
        ("/", "2021/?q=1#a", True),
        ("/", "data/figures.csv#page=2", True),
    ],
)
def test_links_within_the_site_resolve(root: str, link: str, leads: bool) -> None:
    built = _map({**HTML, "404.html": "", "index.html": f'<a href="{link}">x</a>'}, root)
    assert [broken.link for broken in built.broken()] == ([] if leads else [link])


def test_a_moved_page_redirects_without_a_server() -> None:
    notices = {"": Notice("Déplacée", "fr", "ltr"), "ar/": Notice("نقلت", "ar-MA", "rtl")}
    pages = redirect_pages({"/2021/presse/": "/2021/press/", "/ar/old/": "/ar/2021/", "/old.csv": "/new.csv"}, notices)
    assert sorted(pages) == ["2021/presse/index.html", "ar/old/index.html"]
    page = pages["2021/presse/index.html"]
    assert '<a href="../press/">Déplacée</a>' in page
    assert 'content="0; url=../press/"' in page
    assert '<html lang="ar-MA" dir="rtl">' in pages["ar/old/index.html"]
    assert '<a href="../2021/">' in pages["ar/old/index.html"]


def test_anchors_of_a_moved_page_may_redirect_to_different_pages() -> None:
    moved = {"/x/": "/figures/#by-network", "/x/#2023": "/figures/#2023-network-x", "/x/#2022": "/other/#2022"}
    page = redirect_pages(moved, {"": Notice("Moved", "en", "ltr")})["x/index.html"]
    assert '<a href="../figures/#by-network">Moved</a>' in page
    assert '<a id="2023" href="../figures/#2023-network-x">2023</a>' in page
    assert '<a id="2022" href="../other/#2022">2022</a>' in page
    assert scan_page(page).anchors >= {"2022", "2023"}


def test_moved_pages_are_found_at_their_old_address(tmp_path: Path) -> None:
    """On any host: files are copied, pages redirected, and by a server only where all places of a page follow it."""
    for name, text in {"index.html": "<p>", "y/index.html": '<h2 id="b">', "y/card.png": "2", "new.csv": "1"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    lines = "/old.csv /new.csv\n/old.pdf /y/\n/whole/ /y/\n/split/ /y/\n/split/#a /y/#b\n/part/ /y/#b\n"
    register = read_register(lines, "data/addresses.txt")
    options = PublishOptions("", register, lambda file, _: Place(file), {"": Notice("Moved", "en", "ltr")})
    pages, problems = check_pages(tmp_path, options)
    assert not problems
    finish_site(tmp_path, pages, options)
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "1"
    assert not (tmp_path / "old.pdf").exists()
    assert (tmp_path / "split/card.png").read_text(encoding="utf-8") == "2"
    assert all((tmp_path / name / "index.html").exists() for name in ("whole", "split", "part"))
    redirects = (tmp_path / "_redirects").read_text(encoding="utf-8")
    assert redirects == "/old.csv /new.csv 301\n/old.pdf /y/ 301\n/whole/ /y/ 301\n"


def test_hidden_years_never_enter_the_register(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    article = "articles:\n- {id: early, title: T, outlet: O, date: 2025-02-01, language: fr, url: https://example.org/e, summary: S.}\n"
    files: dict[str, str | bytes] = {
        "data/2025/figures.yml": "source: secret\nfigures: {total: 12}\n",
        "data/2025/articles.yml": article,
        "data/2025/year.yml": "status: published\npublish_on: 2099-01-01\npress: draft\n",
        "data/2024/figures.yml": "source: review\nfigures: {total: 11}\n",
        "data/2024/year.yml": "status: draft\n",
        "data/sources.yml": "sources:\n  review: {title: B, publisher: V}\n  secret: {title: S, publisher: V}\n",
    }
    root = folder(files)
    assert main(["-C", str(root), "addresses", "--write"]) == 0
    text = (root / "data/addresses.txt").read_text(encoding="utf-8")
    assert "/indicators/total/#2021\n" in text
    assert not [word for word in ("2025", "2024", "early", "secret") if word in text + capsys.readouterr().out]
    assert main(["-C", str(root), "addresses"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("pdf", "promised_too"), [("true", True), ("false", False)])
def test_missing_pdfs_are_not_registered(
    folder: Folder, capsys: pytest.CaptureFixture[str], pdf: str, promised_too: bool
) -> None:
    root = folder({"mkdocs.yml": f"site_name: R\ndocs_dir: content\nplugins: [bilan: {{pdf: {pdf}}}]\n"})
    assert main(["-C", str(root), "addresses"]) == 0
    assert ("/2021/report.pdf" in capsys.readouterr().out.split()) is promised_too


def test_every_registered_anchor_is_on_a_page() -> None:
    result = add_pages(read_report(Path(__file__).parents[2], date(2026, 11, 23)))
    assert result.report is not None
    markdown = {page.address: unescape(page.markdown) for page in result.pages}
    places = [address for address in permalinks(result.report, result.pages) if "#" in address]
    assert len(places) > 500
    missing = [
        address
        for address in places
        if not any(mark in markdown[address.partition("#")[0]] for mark in _marks(address.partition("#")[2]))
    ]
    assert missing == []


def _marks(anchor: str) -> tuple[str, str]:
    return f'id="{anchor}"', f"{{#{anchor}}}"
