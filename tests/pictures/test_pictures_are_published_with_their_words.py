"""pictures.yml from the file to the page: words, rights and sizes; nothing of a picture that no public page shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import BuildResult, add_files, add_pages, read_report
from bilan.diagnostics.problem import Problem
from tests.conftest import Folder
from tests.pictures.photographs import photograph

DAY = date(2026, 1, 1)
EVENT = "events:\n  - title: Portes ouvertes\n    picture: open-days\n"
PICTURES = (
    "pictures:\n  open-days:\n    file: pictures/open-days.jpg\n    alt: Le stand “des motards”\n"
    "    credit: Amina <b>\n    consent: given\n    focus: [0.24, 1]\n"
)
FILES: dict[str, str | bytes] = {
    "data/pictures.yml": PICTURES,
    "data/pictures/open-days.jpg": photograph(1000, 500),
    "data/2021/events.yml": EVENT,
}


def built(root: Path) -> BuildResult:
    return add_pages(add_files(read_report(root, DAY), DAY))


def problems(root: Path) -> tuple[Problem, ...]:
    return read_report(root, DAY).problems


def copies(result: BuildResult) -> list[str]:
    return [file.path for file in result.files if file.path.startswith("pictures/")]


def test_an_event_shows_its_picture_in_every_size_with_words_and_rights(folder: Folder) -> None:
    result = built(folder(FILES))
    assert result.problems == ()
    assert [path.rpartition("-")[2] for path in copies(result)] == [
        *(f"{width}.{suffix}" for suffix in ("avif", "webp") for width in (480, 960, 1000)),
        "960.jpg",
    ]
    (year,) = (page.markdown for page in result.pages if page.address == "/2021/")
    assert 'width="960" height="480" alt="Le stand “des motards”" loading="lazy"' in year
    assert "focus-x-20 focus-y-100" in year
    credit = year.partition("picture__credit")[2].partition("</span>")[0]
    assert "Amina" in credit
    assert "<b>" not in credit
    for path in copies(result):
        assert f"../{path}" in year


def test_a_page_prints_a_picture_by_its_id(folder: Folder) -> None:
    page = '# Visite\n\n{{ picture("open-days") }}\n'
    result = built(folder({**FILES, "data/2021/events.yml": "events: []\n", "content/visit.md": page}))
    (visit,) = (page.markdown for page in result.pages if page.address == "/visit/")
    assert '<figure class="picture picture--figure"' in visit
    assert len(copies(result)) == 7


def test_a_picture_of_a_draft_is_not_published(folder: Folder) -> None:
    result = built(folder({**FILES, "data/2021/year.yml": "status: published\npress: draft\n"}))
    assert copies(result) == []


@pytest.mark.parametrize(
    ("line", "instead", "code"),
    [
        ("    alt: Le stand “des motards”\n", "", "missing-key"),
        ("    credit: Amina <b>\n", "", "missing-key"),
        ("    consent: given\n", "", "missing-key"),
        ("    consent: given\n", "    consent: perhaps\n", "unknown-value"),
        ("    focus: [0.24, 1]\n", "    focus: [0.24, 1.01]\n", "invalid-number"),
        ("    focus: [0.24, 1]\n", "    focus: [-0.1, 1]\n", "invalid-number"),
        ("    focus: [0.24, 1]\n", "    focus: [0.5]\n", "wrong-kind"),
        ("    focus: [0.24, 1]\n", "    focus: 0.5\n", "wrong-kind"),
        ("pictures/open-days.jpg", "pictures/open-days.JPG", "missing-file"),
        ("pictures/open-days.jpg", "../data/report.yml", "unreadable-picture"),
    ],
)
def test_what_lacks_words_rights_or_a_file_stops_the_build(folder: Folder, line: str, instead: str, code: str) -> None:
    assert line in PICTURES
    root = folder({**FILES, "data/pictures.yml": PICTURES.replace(line, instead)})
    found = [problem for problem in problems(root) if not problem.cause]
    assert [(problem.code, problem.place.file) for problem in found] == [(code, "data/pictures.yml")]


def test_words_are_needed_in_every_language(folder: Folder) -> None:
    two = "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, en]\n"
    found = [
        problem for problem in problems(folder({**FILES, "data/report.yml": two})) if problem.code == "missing-alternative"
    ]
    assert [problem.place[:2] for problem in found] == [("data/pictures.yml", 4)]
    both = PICTURES.replace("alt: Le stand “des motards”", "alt: {fr: Le stand, en: The stand}")
    again = problems(folder({**FILES, "data/report.yml": two, "data/pictures.yml": both}))
    assert "missing-alternative" not in {problem.code for problem in again}
