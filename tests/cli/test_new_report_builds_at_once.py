"""`bilan new DIR`: a report that has no problem, builds as it is, looks as ours does, and is written whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bilan.build_date import build_date
from bilan.build_result import read_report
from bilan.cli import main
from bilan.diagnostics.problem import Severity
from bilan.pages.content_rules import ContentRules
from bilan.scaffolds.report_scaffold import NewReport, report_files
from bilan.scaffolds.sample_reports import SAMPLES, sample_folder, sample_languages
from bilan.scaffolds.scaffold_texts import FORGES, project_texts
from tests.conftest import ROOT, RunBilan


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1792800000")  # October 2026


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _settings(path: Path) -> dict[str, Any]:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


LANGUAGES = ["ar", "en", "fr", "ar,fr,en", "fr-FR,ar-MA"]


@pytest.mark.parametrize("languages", LANGUAGES)
def test_it_has_no_problem(tmp_path: Path, run_bilan: RunBilan, languages: str) -> None:
    """With several languages every text is in each of them, the first as the default."""
    root = tmp_path / "report"
    assert run_bilan("new", root, "--languages", languages)[0] == 0
    read = read_report(root, build_date(), rules=ContentRules())
    assert (read.problems, read.report is not None) == ((), True)
    assert read.report is not None
    assert [tag.split("-")[0] for tag in read.report.publication.languages] == re.findall(r"[a-z]{2}", languages)
    assert run_bilan("-C", root, "format", "--check")[0] == 0


def test_a_comment_is_before_what_it_explains_in_several_languages_too() -> None:
    report = report_files(NewReport(languages=("ar-MA", "fr", "en-GB"), year=2025))
    assert re.search(r"\n\n# .*CLDR.*\nunits:\n", report["data/indicators.yml"].decode())


@pytest.mark.parametrize("origin", SAMPLES)
def test_it_starts_from_a_sample_with_arabic_first(tmp_path: Path, run_bilan: RunBilan, origin: str) -> None:
    root = tmp_path / "report"
    assert (
        run_bilan("new", root, "--from", origin, "--language", "ar", "--name", "مجلس المدينة", "--licence", "etalab-2.0")[0]
        == 0
    )
    read = read_report(root, build_date())
    assert read.report is not None
    assert [problem for problem in read.problems if problem.severity is Severity.ERROR] == []
    publication = read.report.publication
    assert [tag.split("-")[0] for tag in publication.languages] == [
        "ar",
        *sorted({"en", "fr"}, key=sample_order(origin).index),
    ]
    assert (publication.institution.name.original, publication.licence) == ("مجلس المدينة", "etalab-2.0")
    assert (root / "content/index.md").read_bytes() == (sample_folder(origin) / "content/index.ar.md").read_bytes()
    assert (root / "content/index.fr.md").read_bytes() == (sample_folder(origin) / "content/index.md").read_bytes()
    assert not (root / "data/addresses.txt").exists()
    assert not (root / "_brand.yml").exists()


def test_a_sample_has_its_brand_and_says_what_it_is() -> None:
    """The logo of the town is false beside the name of another institution; the figures of the DGSN are not invented."""
    town = report_files(NewReport(languages=("fr",), year=2025, origin="city"))
    assert {"_brand.yml", "brand/logo.svg"} <= town.keys()
    police = report_files(NewReport(languages=("en-GB", "fr", "ar-MA"), year=2025, origin="dgsn"))
    assert "invented" not in police["README.md"].decode()
    assert "inventés" in town["README.md"].decode()


def sample_order(origin: str) -> list[str]:
    return [tag.split("-")[0] for tag in sample_languages(origin)]


@pytest.mark.parametrize("languages", ["de", "fr,fr", "français", "fr,de", " , "])
def test_a_language_without_texts_is_wrong_use(tmp_path: Path, run_bilan: RunBilan, languages: str) -> None:
    code, _, err = run_bilan("new", tmp_path / "report", "--languages", languages)
    assert code == 2
    assert "is not a list of languages" in err
    assert [*tmp_path.iterdir()] == []


FORGE_FILES = {
    "github": ".github/workflows/report.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/report.yml",
}


@pytest.mark.parametrize("forge", FORGES)
def test_it_has_what_git_an_editor_and_the_forge_need(tmp_path: Path, run_bilan: RunBilan, forge: str) -> None:
    assert run_bilan("new", tmp_path / "report", "--forge", forge)[0] == 0
    files = _tree(tmp_path / "report")
    around = {".gitattributes", ".gitignore", ".pre-commit-config.yaml", ".vscode/settings.json", ".vscode/extensions.json"}
    assert {*around, "LICENSE.txt", "README.md", "requirements.txt", "schema/figures.schema.json"} <= files.keys()
    assert {*FORGE_FILES.values()} & files.keys() == ({FORGE_FILES[forge]} if forge in FORGE_FILES else set())
    assert [
        name for name, content in files.items() if b"make " in content and name in (*around, *FORGE_FILES.values())
    ] == []


@pytest.mark.parametrize("forge", sorted(FORGE_FILES))
def test_the_recipe_of_a_forge_is_ours_without_make(forge: str) -> None:
    """Ours are checked by linters and tests; theirs differ in how Bilan is installed and called."""
    ours, theirs = (ROOT / FORGE_FILES[forge]).read_text(encoding="utf-8"), project_texts(forge)[FORGE_FILES[forge]]
    called = (
        ours.replace(".venv/bin/bilan", "bilan")
        .replace("make site", "bilan build")
        .replace("make verify", "bilan verify-site")
    )
    same, changed = called.splitlines(), theirs.splitlines()
    added = [line.strip() for line in changed if line not in same]
    assert [line for line in added if "docs/ci.md" in line or "make" in line] == []
    installs = [line for line in added if "pip install" in line]
    assert installs and all("--require-hashes --only-binary :all: -r requirements.txt" in line for line in installs)
    assert len(added) <= 8


def test_questions_are_asked_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["Ville de Fès", "de", "fr,ar", "", "git", "gitlab"])
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    assert main(["new", str(tmp_path / "report")]) == 0
    read = read_report(tmp_path / "report", build_date()).report
    assert read is not None
    assert read.publication.institution.name.original == "Ville de Fès"
    assert (read.publication.languages, read.publication.licence) == (("fr", "ar-MA"), "CC-BY-4.0")
    assert (tmp_path / "report/.gitlab-ci.yml").is_file()
    assert len(asked) == 6
    assert "“git” is not one of" in capsys.readouterr().out


def test_nothing_is_asked_that_an_option_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: pytest.fail(question))
    given = ["--name", "Ville", "--language", "fr", "--licence", "CC0-1.0", "--forge", "none"]
    assert main(["new", str(tmp_path / "report"), *given]) == 0


def test_an_empty_repository_is_filled(tmp_path: Path, run_bilan: RunBilan, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what a forge or pip may have put there; those files stay as they are."""
    mine = {".git/HEAD": b"ref", "README.md": b"# Mine", ".venv/x": b"", ".vscode/settings.json": b"{}", "LICENSE": b"MIT"}
    for name, content in mine.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    code, out, _ = run_bilan("new", ".", "--language", "en")
    files = _tree(tmp_path)
    assert code == 0
    assert {name: files[name] for name in mine} == mine
    assert {"mkdocs.yml", "data/report.yml", ".vscode/extensions.json", ".gitignore"} <= files.keys()
    assert "left as they are: " in out and "README.md" in out and ".vscode/settings.json" in out
    assert "“bilan serve”" in out


