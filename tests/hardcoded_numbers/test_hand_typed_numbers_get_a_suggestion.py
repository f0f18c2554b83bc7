"""A number typed by hand, on a page or in the data, is reported at its place with the figure it could be; a comment with a reason allows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.diagnostics.problem import Problem

Folder = Callable[[dict[str, str | bytes]], Path]
MISSING = "missing-translation"
TODAY = date(2026, 11, 24)
LANGUAGES = "title: {fr: Rapport, ar: تقرير, en: Report}\ninstitution: {name: {fr: Ville, ar: مدينة, en: Town}}\nlanguages: [fr, ar, en]\n"
FIGURES = "source: review\nfigures:\n  total: {value: 4463, parts: [one, two]}\n  one: 4000\n  two: 463\n"


def _problems_of(root: Path, *codes: str) -> list[Problem]:
    return [problem for problem in read_report(root, TODAY).problems if problem.code in codes]


def _hand_typed(root: Path) -> list[Problem]:
    return _problems_of(root, "hand-typed-number", "bad-silence")


def _event(text: str) -> dict[str, str | bytes]:
    return {"data/2021/figures.yml": FIGURES, "data/2021/events.yml": f"events:\n  - title: Bilan\n{text}"}


@pytest.mark.parametrize(
    ("page", "said"),
    [("index.md", "quatre mille quatre cent soixante-trois"), ("index.en.md", "4,463"), ("index.ar.md", "4.463")],
)
def test_the_expression_that_prints_the_figure_is_suggested(folder: Folder, page: str, said: str) -> None:
    text = f"# {said[0]} {{#top}}\n\nxx {said} yy.\n"
    files: dict[str, str | bytes] = {"data/2021/figures.yml": FIGURES, "data/report.yml": LANGUAGES, f"content/{page}": text}
    problem = _hand_typed(folder(files))[-1]
    assert (problem.place.line, problem.place.column, problem.place.width) == (3, 4, len(said))
    assert '{{ figure("total", 2021) }}' in problem.hint


def test_the_figure_that_a_number_rounds_is_suggested(folder: Folder) -> None:
    figures = "source: review\nfigures:\n  one: 2120000\n"
    root = folder({"data/2021/figures.yml": figures, "content/index.md": "# Un {#top}\n\nPrès de 2,1 millions d’actes.\n"})
    (problem,) = _hand_typed(root)
    assert '{{ figure("one", 2021) }}' in problem.hint


@pytest.mark.parametrize(
    "text", ["Selon la presse[^1].\n\n[^1]: Le Matin.", "Du H~2~O et du CO<sub>2</sub>.", "Des salles en m^2^.", "De l’H₂O."]
)
def test_footnotes_and_indices_are_no_numbers(folder: Folder, text: str) -> None:
    assert _hand_typed(folder({"content/index.md": f"# Un {{#top}}\n\n{text}\n"})) == []


@pytest.mark.parametrize("text", ["Près de ~15~ actes.", "Et [^1] 4000 autres."])
def test_other_numbers_beside_them_are_reported(folder: Folder, text: str) -> None:
    assert len(_hand_typed(folder({"content/index.md": f"# Un {{#top}}\n\n{text}\n"}))) == 1


def test_a_number_in_the_data_is_reported_at_its_column(folder: Folder) -> None:
    root = folder(_event("    text: >-\n      Le bilan de 2021, page 3, en annonce\n      4 463 en douze mois.\n"))
    first, second = _hand_typed(root)
    assert (first.place.line, first.place.column, first.place.width) == (5, 7, 5)
    assert "“figure: 2021/total”" in first.hint
    assert (second.place.line, second.message.split("”")[0]) == (5, "The number “douze")


def test_a_wrapped_number_is_reported_where_it_begins(folder: Folder) -> None:
    root = folder(_event("    text: >-\n      Le bilan en annonce vingt\n      mille au total.\n"))
    (problem,) = _hand_typed(root)
    assert (problem.place.line, problem.place.column) == (4, 27)


@pytest.mark.parametrize(
    "text",
    [
        "    text: La salle a 100 sièges.   # number: la salle, non une mesure\n",
        "    # number: la salle, non une mesure\n    text: La salle a 100 sièges.\n",
        "    text: >-   # number: la salle, non une mesure\n      La salle a\n      100 sièges.\n",
        "    text:\n      fr: La salle a 100 sièges.   # number: la salle, non une mesure\n      en: The room has 100 seats.\n",
    ],
)
def test_a_reason_beside_a_text_silences_its_numbers(folder: Folder, text: str) -> None:
    assert _hand_typed(folder({**_event(text), "data/report.yml": LANGUAGES})) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("    text: La salle a 100 sièges.   # number\n", ["hand-typed-number", "bad-silence"]),
        ("    text: La salle a 100 sièges.   # number:\n", ["hand-typed-number", "bad-silence"]),
        ("    text: La salle est grande.   # number: la salle\n", ["bad-silence"]),
        ("    text: >-\n      La salle a 100 sièges.   # number: la salle\n", ["hand-typed-number", "bad-silence"]),
        ("    text: La salle est grande.   # number of seats: many\n", []),
    ],
)
def test_a_comment_without_a_reason_is_reported(folder: Folder, text: str, codes: list[str]) -> None:
    assert [problem.code for problem in _hand_typed(folder(_event(text)))] == codes


@pytest.mark.parametrize(
    ("prose", "output"),
    [
        ("Il y a 12 <!-- number: loi --> sièges.", []),
        ("<!-- number: loi -->\nIl y a 12 sièges et 13 tables.", []),
        ("Il y a 12 <!-- number: loi --> sièges et 13 tables.", ["13"]),
        ("Il y a 12 sièges <!-- number --> ici.", ["12", ""]),
        ("Il y a des sièges <!-- number: loi --> ici.", [""]),
        ("Voir `12`, [là](x12.md), {{ figure(\"one\") }} et\n\n1. le point\n2. et l’autre.", []),
    ],
)  # fmt: skip
def test_a_comment_on_a_page_silences_the_number_before_it(folder: Folder, prose: str, output: list[str]) -> None:
    problems = _hand_typed(folder({"content/index.md": f"# Un {{#top}}\n\n{prose}\n"}))
    assert [p.message.partition("“")[2].partition("”")[0] if p.code != "bad-silence" else "" for p in problems] == output


@pytest.mark.parametrize(
    ("arabic", "differs"),
    [
        ("في 2021، 4.463 نشاطا.", False),
        ("في 2021، أربعة آلاف وأربعمائة وثلاثة وستون نشاطا.", False),
        ("في 2021، 4.436 نشاطا.", True),
        ("في 2020، 4.463 نشاطا.", True),
        ("4.463 نشاطا.", True),
    ],
)
def test_a_translation_has_the_numbers_of_its_original(folder: Folder, arabic: str, differs: bool) -> None:
    text = f"    text: {{fr: 'En 2021, 4 463 activités.', ar: '{arabic}'}}\n"
    output = _problems_of(folder({**_event(text), "data/report.yml": LANGUAGES}), "numbers-differ")
    assert bool(output) is differs
    assert all("“ar”" in problem.message and "“fr”" in problem.message for problem in output)


def test_an_ordinal_in_digits_may_be_a_word_elsewhere(folder: Folder) -> None:
    text = "    text: {fr: 'Le 1er mars 2021, la 2e édition.', ar: 'في فاتح مارس 2021، الدورة الثانية.'}\n"
    assert _problems_of(folder({**_event(text), "data/report.yml": LANGUAGES}), "numbers-differ") == []


@pytest.mark.parametrize(
    ("english", "output"),
    [
        ('In 2021: {{ figure("one", 2021) }}.', []),
        ('In 2021: {{ figure("two", 2021) }}.', ["2021/two", "2021/one"]),
        ("In 2021.", ["2021/one"]),
        ('In 2020: {{ figure("one", 2021) }}.', ["2020"]),
    ],
)
def test_a_translated_page_says_the_numbers_of_its_original(folder: Folder, english: str, output: list[str]) -> None:
    pages: dict[str, str | bytes] = {
        "content/about.md": '# Ici {#top}\n\nEn 2021 : {{ figure("one", 2021) }}.\n',
        "content/about.en.md": f"# Here {{#top}}\n\n{english}\n",
    }
    problems = _problems_of(folder({**_event(""), **pages, "data/report.yml": LANGUAGES}), "numbers-differ")
    assert [problem.place.file for problem in problems] == ["content/about.en.md"] * len(output)
    assert [number in problem.message for number, problem in zip(output, problems, strict=True)] == [True] * len(output)


def test_a_page_without_a_translation_is_reported(folder: Folder) -> None:
    problems = _problems_of(
        folder({"data/report.yml": LANGUAGES, "content/about.en.md": "# B\n", "content/about.md": "# A\n"}), MISSING
    )
    output = [problem for problem in problems if problem.place.file.startswith("content/")]
    assert [(problem.place.file, problem.hint) for problem in output] == [("content/about.md", "Write content/about.ar.md.")]


TABLE: dict[str, str | bytes] = {
    "data/dimensions.yml": "dimensions: {place: {name: Lieu, members: {north: {name: Nord}}}}\n",
    "data/2021/figures.yml": "source: review\nfigures:\n  total: {value: 4463, by: {'place, month': t.csv}}\n",
}


def test_a_number_in_a_note_of_a_table_is_reported_at_its_cell_unless_a_line_before_says_why(folder: Folder) -> None:
    rows = 'place;month;value;note\n{}north;01;4000;"Dont 4463 par an, et 77 autres"\nnorth;02;463;Grève\n'
    root = folder({**TABLE, "data/2021/t.csv": rows.format("")})
    found = [(problem.code, problem.place.line, problem.place.column) for problem in _hand_typed(root)]
    assert found == [("hand-typed-number", 2, 21), ("hand-typed-number", 2, 37)]
    assert "2021/total" in _hand_typed(root)[0].hint
    assert "alone on the line before" in _hand_typed(root)[0].hint
    root = folder({**TABLE, "data/2021/t.csv": rows.format("# number: written by the police\n")})
    assert _hand_typed(root) == []
