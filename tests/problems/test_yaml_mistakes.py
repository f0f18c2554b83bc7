"""The slips officers make in YAML: one problem, at the line of the slip, with what to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bilan.build_result import read_report
from bilan.diagnostics.causes import causes
from bilan.diagnostics.problem import Problem, errors
from tests.conftest import MINIMAL, Folder

FIGURES, SOURCES = "data/2021/figures.yml", "data/sources.yml"
HEAD = "source: review\nfigures:\n"

SLIPS: dict[str, tuple[str, str, int, str]] = {
    "no space after the colon, keys below": (FIGURES, HEAD + "  one:\n    value:6\n    note: N.\n", 4, "“value: 6”"),
    "no space after the colon, keys above": (FIGURES, HEAD + "  one:\n    note: N.\n    value:6\n", 5, "“value: 6”"),
    "no space after the colon, nothing else": (FIGURES, HEAD + "  one:\n    value:6\n", 4, "“value: 6”"),
    "no space after the colon, among others": (FIGURES, HEAD + "  total: 10\n  one:6\n  two: 4\n", 4, "“one: 6”"),
    "no space after the colon, first of a file": (FIGURES, "source:review\nfigures:\n  one: 6\n", 1, "“source: review”"),
    "no space after the colon, only entry": (FIGURES, HEAD + "  one:6\n", 3, "“one: 6”"),
    "a tab": (FIGURES, HEAD + "\tone: 6\n\ttwo: 4\n", 3, "with 2 spaces"),
    "a quotation mark left open": (SOURCES, 'sources:\n  review:\n    title: "Bilan\n    publisher: V\n', 3, "Close it"),
    "a bracket left open": (FIGURES, HEAD + "  one: {value: 6, note: N.\n  two: 4\n", 3, "close the list with “}”"),
    "a colon in a title": (SOURCES, "sources:\n  review:\n    title: DGSN: bilan\n    publisher: V\n", 3, '"DGSN: bilan"'),
    "one space too many": (FIGURES, HEAD + "  one: 6\n   two: 4\n", 4, "Align it"),
    "one space too few": (FIGURES, HEAD + "  one: 6\n two: 4\n", 4, "Align it"),
    "a percent sign first": (SOURCES, "sources:\n  review:\n    title: %Bilan\n    publisher: V\n", 3, "in quotes"),
    "an at sign first": (SOURCES, "sources:\n  review:\n    title: @bilan\n    publisher: V\n", 3, "in quotes"),
    "a backtick first": (SOURCES, "sources:\n  review:\n    title: `bilan`\n    publisher: V\n", 3, "in quotes"),
    "a number sign in a text": (SOURCES, "sources:\n  review:\n    title: Le numéro #1 du pays\n    publisher: V\n", 3, "in quotes"),
    "text after the closing quotation mark": (SOURCES, 'sources:\n  review:\n    title: "Bilan" 2021\n    publisher: V\n', 3, "one pair of quotes"),
    "a key twice": (FIGURES, HEAD + "  one: 6\n  one: 7\n", 4, "Keep one"),
    "a list where names are expected": (FIGURES, HEAD + "  - one: 6\n  - two: 4\n", 3, ""),
    "a key without a colon": (FIGURES, HEAD + "  one 6\n  two: 4\n", 3, "“one: 6”"),
    "an equals sign for a colon": (FIGURES, HEAD + "  one = 6\n  two: 4\n", 3, "“one: 6”"),
    "a semicolon for a colon": (FIGURES, HEAD + "  one; 6\n  two: 4\n", 3, "“one: 6”"),
    "an asterisk first": (SOURCES, "sources:\n  review:\n    title: *Bilan*\n    publisher: V\n", 3, "in quotes"),
    "a question mark first": (SOURCES, "sources:\n  review:\n    title: ? Bilan\n    publisher: V\n", 3, "in quotes"),
    "a greater-than sign first": (SOURCES, "sources:\n  review:\n    title: > Bilan\n    publisher: V\n", 3, "in quotes"),
    "a bar first": (SOURCES, "sources:\n  review:\n    title: |Bilan\n    publisher: V\n", 3, "in quotes"),
    "brackets first": (SOURCES, "sources:\n  review:\n    title: [Bilan] annuel\n    publisher: V\n", 3, "in quotes"),
    "an exclamation mark first": (SOURCES, "sources:\n  review:\n    title: !Bilan\n    publisher: V\n", 3, "in quotes"),
    "an ampersand first": (SOURCES, "sources:\n  review:\n    title: &Bilan\n    publisher: V\n", 3, "in quotes"),
    "an apostrophe within single quotes": (SOURCES, "sources:\n  review:\n    title: 'L'année'\n    publisher: V\n", 3, "one pair of quotes"),
    "a colon after French quotation marks": (SOURCES, "sources:\n  review:\n    title: « Bilan »: 2021\n    publisher: V\n", 3, "in quotes"),
    "a colon within curly quotation marks": (SOURCES, "sources:\n  review:\n    title: “Bilan: 2021”\n    publisher: V\n", 3, "in quotes"),
    "a colon at the end of a text": (SOURCES, "sources:\n  review:\n    title: Bilan:\n    publisher: V\n", 3, "in quotes"),
    "a single quotation mark left open": (SOURCES, "sources:\n  review:\n    title: 'Bilan\n    publisher: V\n", 3, "Close it"),
    "a comma missing between keys": (FIGURES, HEAD + "  one: {value: 6 note: N.}\n", 3, "commas"),
    "a bracket closed by another": (FIGURES, HEAD + "  total: {value: 10, parts: [one, two}\n  one: 6\n  two: 4\n", 3, "commas"),
    "a word alone at the end": (FIGURES, HEAD + "  one: 6\nbonjour\n", 4, "key: value"),
    "a word alone among figures": (FIGURES, HEAD + "  one: 6\n  bonjour\n", 4, "key: value"),
    "a tab at a deeper level": (FIGURES, HEAD + "  one:\n\tvalue: 6\n    note: N.\n", 4, "with 4 spaces"),
    "a tab below the only line of a group": (FIGURES, HEAD + "  one:\n\tvalue: 6\n", 4, "with 4 spaces"),
    "a tab after a colon": (FIGURES, HEAD + "  one:\t6\n", 3, "a space instead"),
    "a no-break space before the colon": (FIGURES, HEAD + "  one:\n    value\u00a0: 6\n", 4, "“value:” without it"),
    "a no-break space after the colon": (FIGURES, HEAD + "  one:\n    value:\u00a06\n", 4, "“value: 6”"),
    "a full-width colon": (FIGURES, HEAD + "  one:\n    value：6\n", 4, "“value: 6”"),
    "keys that are not indented": (FIGURES, HEAD + "  one:\n  value: 6\n  note: N.\n  two: 4\n", 4, "with 4 spaces"),
    "a word of French for a key": (FIGURES, HEAD + "  one:\n    valeur: 6\n", 4, "“value”"),
    "a word of Arabic for a key": (FIGURES, HEAD + "  one:\n    القيمة: 6\n", 4, "“value”"),
    "a capital in a key": (FIGURES, "Source: review\nfigures:\n  one: 6\n  two: 4\n", 1, "“source”"),
    "no source": (FIGURES, "figures:\n  one: 6\n  two: 4\n", 2, "at the head of the file"),
    "a misspelt indicator": (FIGURES, HEAD + "  total: {value: 10, parts: [one, two]}\n  ones: 6\n  two: 4\n", 4, "“one”"),
    "a figure among its own parts": (FIGURES, HEAD + "  total: {value: 10, parts: [total, one]}\n  one: 6\n", 3, "from this list"),
    "no comma in a list": (FIGURES, HEAD + "  total: {value: 10, parts: [one two]}\n  one: 6\n  two: 4\n", 3, "one, two"),
    "no comma between two of three": (FIGURES, HEAD + "  total: {value: 16, parts: [total-2, one two]}\n  one: 6\n  two: 4\n".replace("total-2", "one"), 3, "one, two"),
    "semicolons in a list": (FIGURES, HEAD + "  total: {value: 10, parts: [one; two]}\n  one: 6\n  two: 4\n", 3, "one, two"),
    "a list without brackets": (FIGURES, HEAD + "  total:\n    value: 10\n    parts: one, two\n  one: 6\n  two: 4\n", 5, "[one, two]"),
    "sources without brackets": (FIGURES, "source: review, review\nfigures:\n  one: 6\n", 1, "[review, review]"),
    "an address for a source": (FIGURES, "source: https://example.org/new\nfigures:\n  one: 6\n", 1, "id of a source"),
    "the address of a known source": (FIGURES, "source: https://example.org/review\nfigures:\n  one: 6\n", 1, "Write review."),
    "a question mark for a number": (FIGURES, HEAD + "  one:\n    value: ?\n", 4, "status: missing"),
    "a comma in a text between braces": (FIGURES, HEAD + "  one: {value: 6, note: L’année, dit-il.}\n", 3, '"L’année, dit-il."'),
    "a comma in a text by language": (FIGURES, HEAD + "  one: {value: 6, note: {fr: L’année, dit-il.}}\n", 3, '"L’année, dit-il."'),
    "a comma in a number between braces": (FIGURES, HEAD + "  one: {value: 4,386}\n", 3, "Write 4386."),
    "a text that begins with a dash": (FIGURES, HEAD + "  one:\n    value: 6\n    note: - important\n", 5, '"- important"'),
    "a second line that is not indented": (FIGURES, HEAD + "  one:\n    value: 6\n    note: Une phrase\n    suite de la phrase.\n", 6, "with 6 spaces"),
    "a brace too many": (FIGURES, HEAD + "  one: {value: 6}}\n  two: 4\n", 3, "Delete it"),
    "a reason that is left to write": (FIGURES, HEAD + "  one: {value: 6, revisions: [{date: 2022-03-01, was: 5, reason: …}]}\n", 3, "in your own words"),
    "a second document": (FIGURES, HEAD + "  one: 6\n---\nsource: review\n", 4, "three dashes"),
    "no space after a dash": (FIGURES, HEAD + "  one:\n    value: 6\n    parts:\n      -two\n", 6, "space after each"),
    "Windows line ends and no space": (FIGURES, (HEAD + "  one:\n    value:6\n    note: N.\n").replace("\n", "\r\n"), 4, "“value: 6”"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "line", "hint"), SLIPS.values(), ids=SLIPS)
def test_a_mistake_is_one_problem_at_its_line(folder: Folder, file: str, text: str, line: int, hint: str) -> None:
    root = folder({**({} if file == FIGURES else {FIGURES: MINIMAL[FIGURES]}), file: text})
    found = [cause.problem for cause in causes(_errors(root)) if cause.problem.place.file == file]
    assert [(problem.place.line, hint in problem.hint) for problem in found] == [(line, True)], found


def test_valid_yaml_is_not_a_mistake(folder: Folder) -> None:
    sources = 'sources:\n  review:\n    title: "Émission: 12:30"\n    publisher: Ville\n    url: https://example.org/a:b\n'
    assert _errors(folder({SOURCES: sources})) == ()


def _errors(root: Path) -> tuple[Problem, ...]:
    return errors(read_report(root, date(2026, 1, 1)).problems)
