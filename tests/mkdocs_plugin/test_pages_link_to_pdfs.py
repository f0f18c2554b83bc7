"""The PDF of each year lies at its address in each language, and the pages of the year lead to it with its size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Folder

OFF = "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, bilan: {pdf: false}]\n"


@pytest.mark.parametrize("page", ["index.html", "2024/index.html", "ar/2024/index.html", "en/index.html", "2017/index.html"])
def test_a_page_links_to_its_pdf(real: Any, page: str) -> None:
    (link,) = (link for link in real.pages[page].all("a") if link.attributes.get("type") == "application/pdf")
    path, _ = real.target(page, link.attributes["href"])
    root = next((root for root in ("ar/", "en/") if page.startswith(root)), "")
    year = next((year for year in ("2017", "2024") if year in page), "2025")
    assert path == f"{root}{year}/report.pdf"
    content = (real.folder / path).read_bytes()
    assert content.startswith(b"%PDF-1.7")
    size = round(len(content) / 1000)
    assert str(size) in link.parent.text, f"the link says the size, {size} kB"


def test_each_year_with_figures_has_a_pdf_in_each_language(real: Any) -> None:
    found = {path.relative_to(real.folder).as_posix() for path in real.folder.rglob("report.pdf")}
    assert found == {f"{root}{year}/report.pdf" for root in ("", "ar/", "en/") for year in range(2017, 2026)}


def test_no_pdf_is_made_if_the_setting_is_off(folder: Folder, build: Callable[..., Any]) -> None:
    root = folder({"mkdocs.yml": OFF})
    done = build(root, "-q")
    assert done.returncode == 0, done.stderr
    assert list((root / "site").rglob("*.pdf")) == []
    assert "report.pdf" not in (root / "site/2021/index.html").read_text(encoding="utf-8")


def test_a_missing_glyph_does_not_stop_the_build(folder: Folder, build: Callable[..., Any]) -> None:
    root = folder({"content/visit.md": "# Visite\n\nMerci 𓀀\n"})
    done = build(root, "-q")
    assert done.returncode == 0, done.stderr
    assert "content/visit.md:3:7: warning [missing-glyph]" in done.stderr
    assert (root / "site/2021/report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Merci 𓀀" in (root / "site/visit/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", ["index.html", "ar/2024/index.html", "en/indicators/activities/index.html", "press/index.html"]
)
def test_a_page_names_its_share_card(real: Any, page: str) -> None:
    output = {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in real.pages[page].all("meta")
        if "property" in meta.attributes
    }
    path, _ = real.target(page, output["og:image"])
    assert (real.folder / path).read_bytes().startswith(b"\x89PNG")
    assert path.startswith("ar/" if page.startswith("ar/") else "en/" if page.startswith("en/") else "2025/")
    assert (output["og:image:width"], output["og:image:height"]) == ("1200", "630")
    assert any(digit in output["og:image:alt"] for digit in "0123456789")
