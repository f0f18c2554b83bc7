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


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message[0][:50])
def test_a_message_has_its_french_words(message: tuple[str, ...]) -> None:
    french = catalogue("fr")
    if len(message) == 1:
        assert french.messages.get(message[0]), f"{message[0]!r} has no French words."
        assert _places(french.messages[message[0]]) == _places(message[0])
    else:
        forms = french.plurals.get(message[0], ())
        assert len(forms) == 2
        assert all(forms)
        assert _places(forms[1]) == _places(message[1])


def test_the_messages_are_found() -> None:
    assert len(MESSAGES) > 80
    assert ("Sources",) in MESSAGES
    assert any(len(message) == 2 for message in MESSAGES)


def test_no_french_words_are_kept_for_messages_that_are_gone() -> None:
    french = catalogue("fr")
    assert sorted({*french.messages, *french.plurals} - {message[0] for message in MESSAGES}) == []
