"""A public build with hidden years, or hidden parts of years, is, byte for byte, the build of a report that never had them.

That holds for every file: pages, search, feeds, sitemap, downloads, metadata, drawings, documents. What hidden years hold is
searched for as well, in all its notations, through all that is compressed, so that the proof does not rest on one comparison.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

import pypdfium2
import pytest

from bilan.cli import main

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Build

EPOCH = "1795392000"  # 23 November 2026
CANARY = "kanarienvogel"
NUMBERS = ("7654321", "8765432")  # of 2022 and 2024
CONFIG = (
    "site_name: Report\nsite_url: https://example.org/report/\ndocs_dir: content\n"
    "theme: {name: material, font: false}\nplugins: [search, {bilan: {claim_reviews: true}}]\n"
)
REPORT = "title: {fr: Rapport, ar: تقرير, en: Report}\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA, en-GB]\nlicence: CC-BY-4.0\n"
INDICATORS = (
    "themes:\n  press: {name: Presse}\n{theme}"
    "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n    ar: {other: عمل}\n    en: {one: act, other: acts}\n"
    "indicators:\n"
    "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
    "  one: {name: Un, definition: Le premier., theme: press, unit: item}\n"
    "  two: {name: Deux, definition: Le second., theme: press, unit: item}\n{secret}"
)
PUBLIC = {
    "mkdocs.yml": CONFIG,
    "data/report.yml": REPORT,
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 1000, parts: [one, two]}\n  one: 600\n  two: 400\n",
    "data/2021/year.yml": "status: published\nhighlights: [total]\n",
    "data/2023/figures.yml": (
        "source: review\nfigures:\n  total: {value: 1100, parts: [one, two], revisions: [{date: 2023-06-01, was: 1099, reason: Oubli}]}\n"
        "  one: 650\n  two: 450\n"
    ),
    "data/2023/year.yml": "status: published\nhighlights: [total, one]\n",
    "data/2023/rebuttals.yml": "rebuttals: [{id: r, date: 2023-05, claim: Bruit, verdict: false, answer: Non., source: review}]\n",
}
CLEAN = {
    **PUBLIC,
    "data/indicators.yml": INDICATORS.replace("{theme}", "").replace("{secret}", ""),
    "data/sources.yml": "sources:\n  review: {title: Bilan, publisher: Ville, url: https://example.org/review}\n",
    "data/glossary.yml": "terms:\n  plain: {name: Mot, definition: Un mot.}\n",
    "data/2023/events.yml": "events: [{title: Fête, date: 2023-05, source: [review]}]\n",
    "data/2023/articles.yml": (
        "articles:\n  - {id: early, title: Annonce, outlet: Le Matin, language: fr, url: 'https://example.org/a', "
        "summary: Tôt., figures: {2023/total: 1100}}\n"
    ),
}
SECRET = {
    **CLEAN,
    "data/indicators.yml": INDICATORS.replace("{theme}", f"  vault: {{name: {CANARY}}}\n").replace(
        "{secret}", f"  vaulted: {{name: {CANARY} v, definition: {CANARY}., theme: vault, unit: item, level: outcome}}\n"
    ),
    "data/sources.yml": CLEAN["data/sources.yml"]
    + f"  hidden: {{title: {CANARY}, publisher: {CANARY}, url: https://{CANARY}.org}}\n",
    "data/glossary.yml": CLEAN["data/glossary.yml"] + f"  bird: {{name: {CANARY}, definition: {CANARY}.}}\n",
    "data/2023/events.yml": f"events: [{{title: Fête, date: 2023-05, source: [review, {CANARY}-a], figure: 2024/total}}]\n",
    "data/2023/articles.yml": CLEAN["data/2023/articles.yml"].replace(
        "2023/total", f"2024/total: {NUMBERS[1]}, 2022/total: 1, 2023/total"
    ),
    "data/2022/year.yml": "status: draft\npress: draft\nhighlights: [total, vaulted]\n",
    "data/2022/figures.yml": (
        f"source: [review, hidden]\nfigures:\n  total: {{value: {NUMBERS[0]}, confirmed: true, note: {CANARY}, revisions: "
        f"[{{date: 2023-01-02, was: 7654320, reason: {CANARY}}}], alternatives: [{{value: 7654319, source: hidden, why_not: {CANARY}}}]}}\n"
        "  vaulted: 5\n"
    ),
    "data/2024/year.yml": "status: published\npublish_on: 2026-11-24\npress: draft\nhighlights: [total]\n",
    "data/2024/figures.yml": f"source: hidden\nfigures:\n  total: {{value: {NUMBERS[1]}, confirmed: true}}\n",
    "data/2024/articles.yml": (
        f"articles:\n  - {{id: {CANARY}-a, title: {CANARY}, outlet: {CANARY}, language: fr, url: 'https://{CANARY}.org/', "
        f"summary: {CANARY}, topics: [bird], figures: {{total: {NUMBERS[1]}}}}}\n"
    ),
    "data/2024/rebuttals.yml": f"rebuttals: [{{id: {CANARY}-r, claim: {CANARY}, verdict: false, answer: {CANARY}, source: review}}]\n",
    "data/2024/events.yml": f"events: [{{title: {CANARY}, date: 2024-02-03, figure: total}}]\n",
}

# The press of 2022 and 2024 is public: the articles report figures of both years, the events name them.
PRESS = {
    "data/2022/events.yml": "events: [{title: Réunion, date: 2022-05{figure}}]\n",
    "data/2024/articles.yml": (
        "articles:\n  - {id: late, title: Suite, outlet: Le Matin, date: 2024-03, language: fr, url: 'https://example.org/late', "
        "summary: Tard., topics: [plain]{figures}}\n"
    ),
    "data/2024/events.yml": "events: [{title: Rencontre, date: 2024-02-03, source: [review, late]{figure}}]\n",
}
NAMED = {"{figures}": f", figures: {{total: {NUMBERS[1]}, 2022/total: 7, 2023/total: 1100}}", "{figure}": ", figure: total"}
NOT_NAMED = {"{figures}": ", figures: {2023/total: 1100}", "{figure}": ""}
OF_FIGURES = {
    name: text.replace(f", {CANARY}-a", "")
    for name, text in SECRET.items()
    if name not in ("data/2022/year.yml", "data/2024/year.yml", "data/2024/articles.yml", "data/2024/events.yml")
}


def _press(names: dict[str, str]) -> dict[str, str]:
    texts = dict(PRESS)
    for name in texts:
        for mark, text in names.items():
            texts[name] = texts[name].replace(mark, text)
    return texts


PRESS_ALONE = {**CLEAN, **_press(NOT_NAMED)}
FIGURES_WAIT = {
    **OF_FIGURES,
    **_press(NAMED),
    "data/2022/rebuttals.yml": f"rebuttals: [{{id: {CANARY}-s, claim: {CANARY}, verdict: false, answer: {CANARY}, source: late}}]\n",
    "data/2024/year.yml": "status: published\npublish_on: 2026-11-24\nhighlights: [total]\n",
}  # 2022 has no year.yml

# The figures of 2023 are public, its press is not: a figure and a rebuttal cite an article beside the review.
FIGURES_ALONE = {
    name: text for name, text in CLEAN.items() if name not in ("data/2023/articles.yml", "data/2023/events.yml")
}
PRESS_WAITS = {
    **FIGURES_ALONE,
    "data/glossary.yml": SECRET["data/glossary.yml"],
    "data/2023/year.yml": f"{CLEAN['data/2023/year.yml']}press: draft\n",
    "data/2023/figures.yml": CLEAN["data/2023/figures.yml"].replace(
        "one: 650", f"one: {{value: 650, source: [review, {CANARY}-b]}}"
    ),
    "data/2023/rebuttals.yml": CLEAN["data/2023/rebuttals.yml"].replace("source: review", f"source: [review, {CANARY}-b]"),
    "data/2023/articles.yml": SECRET["data/2024/articles.yml"].replace(f"{CANARY}-a", f"{CANARY}-b"),
    "data/2023/events.yml": f"events: [{{title: {CANARY}, date: 2023-05}}]\n",
}


def _written(files: dict[str, str], folder: Path) -> Path:
    (folder / "content").mkdir(parents=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, build: Build) -> dict[str, dict[str, bytes]]:
    """What is built of reports without what is hidden, and with it."""
    built = {}
    reports = {
        "clean": CLEAN, "secret": SECRET, "press alone": PRESS_ALONE, "figures wait": FIGURES_WAIT,
        "figures alone": FIGURES_ALONE, "press waits": PRESS_WAITS,
    }  # fmt: skip
    for name, files in reports.items():
        folder = _written(files, tmp_path_factory.mktemp(name) / "report")
        done = build(folder, "-q", SOURCE_DATE_EPOCH=EPOCH)
        assert done.returncode == 0, done.stderr
        built[name] = _files(folder / "site")
    return built


PAIRS = [("clean", "secret"), ("press alone", "figures wait"), ("figures alone", "press waits")]


@pytest.mark.parametrize("pair", PAIRS, ids=[secret for _, secret in PAIRS])
def test_every_file_equals_that_of_a_report_without_hidden_data(
    sites: dict[str, dict[str, bytes]], pair: tuple[str, str]
) -> None:
    clean, secret = (sites[name] for name in pair)
    assert sorted(clean) == sorted(secret)
    assert [name for name in clean if clean[name] != secret[name]] == []
    assert {
        "sitemap.xml.gz",
        "data/figures.xlsx",
        "search/search_index.json",
        "search/entries.json",
        "ar/feed.xml",
        "data/charts/chart-total.svg",
    } <= set(clean)


def test_claim_reviews_name_public_rebuttals_only(sites: dict[str, dict[str, bytes]]) -> None:
    output = {
        name: content.count(b'"@type":"ClaimReview"') for name, content in sites["secret"].items() if name.endswith(".html")
    }
    assert {name: number for name, number in output.items() if number} == {
        f"{root}2023/rebuttals/index.html": 1 for root in ("", "ar/", "en/")
    }


def _unpacked(name: str, content: bytes) -> Iterator[bytes]:
    """What a file holds, and what it holds compressed."""
    yield content
    if name.endswith(".gz"):
        yield gzip.decompress(content)
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            yield from (part for inner in archive.namelist() for part in _unpacked(inner, archive.read(inner)))
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(content)
        yield "\n".join(page.get_textpage().get_text_range() for page in document).encode()


def _plain(text: str) -> str:
    """A text in which a number is its digits, whatever groups them and whichever digits they are."""
    latin = "".join(str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else sign for sign in text)
    return re.sub(r"(?<=\d)(?:[ .,'\u00a0\u202f\u066c\u066b\u2009]|&nbsp;|&#\d+;)(?=\d{3})", "", latin).casefold()


@pytest.mark.parametrize(
    ("site", "places"),
    [
        ("secret", ("/2022/", "/2024/")),
        ("figures wait", ("/2022/rebuttals", "/2024/rebuttals")),
        ("press waits", ("/2023/press",)),
    ],
)
def test_hidden_values_are_found_in_no_notation(
    sites: dict[str, dict[str, bytes]], site: str, places: tuple[str, ...]
) -> None:
    wanted = (CANARY, *NUMBERS, "7654320", "7654319", "vault", *places, "2022/total", "2024/total")
    for name, content in sites[site].items():
        for part in _unpacked(name, content):
            text = _plain(part.decode("utf-8", errors="ignore"))
            assert [word for word in wanted if word in text and not name.endswith(".woff2")] == [], name


def test_the_pages_of_a_public_press_review_exist(sites: dict[str, dict[str, bytes]]) -> None:
    names = {"2022/index.html", "2024/index.html", "2024/press/index.html", "ar/2024/press/index.html"}
    assert names <= sites["figures wait"].keys()
    assert b"Suite" in sites["figures wait"]["2024/press/index.html"]
    assert "2023/report.pdf" in sites["figures wait"]
    assert not [name for name in sites["figures wait"] if name.endswith(("2022/report.pdf", "2024/report.pdf"))]


@pytest.mark.parametrize(
    "written", ["7 654 321", "7\u202f654\u202f321", "7.654.321", "7,654,321", "٧٬٦٥٤٬٣٢١", "7&#160;654&#160;321"]
)
def test_the_test_finds_a_number_in_any_notation(written: str) -> None:
    assert "7654321" in _plain(written)


def test_the_markdown_tree_holds_nothing_hidden_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    trees = []
    for name, files in (("clean", PRESS_ALONE), ("secret", FIGURES_WAIT)):
        assert main(["-C", str(_written(files, tmp_path / name)), "render", str(tmp_path / f"{name}-out")]) == 0
        trees.append(_files(tmp_path / f"{name}-out"))
    assert trees[0] == trees[1]


def test_everything_is_published_on_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 86400))
    public = {
        **SECRET,
        "data/2022/year.yml": "status: published\nhighlights: [total]\n",
        "data/2024/year.yml": SECRET["data/2024/year.yml"].replace("press: draft\n", ""),
    }
    assert main(["-C", str(_written(public, tmp_path / "report")), "render", str(tmp_path / "out")]) == 0
    tree = _files(tmp_path / "out")
    for name in (
        "data/figures.csv",
        "data/figures.json",
        "feed.xml",
        "2024/index.md",
        "glossary/index.md",
        "data/2022/figures.json",
    ):
        text = _plain(tree[name].decode())
        assert CANARY in text or NUMBERS[0] in text or NUMBERS[1] in text, name
    assert is_zipfile(BytesIO(tree["data/figures.xlsx"]))
    assert any(NUMBERS[1].encode() in part for part in _unpacked("a.xlsx", tree["data/figures.xlsx"]))
