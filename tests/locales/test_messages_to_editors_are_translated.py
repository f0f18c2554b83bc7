"""Whatever Bilan says to those who write a report, it can say in French and Arabic: a problem, its hint, a question, a refusal."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import bilan
from bilan.cli import _parser, main
from bilan.cli.help_text import value_name, with_commands, with_help
from bilan.diagnostics.problem import list_in_words, suggestion
from bilan.locales.catalog import EDITORS, Catalog, catalog
from bilan.locales.editor_locale import LANGUAGES, PDI, EditorLocale, editor_language
from bilan.messages.message import VERBATIM, Message, join_messages, literal, translatable, translatable_plural
from tests import declared_keys
from tests.syntax_trees import syntax_tree

ROOT = Path(bilan.__file__).parent
SAYING = {"translatable": 1, "translatable_plural": 2}  # how many English forms each takes
FRENCH, ARABIC = EditorLocale("fr"), EditorLocale("ar")
TRANSLATED = [language for language in LANGUAGES if language != "en"]
HOW = "put it into generator/bilan/locales/catalogs/editors/{fr,ar}.po"


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(ROOT.rglob("*.py")):
        tree = syntax_tree(path)
        own = {"translatable"} if path.name == "message.py" else set()
        imported = own | {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "bilan.messages.message"
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in imported & SAYING.keys():
                yield f"{path.relative_to(ROOT.parent)}:{node.lineno}", node


def _words(call: ast.Call) -> tuple[str, ...]:
    assert isinstance(call.func, ast.Name)
    forms = call.args[-SAYING[call.func.id] :]
    return tuple(form.value for form in forms if isinstance(form, ast.Constant) and isinstance(form.value, str))


# Cached functions, because each process that runs tests imports this module, and few run its tests.
@cache
def _found() -> tuple[tuple[str, ast.Call], ...]:
    return tuple(_calls())


@cache
def _said() -> tuple[tuple[str, ...], ...]:
    declared = {(words,) for words in declared_keys.words()}
    return tuple(sorted({_words(call) for _, call in _found()} | declared))


def _command_words() -> set[str]:
    """Help, and the words in capitals that stand for values."""
    parser = _parser(())
    placeholders = {value_name(action) for command in with_commands(parser) for action in command._actions}
    return placeholders | {str(action.help) for action in with_help(parser)}


def _places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def _is_translated(words: tuple[str, ...], into: Catalog) -> bool:
    if len(words) == 1:
        output = into.messages.get(words[0]) or (into.fallback.messages.get(words[0], "") if into.fallback else "")
        return bool(output) and _places(output) == _places(words[0])
    forms = into.plurals.get(words[0], ())
    return bool(forms) and all(form and _places(form) <= _places(words[1]) for form in forms)


def test_messages_are_literals_with_all_placeholders_filled() -> None:
    for place, call in _found():
        assert isinstance(call.func, ast.Name)
        words = _words(call)
        assert len(words) == SAYING[call.func.id], (
            f"{place}: give translatable() the English words themselves, values by name"
        )
        filled = {keyword.arg for keyword in call.keywords} | (
            {"number"} if call.func.id == "translatable_plural" else set()
        )
        assert None in filled or _places(" ".join(words)) <= filled, place
    assert len(_said()) > 250


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    assert [words for words in _said() if not _is_translated(words, catalog(language, EDITORS))] == [], HOW


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_unused(language: str) -> None:
    known = catalog(language, EDITORS)
    said = {words[0] for words in _said()}
    assert sorted({*known.messages, *known.plurals} - said - _command_words()) == []


def test_command_help_is_in_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BILAN_LANG", "fr")
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    assert "une valeur pour toutes les lignes" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_help_is_half_english(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    in_english = {action.help for action in with_help(_parser(()))}
    monkeypatch.setenv("BILAN_LANG", language)
    parser = _parser(())
    assert sorted({str(action.help) for action in with_help(parser)} & in_english) == []
    assert "usage" not in parser.format_help() and "positional" not in parser.format_help()


def test_a_message_as_a_string_is_english() -> None:
    output = translatable("Found {found}; expected {expected}.", found="x", expected=list_in_words(["a", "b"]))
    assert output == "Found x; expected “a” or “b”."
    assert pickle.loads(pickle.dumps(output)) == copy.deepcopy(output) == output
    assert FRENCH(pickle.loads(pickle.dumps(output))) == FRENCH(output)


def test_parts_of_a_sentence_are_translated_with_it() -> None:
    output = translatable(
        "Found {found}; expected {expected}.", found="a b", expected=list_in_words(["final", "estimated", "missing"])
    )
    assert (
        FRENCH(output)
        == "Trouvé\u00a0: a b\u202f; attendu\u00a0: «\u00a0final\u00a0», «\u00a0estimated\u00a0» ou «\u00a0missing\u00a0»."
    )
    assert FRENCH(suggestion("finl", ["final"])) == "Vouliez-vous dire «\u00a0final\u00a0»\u202f?"


def test_numbers_take_the_form_that_the_language_gives_them() -> None:
    errors = [translatable_plural(number, "{number} error", "{number} errors") for number in (1, 2, 3, 11)]
    assert [*map(FRENCH, errors)] == ["1 erreur", "2 erreurs", "3 erreurs", "11 erreurs"]
    assert [ARABIC(output).translate({0x2068: None, 0x2069: None}) for output in errors] == [
        "خطأ واحد",
        "خطآن",
        "3 أخطاء",
        "11 خطأ",
    ]


def test_braces_in_values_are_not_placeholders() -> None:
    output = translatable("“{name}” is not known here.", name="{x!r:>{y}}")
    assert FRENCH(output) == "«\u00a0{x!r:>{y}}\u00a0» n’est pas connu ici."
    assert ARABIC(literal("{0} {")) == "\u2068{0} {\u2069"
    assert join_messages(["{a}", "{b}"]) == "{a}, {b}"


def test_latin_stays_together_in_an_arabic_sentence() -> None:
    output = ARABIC(translatable("“{id}” cannot be part of a sum: indicators.yml says “summable: false”.", id="followers"))
    assert "\u2068followers\u2069" in output
    assert "\u2066indicators.yml\u2069" in output
    assert "\u2066summable: false\u2069" in output
    assert output.endswith(f"{PDI}».")
    assert "\u20662022-02-14\u2069" in ARABIC(translatable("a date such as 2022, 2022-02 or 2022-02-14"))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("افتحوا data/{year}/year.yml.", "افتحوا \u2066data/\u20682021\u2069/year.yml\u2069."),
        ("نفّذوا «bilan new year {year}».", "نفّذوا «\u2066bilan new year \u20682021\u2069\u2069»."),
        ("الرمز «&{year}» هنا", "الرمز «\u2066&\u20682021\u2069\u2069» هنا"),
        ("أرقام {year} في Bilan {year}", "أرقام \u20682021\u2069 في \u2066Bilan\u2069 \u20682021\u2069"),
        ("القيمة «{year}» هنا", "القيمة «\u20682021\u2069» هنا"),
    ],
)
def test_a_value_within_a_latin_run_keeps_its_place_in_it(words: str, printed: str) -> None:
    assert ARABIC(Message(words, {"year": 2021})) == printed


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("جدول (RSS أو Atom)", "جدول (\u2066RSS\u2069 أو \u2066Atom\u2069)"),
        ("(افتراضيا: text)", "(افتراضيا: \u2066text\u2069)"),
        ("رمز (ISO 3166)", "رمز \u2066(ISO 3166)\u2069"),
        ("لائحة ([a, b]، أو عنصر)", "لائحة (\u2066[a, b]\u2069، أو عنصر)"),
        ("لائحة (عنصر، أو [a, b])", "لائحة (عنصر، أو \u2066[a, b]\u2069)"),
    ],
)
def test_a_bracket_around_arabic_and_latin_is_no_part_of_the_latin(words: str, printed: str) -> None:
    assert ARABIC(Message(words, {})) == printed


def test_literal_texts_are_the_same_in_every_language() -> None:
    assert VERBATIM not in {words[0] for words in _said()}
    assert FRENCH(literal("No such file or directory")) == FRENCH("No such file or directory") == "No such file or directory"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"BILAN_LANG": "ar", "LANG": "fr_MA.UTF-8"}, "ar"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        ({"LC_MESSAGES": "ar_MA.UTF-8", "LANG": "fr_FR"}, "ar"),
        ({"LANG": "fr"}, "fr"),
        ({"BILAN_LANG": "", "LANG": "ar"}, "ar"),
        ({"BILAN_LANG": "français"}, "en"),
        ({"BILAN_LANG": "fr-MA"}, "fr"),
        ({"BILAN_LANG": "French_France.1252"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_bilan_lang_else_of_the_terminal_else_english(
    environment: dict[str, str], language: str
) -> None:
    assert editor_language(environment) == language
