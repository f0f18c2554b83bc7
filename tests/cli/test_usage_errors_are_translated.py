"""Errors in the arguments of a command are in the language of the terminal, with the word that was probably meant."""

from __future__ import annotations

import pytest

from bilan.cli import _parser, main
from bilan.cli.argument_parser import usage_error
from bilan.cli.help_text import placeholder, with_commands
from bilan.locales.editor_locale import EditorLocale

SAME_IN_FRENCH = {"SITE", "CODE", "URL", "IP:PORT", "SOURCE", "INSTITUTION", "LICENCE", "DATE", "ID"}
WRONG_USE = [
    ("", "bilan: missing: COMMAND."),
    ("chek", "bilan: COMMAND: “chek” is not one of “addresses”, “build”, “check”,"),
    ("chek", "Did you mean “check”?"),
    ("check --format xml", "bilan check: --format: “xml” is not one of “text”, “json”, “github”, “gitlab” or “sarif”."),
    ("check --format jsn", "Did you mean “json”?"),
    ("check --strickt", "bilan check: unknown: --strickt. Did you mean “--strict”?"),
    ("check --since", "bilan check: --since: its value is missing."),
    ("check --strict=1", "bilan check: --strict: this option takes no value (“1”)."),
    ("import", "bilan import: missing: FILE."),
    ("import x --d day_first", "bilan import: “--d” can mean “--decimal” or “--dates”."),
    ("import x --century 1", "bilan import: --century: “1” is not one of “19” or “20”."),
    ("review abc", "bilan review: YEAR: “abc” is not a whole number."),
]
IN_ENGLISH = ["usage", "error:", "argument", "invalid", "choose", "required", "unrecognized", "expected", "ignored", "could"]


def _refusal(arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(arguments.split())
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_explained(arguments: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in _refusal(arguments, capsys)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_wrong_use_is_explained_in_no_other_language(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BILAN_LANG", language)
    refusals = [_refusal(arguments, capsys) for arguments, _ in WRONG_USE]
    assert [(word, refusal) for refusal in refusals for word in IN_ENGLISH if word in refusal] == []
    assert ("Vouliez-vous dire" if language == "fr" else "هل تقصدون") in refusals[1]


@pytest.mark.parametrize("choices", ["'fr', 'ar'", "fr, ar"])
def test_choices_are_read_as_each_version_of_python_writes_them(choices: str) -> None:
    said = usage_error(f"argument --in: invalid choice: 'frr' (choose from {choices})", [])
    assert said == "--in: “frr” is not one of “fr” or “ar”. Did you mean “fr”?"


def test_an_error_of_another_form_is_printed_as_it_is() -> None:
    assert EditorLocale("fr")(usage_error("argument -a: no such port", [])) == "-a\u00a0: no such port"
    assert EditorLocale("fr")(usage_error("of another form", [])) == "of another form"


def test_what_stands_for_a_value_is_french_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    def placeholders() -> set[str]:
        return {placeholder(action) for parser in with_commands(_parser(())) for action in parser._actions} - {""}

    in_english = placeholders()
    monkeypatch.setenv("BILAN_LANG", "fr")
    assert placeholders() & in_english == SAME_IN_FRENCH
    monkeypatch.setenv("BILAN_LANG", "ar")
    assert placeholders() == in_english