@pytest.mark.skipif(os.name == "nt", reason="the terminals of Windows have other quotes")
def test_the_next_command_can_be_typed_as_it_is_printed(tmp_path: Path, run_bilan: RunBilan) -> None:
    assert f"cd '{tmp_path}/تقرير 2025' && bilan serve" in run_bilan("new", tmp_path / "تقرير 2025", "--in", "ar")[1]


def test_a_name_that_is_given_leaves_no_short_name_of_another(tmp_path: Path, run_bilan: RunBilan) -> None:
    assert run_bilan("new", tmp_path / "report", "--name", "European Medicines Agency", "--language", "en")[0] == 0
    written = (tmp_path / "report/data/report.yml").read_text(encoding="utf-8")
    assert "Example" not in written
    assert "European Medicines Agency" in (tmp_path / "report/LICENSE.txt").read_text(encoding="utf-8")


def test_its_examples_are_of_the_last_year_that_has_ended(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "report")]) == 0
    report = read_report(tmp_path / "report", build_date()).report
    assert report is not None
    assert max(report.years) == 2025


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_every_file_of_data_names_its_schema(tmp_path: Path, language: str) -> None:
    assert main(["new", str(tmp_path / "report"), "--in", language]) == 0
    for path in (tmp_path / "report/data").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve() == (tmp_path / f"report/schema/{path.stem}.schema.json").resolve()


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_site_is_set_up_as_ours_is(tmp_path: Path, language: str) -> None:
    assert main(["new", str(tmp_path / "report"), "--in", language]) == 0
    ours, new = _settings(ROOT / "mkdocs.yml"), _settings(tmp_path / "report/mkdocs.yml")
    for words in ("font", "icon", "features", "name"):
        assert new["theme"].get(words) == ours["theme"].get(words), words
    schemes = [
        [{**item, "toggle": item["toggle"]["icon"]} for item in settings["theme"]["palette"]] for settings in (ours, new)
    ]
    assert schemes[0] == schemes[1]
    for key in ("docs_dir", "strict", "extra", "validation"):
        assert new[key] == ours[key], key
    assert _names(new["markdown_extensions"]) == _names(ours["markdown_extensions"])
    assert _names(new["plugins"]) == _names(ours["plugins"])
    assert new["theme"]["language"] == language


