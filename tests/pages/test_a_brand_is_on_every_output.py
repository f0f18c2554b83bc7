"""_brand.yml: its logo and colours on the cover, in the style sheet, in charts, on cards and in documents."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bilan.build_result import BuildResult, add_files, add_pages, add_pdf, read_report
from bilan.cache.cache import Cache
from bilan.mkdocs_plugin.site_assets import site_style
from tests.conftest import Folder

DAY = date(2026, 1, 1)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8"><circle cx="4" cy="4" r="4"/></svg>'
BRAND = 'logo: {medium: {light: logo.svg, dark: logo.svg}}\ncolor: {primary: "#0b5d66", dark: "#083b41"}\n'
FILES: dict[str, str | bytes] = {
    "_brand.yml": BRAND,
    "logo.svg": LOGO,
    "data/2022/figures.yml": "source: review\nfigures:\n  total: {value: 12, parts: [one, two]}\n  one: 6\n  two: 6\n",
}


def built(root: Path) -> BuildResult:
    result = add_files(read_report(root, DAY), DAY)
    return add_pages(add_pdf(result, root, DAY, pdf=False))


def codes(root: Path) -> list[str]:
    return [problem.code for problem in read_report(root, DAY).problems]


def test_logo_and_colours_are_on_pages_charts_and_cards(folder: Folder) -> None:
    result = built(folder(FILES))
    assert result.problems == ()
    files = {file.path: file.content for file in result.files}
    (logo,) = (path for path in files if path.startswith("assets/logo-"))
    assert files[logo] == LOGO.encode()
    pages = {page.address: page.markdown for page in result.pages}
    assert f'<img class="cover__logo" src="{logo}" alt="">' in pages["/"]
    assert b"#0b5d66" in files["data/charts/chart-total.svg"]
    with Image.open(BytesIO(files["2022/card.png"])) as card:
        assert card.convert("RGB").getpixel((5, 5)) == (0x08, 0x3B, 0x41)
    assert result.report
    style = site_style(result.report.brand)
    assert style.startswith(site_style(None))
    assert "--bilan-accent:#0b5d66" in style
    assert "--bilan-field:#083b41" in style


def test_documents_have_the_brand(folder: Folder) -> None:
    root = folder(FILES)
    plain = folder({"_brand.yml": "color: {}\n"})
    assert root == plain  # the second call replaced the brand of the first
    without = add_pdf(read_report(root, DAY), root, DAY)
    (root / "_brand.yml").write_text(BRAND, encoding="utf-8")
    branded = add_pdf(read_report(root, DAY), root, DAY)
    assert (without.problems, branded.problems) == ((), ())
    before, after = ({file.path: file.content for file in result.files} for result in (without, branded))
    assert before["2022/report.pdf"] != after["2022/report.pdf"]


def test_a_report_without_a_brand_has_no_logo(folder: Folder) -> None:
    result = built(folder({}))
    assert not any(file.path.startswith("assets/logo-") for file in result.files)
    assert all("cover__logo" not in page.markdown for page in result.pages)


def test_a_logo_for_light_grounds_gets_a_plate(folder: Folder) -> None:
    report = read_report(folder({**FILES, "_brand.yml": "logo: logo.svg\n"}), DAY).report
    assert report
    assert report.brand
    assert report.brand.logo
    assert report.brand.logo.plate
    assert ".cover__logo{background:#ffffff" in site_style(report.brand)


@pytest.mark.parametrize(
    ("brand", "expected"),
    [
        ("color: {primary: blueish}\n", ["invalid-brand"]),
        ("color: {primary: [1, 2]}\n", ["invalid-brand"]),
        ("colour: {primary: red}\n", ["invalid-brand"]),
        ("- red\n", ["invalid-brand"]),
        ("color: {primary: red, palette: {red: red}}\n", ["invalid-brand"]),
        ('color: {primary: "#f2b705"}\n', ["low-contrast"]),
        ('color: {foreground: "#777777"}\n', ["low-contrast"]),
        ('color: {foreground: "#767676"}\n', []),
        ("logo: missing.svg\n", ["missing-file"]),
        ("logo: https://example.org/logo.svg\n", ["missing-file"]),
        ("logo: ../outside.svg\n", ["missing-file"]),
        ("logo: {small: logo.svg}\ntypography: {base: {size: 18px}}\n", ["unused-brand-key"]),
        ("color: {primary: teal\n", ["yaml-syntax"]),
        ("# nothing yet\n", ["empty-value"]),
    ],
)
def test_what_is_wrong_in_a_brand_is_said_at_its_place(folder: Folder, brand: str, expected: list[str]) -> None:
    problems = read_report(folder({**FILES, "_brand.yml": brand}), DAY).problems
    assert [problem.code for problem in problems] == expected
    assert {problem.place.file for problem in problems} <= {"_brand.yml"}


@pytest.mark.parametrize(
    "logo",
    [
        LOGO.replace("<circle", "<script>alert(1)</script><circle"),
        LOGO.replace("<circle", '<circle onload="alert(1)"'),
        LOGO.replace("<circle", '<image href="https://example.org/a.png"/><circle'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + LOGO,
        "<html></html>",
        "not a picture",
        "",
    ],
)
def test_a_logo_that_could_run_or_load_something_is_refused(folder: Folder, logo: str) -> None:
    assert codes(folder({**FILES, "logo.svg": logo})) == ["unreadable-logo"]


def test_a_logo_that_changes_is_read_again(folder: Folder) -> None:
    root, cache = folder(FILES), Cache()
    for logo in (LOGO, LOGO.replace("<circle", "<!-- redrawn --><circle")):
        (root / "logo.svg").write_text(logo, encoding="utf-8")
        report = read_report(root, DAY, cache=cache).report
        assert report
        assert report.brand
        assert report.brand.logo
        assert report.brand.logo.content == logo.encode()


def test_a_logo_may_be_a_png(folder: Folder) -> None:
    written = BytesIO()
    Image.new("RGBA", (20, 10), "red").save(written, format="PNG")
    assert codes(folder({**FILES, "logo.svg": written.getvalue()})) == []
