"""`bilan help`: the pages of the documentation, wherever one is, without a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilan.cli import main
from bilan.documentation.doc_pages import doc_pages
from tests.conftest import ROOT, RunBilan


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_topic_shows_its_page(run_bilan: RunBilan) -> None:
    page = (ROOT / "docs/import.md").read_text(encoding="utf-8").splitlines()
    code, out, err = run_bilan("help", "import")
    assert (code, err) == (0, "")
    shown = [line for line in page if not line.startswith("<!--")]
    assert [line for line in out.splitlines() if line] == [line for line in shown if line]
    assert "\n\n\n" not in out.rstrip("\n"), "a comment leaves no gap"


def test_without_a_topic_every_page_is_listed_with_its_title(run_bilan: RunBilan) -> None:
    code, out, _ = run_bilan("help")
    listed = dict(line.split(maxsplit=1) for line in out.split("\n\n")[0].splitlines())
    assert code == 0
    assert listed.keys() == {path.stem for path in (ROOT / "docs").glob("*.md")} | {"README"}
    assert listed["import"] == "Importing figures and articles"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_same_pages_are_listed_in_every_language(
    language: str, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILAN_LANG", "en")
    english = run_bilan("help")[1].split("\n\n")[0]
    monkeypatch.setenv("BILAN_LANG", language)
    listed = run_bilan("help")[1].split("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines()] == [line.split()[0] for line in english.splitlines()]
    assert "README" in listed


def test_the_page_for_officers_is_in_the_language_of_the_terminal(
    run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "## Change a figure" in run_bilan("help", "README")[1]
    monkeypatch.setenv("BILAN_LANG", "fr")
    assert "## Modifier un chiffre" in run_bilan("help", "README")[1]


def test_a_problem_code_shows_its_explanation(run_bilan: RunBilan) -> None:
    assert "# sum-mismatch" in run_bilan("help", "sum-mismatch")[1]


def test_an_unknown_topic_is_a_usage_error(run_bilan: RunBilan) -> None:
    assert run_bilan("help", "imports")[0] == 2
    assert "Did you mean “import”?" in run_bilan("help", "imports")[2]
    assert "“bilan help” lists all pages" in run_bilan("help", "../../etc/passwd")[2]


def test_in_french_a_page_says_that_it_is_in_english(run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILAN_LANG", "fr")
    translated = {path.stem for path in (ROOT / "docs/fr").glob("*.md")}
    topic = next(topic for topic in doc_pages() if topic not in translated)
    assert run_bilan("help", topic)[1].startswith("Cette page est encore en anglais.")


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "# Des textes avec des chiffres\n"), ("ar", "# نصوص تتضمن أرقاما\n")]
)
def test_a_page_is_in_the_language_of_the_terminal(
    language: str, title: str, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILAN_LANG", language)
    assert run_bilan("help", "prose")[1].startswith(title)
    assert "<!-- keys of" not in run_bilan("help", "format")[1]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert re.fullmatch(r"bilan \d+\.\d+\.\d+\n", capsys.readouterr().out)