def _names(listed: list[Any]) -> list[str]:
    return [name for item in listed for name in ([item] if isinstance(item, str) else item)]


@pytest.mark.parametrize("name", ["L’Office : « no » #1", "'x", "a\nb", "$year ${title}", "{{ 7 * 7 }}", "12:30", "<b>"])
def test_names_are_kept_whatever_they_hold(tmp_path: Path, name: str) -> None:
    root = tmp_path / "report"
    assert main(["new", str(root), "--institution", name, "--title", name]) == 0
    read = read_report(root, build_date(), rules=ContentRules())
    assert (read.problems, read.report is not None) == ((), True)
    assert read.report is not None
    assert read.report.publication.institution.name.original == name
    assert read.report.publication.title.original == name
    assert _settings(root / "mkdocs.yml")["site_name"] == name


def test_a_site_is_made_with_a_name_of_signs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "<b>'{{ 7 * 7 }}' : « no » #1\n$year"
    assert main(["new", str(tmp_path / "report"), "--institution", name, "--title", name]) == 0
    assert main(["-C", str(tmp_path / "report"), "check", "--strict"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    target = tmp_path / "report"
    mine = target / "mine.txt" if kind == "folder" else target
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", encoding="utf-8")
    assert main(["new", str(target)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert _tree(tmp_path) == {mine.relative_to(tmp_path).as_posix(): b"mine"}


def test_the_current_folder_is_filled_where_it_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report"
    target.mkdir()
    monkeypatch.chdir(target)
    assert main(["new", "."]) == 0
    assert Path("mkdocs.yml").is_file()
    assert read_report(target, build_date(), rules=ContentRules()).problems == ()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_nothing_is_left_behind_where_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", **how: Any) -> Any:
        if path.name == "indicators.yml" and mode == "wb":
            raise OSError(28, "No space left on device", str(path))
        return opened(path, mode, **how)

    monkeypatch.setattr(Path, "open", full)
    assert main(["new", str(tmp_path / "report")]) == 1
    output = capsys.readouterr().err
    assert "This cannot be written: the disk is full." in output
    assert "Nothing was written." in output
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_no_folder_can_be_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["new", str(tmp_path / "file/report")]) == 1
    assert "Nothing was written" in capsys.readouterr().err
