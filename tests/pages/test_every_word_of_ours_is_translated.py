"""Every message of templates and code has its words in every catalogue, with the same places to fill."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

import bilan
from bilan.build_result import read_report
from bilan.exports.release import Release
from bilan.exports.tables import every_table, figures_table
from bilan.exports.workbook.cover_sheet import RULES
from bilan.locales import language, period_names
from bilan.locales.catalog import Catalog, catalog
from bilan.mkdocs_plugin.localized_site import SCHEMES
from bilan.model.article import ArticleKind
from bilan.model.figure import RevisionKind
from bilan.model.indicator import Level
from bilan.model.rebuttal import Verdict
from bilan.pages import data_blocks
from bilan.pdf import printed_elements
from bilan.render import change_text, figure_text

ROOT = Path(bilan.__file__).parent
SAID_BY_NAME = (Level, ArticleKind, Verdict, RevisionKind)  # templates print these by `say(x)`
CALLS = {"say": 1, "words": 1, "sheet": 1, "count": 2, "counted": 2, "sentence": 1, "plural_sentence": 2}


def _in_templates() -> Iterator[tuple[str, ...]]:
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        yield from ((found,) for found in re.findall(r'\bsay\("((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")))
        counted = re.findall(r'\bcount\([^"]*"([^"]*)",\s*"([^"]*)"', path.read_text(encoding="utf-8"))
        yield from counted


def _in_theme() -> Iterator[tuple[str, ...]]:
    for path in sorted((ROOT / "mkdocs_plugin/theme").rglob("*.html")):
        yield from ((found,) for found in re.findall(r'\bwords\("([^"]*)"', path.read_text(encoding="utf-8")))


def _in_code() -> Iterator[tuple[str, ...]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                texts = [item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
                if name in CALLS and len(texts) >= CALLS[name]:
                    yield tuple(texts[: CALLS[name]])


def _in_tables() -> Iterator[str]:
    day = date(2026, 11, 23)
    report = read_report(ROOT.parent.parent, day).report
    assert report
    for table in every_table(Release.on(day, report)):
        yield from (table.title, table.meaning)
        ours = (column for column in table.columns if column.title not in report.dimensions)
        yield from (word for column in ours for word in (column.title, column.meaning, *column.choices.values()) if word)


def _listed() -> Iterator[tuple[str, ...]]:
    words = [
        *figure_text.STATUS_WORDS.values(),
        *change_text._REASONS.values(),
        *language._QUALIFIED.values(),
        *SCHEMES.values(),
        *change_text._REASONS_OF_PERIODS.values(),
        *period_names._HALVES.values(),
        *figures_table.PART_WORDS.values(),
        figures_table.MEANING,
    ]
    words += [*data_blocks._TYPE_NAMES.values(), *printed_elements.MEDIA.values(), *RULES, *_in_tables()]
    yield from ((word,) for word in words)
    yield from ((word.name_to_readers,) for kind in SAID_BY_NAME for word in kind)


@cache  # each process that runs tests imports this module, and few run its tests
def _messages() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({*_in_templates(), *_in_theme(), *_in_code(), *_listed()}))


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


LANGUAGES = sorted(path.stem for path in (ROOT / "locales/catalogs").glob("*.po"))
NUMBERS = range(1000)
COUNTED = {"number", "found"}  # a form for one number alone may have these in words


def _is_said(message: tuple[str, ...], words: Catalog) -> bool:
    if len(message) == 1:
        said = words.messages.get(message[0], "")
        return bool(said) and _places(said) == _places(message[0])
    forms, numbers = words.plurals.get(message[0], ()), Counter(map(words.form, NUMBERS))
    filled = [
        _places(form) | (COUNTED & _places(message[1]) if numbers[index] == 1 else set()) for index, form in enumerate(forms)
    ]
    return len(forms) == len(numbers) and all(forms) and all(places == _places(message[1]) for places in filled)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_words(language: str) -> None:
    assert [message for message in _messages() if not _is_said(message, catalog(language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    """Each form is of one category. A category may have two forms: French has “une page” for 1 and “aucune page” for 0."""
    pairs = {(catalog(language).form(number), Locale(language).plural_form(number)) for number in NUMBERS}
    forms, categories = zip(*pairs, strict=True)
    assert sorted(forms) == [*range(len(forms))]
    assert set(categories) == {Locale(language).plural_form(number) for number in NUMBERS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_messages_have_as_many_forms_as_the_header_says(language: str) -> None:
    text = (ROOT / f"locales/catalogs/{language}.po").read_text(encoding="utf-8")
    said = re.search(r"nplurals=(\d+)", text)
    assert said
    forms = re.findall(r"^msgstr\[(\d+)\]", text, re.MULTILINE)
    assert [int(form) for form in forms] == [*range(int(said.group(1)))] * text.count("\nmsgid_plural ")


def test_the_catalogues_are_found() -> None:
    assert {"ar", "fr"} <= set(LANGUAGES)


def test_the_messages_are_found() -> None:
    assert len(_messages()) > 80
    assert ("Sources",) in _messages()
    assert any(len(message) == 2 for message in _messages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_kept_for_messages_that_are_gone(language: str) -> None:
    words = catalog(language)
    assert sorted({*words.messages, *words.plurals} - {message[0] for message in _messages()}) == []
