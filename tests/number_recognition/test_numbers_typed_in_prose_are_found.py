"""Numbers typed in prose, in digits and in words, are found; dates, years, names and references are not taken for numbers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.hardcoded_numbers.detection import hand_typed_numbers
from bilan.number_recognition import numerals
from bilan.number_recognition.lexicon import lexicon

CORPUS = Path(__file__).parent / "corpus"
_MARKED = re.compile(r"\[\[(.+?)=([\d.]+)\]\]")


@dataclass(frozen=True)
class Labelled:
    """A sentence and the numbers in it that must be reported, each with its place and value."""

    language: str
    text: str
    numbers: tuple[tuple[int, int, Decimal], ...]


def _labelled(language: str, line: str) -> Labelled:
    text, numbers, end = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[end : match.start()]
        numbers.append((len(text), len(text) + len(match.group(1)), Decimal(match.group(2))))
        text, end = text + match.group(1), match.end()
    return Labelled(language, text + line[end:], tuple(numbers))


SENTENCES = [
    _labelled(path.stem, line)
    for path in sorted(CORPUS.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _found(sentence: Labelled) -> tuple[int, int, int]:
    """How many numbers of a sentence are reported rightly, needlessly, and not at all."""
    missed = list(sentence.numbers)
    needless = 0
    for number in hand_typed_numbers(sentence.text, sentence.language):
        right = [label for label in missed if label[0] < number.end and number.start < label[1] and label[2] == number.value]
        if right:
            missed.remove(right[0])
        else:
            needless += 1
    return len(sentence.numbers) - len(missed), needless, len(missed)


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_the_corpus_has_fifty_sentences_in_each_language(language: str) -> None:
    sentences = [sentence for sentence in SENTENCES if sentence.language == language]
    assert len(sentences) == 50
    assert sum(not sentence.numbers for sentence in sentences) >= 20


@pytest.mark.parametrize("language", ["fr", "ar", "en", ""], ids=["fr", "ar", "en", "all"])
def test_numbers_are_found_and_what_is_no_number_is_not(language: str) -> None:
    found = [_found(sentence) for sentence in SENTENCES if language in ("", sentence.language)]
    right, needless, missed = map(sum, zip(*found, strict=True))
    assert right / (right + missed) >= 0.98
    assert right / (right + needless) >= 0.9


VALUES = [
    ("fr", "quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf", 99_999),
    ("fr", "deux cent quatre-vingts", 280),
    ("fr", "soixante et onze", 71),
    ("fr", "un million deux cent mille", 1_200_000),
    ("fr", "deux millions et demi", 2_500_000),
    ("fr", "nonante-sept", 97),
    ("fr", "une trentaine", 30),
    ("en", "nine hundred and ninety-nine thousand nine hundred and ninety-nine", 999_999),
    ("en", "two and twenty", 2),  # two numbers, as nobody counts so any more
    ("en", "a million and a half", 1_500_000),
    ("en", "two dozen", 24),
    ("ar", "مائة وخمسة وعشرون ألفا", 125_000),
    ("ar", "ثلاثة عشر مليونا ومائتا ألف", 13_200_000),
    ("ar", "أحد عشر ألفًا وستمائة", 11_600),
    ("ar", "مليون ونصف", 1_500_000),
    ("ar", "بألفي", 2_000),
    ("ar", "تسعمئة وتسع وتسعين", 999),
]


@pytest.mark.parametrize(("language", "words", "value"), VALUES, ids=[words for _, words, _ in VALUES])
def test_number_words_are_worth_what_they_say(language: str, words: str, value: int) -> None:
    first = numerals(f"x {words} x", language)[0]
    assert first.value == value


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "deux, trois, quatre"), ("en", "one or two, three"), ("ar", "ثلاثة، أربعة، خمسة")],
)
def test_numbers_beside_one_another_are_not_added(language: str, text: str) -> None:
    assert max(number.value for number in numerals(text, language)) <= 5


def test_a_language_without_number_words_has_its_digits_read() -> None:
    assert [str(number.value) for number in numerals("Hubo 4.463 actos, veinte de ellos en 2021.", "es")] == ["4463"]


def test_names_given_are_no_numbers() -> None:
    assert numerals("France 24 en parle", "fr", ["France 24"]) == ()


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_no_number_of_ten_or_more_is_said_without_one_of_the_large_words(language: str) -> None:
    known, lot = lexicon(language), random.Random(1)
    assert known is not None
    words, small = sorted(known.words), sorted(known.words - known.large)
    sentences = [lot.choices(lot.choice((words, small)), k=lot.randint(1, 5)) for _ in range(3_000)]
    for text in (lot.choice((" ", "-", " et ", " و", " and ")).join(said) for said in sentences):
        found = [numeral for numeral in numerals(text, language) if numeral.value >= 10]
        assert [numeral for numeral in numerals(text, language, large=True) if numeral.value >= 10] == found
