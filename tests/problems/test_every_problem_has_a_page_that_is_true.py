"""docs/problems/: a page a problem code, whose bad example gives the problem as the page says, and whose good one gives none."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import generator
from generator.edition import Edition, read_edition
from generator.problems import Code, errors
from generator.reporters.text import report
from tests.conftest import MINIMAL, ROOT

INDEX = ROOT / "docs/problems.md"
PAGES = sorted((ROOT / "docs/problems").glob("*.md"))
OF_A_SITE = {"bad-template", "build-failed", "site-warning"}  # not of a report: tests/markdown and tests/browser
LENGTHS = {"file-too-large": 16_000_000, "text-too-long": 20_000}  # how much is left out where the bad example says “…”

REPORT = {
    **MINIMAL,
    "data/report.yml": "title: Rapport de communication\ninstitution: {name: Ville}\nlanguages: [fr]\n",
    "data/indicators.yml": (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  act:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        "indicators:\n"
        "  activities: {name: Activités, definition: Tout., theme: press, unit: act}\n"
        "  press_releases: {name: Communiqués, definition: Publiés., theme: press, unit: act}\n"
        "  interviews: {name: Entretiens, definition: Donnés., theme: press, unit: act}\n"
    ),
    "data/sources.yml": "sources:\n  review-2021: {title: Bilan 2021, publisher: Ville, url: https://example.org/review}\n",
    "data/2021/figures.yml": (
        "source: review-2021\nfigures:\n"
        "  activities: {value: 582, parts: [press_releases, interviews]}\n  press_releases: 476\n  interviews: 106\n"
    ),
}

_FORM = re.compile(
    r"# (?P<code>[a-z0-9-]+)\n\n"
    r"(?P<severity>Error|Warning): (?P<meaning>[^\n]+)\.\n\n"
    r"(?P<text>[^#].+?)\n\n"
    r"## Bad\n\n(?P<bad>```.+?\n```)\n\n"
    r"## What is said\n\n```text\n(?P<said>.*?)\n```\n\n"
    r"## Good\n\n(?P<good>```.+?\n```)\n"
    r"(?:\n## Why\n\n.+\n)?",
    re.DOTALL,
)
_FILE = re.compile(r"```\w+\n(?P<text>(?:# |<!-- )(?P<path>[\w/.-]+)(?P<state>, [^\n]+?)?(?: -->)?\n.*?)```", re.DOTALL)

Files = dict[str, bytes | None]


def _parts(page: Path) -> dict[str, str]:
    matched = _FORM.fullmatch(page.read_text(encoding="utf-8"))
    assert matched, f"{page.name} has not the form of the other pages"
    return matched.groupdict()


def _files(example: str, length: int = 0) -> Files:
    """The files of an example, by the path on their first line; None for one that is not there."""
    return {file["path"]: _bytes(file["text"].replace("…", "." * length), file["state"]) for file in _FILE.finditer(example)}


def _bytes(text: str, state: str | None) -> bytes | None:
    return None if state == ", deleted" else text.encode((state or "UTF-8").removeprefix(", saved as "))


def _read(root: Path, files: Files) -> Edition:
    """The small report with the files of an example added or put in place of its own."""
    (root / "content").mkdir(parents=True)
    for name, data in {**{name: text.encode() for name, text in REPORT.items()}, **files}.items():
        if data is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    return read_edition(root, date(2026, 1, 1))


def _said(edition: Edition, code: str, files: Files) -> str:
    """The problems of that code in these files as `bilan check` prints them."""
    shown = [problem for problem in edition.problems if any(name.startswith(problem.place.file) for name in files)]
    problems = [problem for problem in shown if problem.code == code]
    return report(problems, edition.sources).rsplit("\n\n", 1)[0] if problems else ""


def _codes() -> Iterator[Code]:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.fonts.subset":
            yield from (value for value in vars(import_module(module.name)).values() if isinstance(value, Code))


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_the_examples_of_a_page_are_true(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    parts = _parts(page)
    code = parts["code"]
    if code in OF_A_SITE:
        pytest.skip("a problem of the site, not of the report")
    bad, good = _files(parts["bad"], LENGTHS.get(code, 0)), _files(parts["good"])
    said = _said(_read(tmp_path / "bad", bad), code, bad)
    assert f"[{code}]" in said
    if request.config.getoption("--rewrite-golden"):
        text = page.read_text(encoding="utf-8").replace(f"```text\n{parts['said']}\n```", f"```text\n{said}\n```")
        page.write_text(text, encoding="utf-8", newline="\n")
    assert _parts(page)["said"] == said
    problems = _read(tmp_path / "good", good).problems
    assert errors(problems) == ()
    assert [problem for problem in problems if problem.place.file in good] == []


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = [_parts(page) for page in PAGES]
    assert [parts["code"] for parts in pages] == [page.stem for page in PAGES]
    assert {(parts["code"], parts["severity"].lower()) for parts in pages} == {
        (code.word, code.severity) for code in _codes()
    }


def test_the_index_has_a_line_a_page(request: pytest.FixtureRequest) -> None:
    rows = [
        f"| [`{page['code']}`](problems/{page['code']}.md) | {page['severity'].lower()} | {page['meaning']} |\n"
        for page in map(_parts, PAGES)
    ]
    text = INDEX.read_text(encoding="utf-8")
    head = text[: text.index("|---|---|---|\n") + len("|---|---|---|\n")]
    if request.config.getoption("--rewrite-golden"):
        INDEX.write_text(head + "".join(rows), encoding="utf-8", newline="\n")
    assert INDEX.read_text(encoding="utf-8") == head + "".join(rows)
