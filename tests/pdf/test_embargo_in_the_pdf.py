"""What is not public of a year is on no document and on no card, nor is anything that only it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.build_result import add_pdf, read_report
from tests.conftest import Folder
from tests.pdf.conftest import DAY, pdf_text

HIDDEN = ("press: draft\n", "status: draft\npress: draft\n", "status: published\npublish_on: 2027-01-15\npress: draft\n")
SECRETS = ("98\u202f765", "98 765", "98765", "Canari", "2022", "2020")
FILES: dict[str, str | bytes] = {
    "data/sources.yml": (
        "sources:\n  review: {title: Bilan, publisher: Ville, url: https://example.org/review}\n"
        "  secret: {title: Canari, publisher: Canari, url: https://example.org/secret}\n"
    ),
    "data/2023/figures.yml": "source: review\nfigures:\n  total: 12\n  one: 5\n",
    **{
        f"data/{year}/{name}": text
        for year in (2020, 2022)
        for name, text in {
            "figures.yml": "source: secret\nfigures:\n  total: 98765\n  two: {value: 4, note: Canari.}\n",
            "events.yml": "events:\n  - {title: Canari}\n",
            "rebuttals.yml": f"rebuttals:\n  - {{id: r{year}, claim: Canari., verdict: false, answer: Canari.}}\n",
        }.items()
    },
}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_hidden_year_is_in_no_pdf_and_no_card(folder: Folder, hidden: str) -> None:
    years = {f"data/{year}/year.yml": hidden for year in (2020, 2022)}
    root: Path = folder({**FILES, **years})
    result = add_pdf(read_report(root, DAY), root, DAY)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    files = {file.path: file.content for file in result.files}
    assert {path for path in files if path.endswith(".pdf")} == {"2021/report.pdf", "2023/report.pdf"}
    assert not any(path.startswith(("2020/", "2022/")) for path in files)
    for path in ("2021/report.pdf", "2023/report.pdf"):
        text = pdf_text(files[path])
        assert "Total" in text
        assert [secret for secret in SECRETS if secret.replace("\u202f", " ") in text] == []


@pytest.mark.parametrize("figures", ["", "status: draft\n", "status: published\npublish_on: 2027-01-15\n"])
def test_a_year_whose_press_alone_is_public_has_no_document_and_no_card_of_figures(folder: Folder, figures: str) -> None:
    article = (
        "{id: a, title: Presse, outlet: O, language: fr, url: 'https://example.org/a', summary: S., figures: {total: 98765}}"
    )
    years = {f"data/{year}/year.yml": f"{figures}highlights: [total]\n" for year in (2020, 2022)}
    press = {
        "data/2022/articles.yml": f"articles:\n  - {article}\n",
        "data/2022/events.yml": "events:\n  - {title: Fête, figure: total}\n",
    }
    root: Path = folder({**FILES, **years, **press, "data/2020/events.yml": "events:\n  - {title: Fête}\n"})
    result = add_pdf(read_report(root, DAY), root, DAY)
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    files = {file.path: file.content for file in result.files}
    assert {path for path in files if path.endswith(".pdf")} == {"2021/report.pdf", "2023/report.pdf"}
    secrets = [secret for secret in SECRETS if secret not in ("2020", "2022")]
    for content in (content for path, content in files.items() if path.endswith(".pdf")):
        assert [secret for secret in secrets if secret.replace("\u202f", " ") in pdf_text(content)] == []


def test_the_test_values_are_found_in_public_pdfs(folder: Folder) -> None:
    root = folder(FILES)
    result = add_pdf(read_report(root, DAY), root, DAY)
    text = pdf_text(next(file.content for file in result.files if file.path == "2022/report.pdf"))
    assert [secret for secret in ("98 765", "Canari", "2022", "2020") if secret not in text] == []


def test_a_pdf_has_nothing_of_later_years(folder: Folder) -> None:
    root = folder(FILES)
    result = add_pdf(read_report(root, DAY), root, DAY)
    text = pdf_text(next(file.content for file in result.files if file.path == "2021/report.pdf"))
    assert "2023" not in text
    assert "2022" not in text
