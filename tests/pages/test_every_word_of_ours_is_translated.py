"""Every message of templates and code has its French words, with the same places to fill."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import generator
from generator.language import language
from generator.language.catalogue import catalogue
from generator.markdown import printer
from generator.model.figures import RevisionKind
from generator.model.indicators import Level
from generator.model.press import ArticleKind, Verdict
from generator.site.tongues import SCHEMES

ROOT = Path(generator.__file__).parent
SAID_BY_NAME = (Level, ArticleKind, Verdict, RevisionKind)  # templates print these by `say(x)`
CALLS = {"say": 1, "words": 1, "count": 2}


def _in_templates() -> Iterator[tuple[str, ...]]:
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        yield from ((found,) for found in re.findall(r'\bsay\("((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")))
        counted = re.findall(r'\bcount\([^"]*"([^"]*)",\s*"([^"]*)"', path.read_text(encoding="utf-8"))
        yield from counted


def _in_theme() -> Iterator[tuple[str, ...]]:
    for path in sorted((ROOT / "site/theme").rglob("*.html")):
        yield from ((found,) for found in re.findall(r'\bwords\("([^"]*)"', path.read_text(encoding="utf-8")))


def _in_code() -> Iterator[tuple[str, ...]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                texts = [item.value for item in node.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
                if name in CALLS and len(texts) >= CALLS[name]:
                    yield tuple(texts[: CALLS[name]])


def _listed() -> Iterator[tuple[str, ...]]:
    words = [*printer._STATES.values(), *printer._REASONS.values(), *language._QUALIFIED.values(), *SCHEMES.values()]
    yield from ((word,) for word in words)
    yield from ((word.value,) for kind in SAID_BY_NAME for word in kind)


MESSAGES = sorted({*_in_templates(), *_in_theme(), *_in_code(), *_listed()})


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}


LANGUAGES = {"fr": 2, "ar": 6}  # with the number of their plural forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_words(language: str) -> None:
    words, lacking = catalogue(language), []
    for message in MESSAGES:
        if len(message) == 1:
            said = words.messages.get(message[0], "")
            whole = bool(said) and _places(said) == _places(message[0])
        else:
            forms = words.plurals.get(message[0], ())
            whole = len(forms) == LANGUAGES[language] and all(forms) and _places(forms[-1]) == _places(message[1])
        if not whole:
            lacking.append(message)
    assert lacking == []


def test_the_catalogues_are_those_tested() -> None:
    assert {path.stem for path in (ROOT / "language/catalogues").glob("*.po")} == LANGUAGES.keys()


def test_the_messages_are_found() -> None:
    assert len(MESSAGES) > 80
    assert ("Sources",) in MESSAGES
    assert any(len(message) == 2 for message in MESSAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_kept_for_messages_that_are_gone(language: str) -> None:
    words = catalogue(language)
    assert sorted({*words.messages, *words.plurals} - {message[0] for message in MESSAGES}) == []
