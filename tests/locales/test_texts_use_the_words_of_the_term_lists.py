"""One word for one thing: catalogues, templates, data, pages and docs follow the term lists of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import yaml
from babel.messages.pofile import read_po

import bilan
from tests.conftest import ROOT

LOCALES = Path(bilan.__file__).parent / "locales"
LANGUAGES = ("ar", "en", "fr")
REPORTS = (ROOT, ROOT / "examples/city")
OTHERS_WORDS = frozenset({"title", "quote", "outlet", "publisher"})  # of the press, as published
QUOTED = re.compile(r'```.*?```|`[^`]*`|alt="[^"]*"', re.DOTALL)
INDENTED = re.compile(r"^ {4}.*$", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """A text and where it is."""

    where: str
    words: str


@cache
def catalog_texts(language: str) -> tuple[Text, ...]:
    """The messages of a language; those of English are the keys of the French catalogues."""
    paths = [LOCALES / "catalogs" / part / f"{'fr' if language == 'en' else language}.po" for part in ("", "editors")]
    return tuple(text for path in paths for text in _messages(path, language))


def _messages(path: Path, language: str) -> Iterator[Text]:
    with path.open("rb") as file:
        for entry in read_po(file, locale=path.stem):
            said = entry.id if language == "en" else entry.string
            for words in (said,) if isinstance(said, str) else said:
                if entry.id:
                    yield Text(f"{path.relative_to(LOCALES)}: {entry.id}", words)


@cache
def report_texts(language: str) -> tuple[Text, ...]:
    """The texts of the reports in a language, without those of the press; the first language is the default one."""
    return tuple(text for root in REPORTS for text in _texts_of_report(root, language))


def _texts_of_report(root: Path, language: str) -> Iterator[Text]:
    for path in sorted((root / "data").rglob("*.yml")):
        where = path.relative_to(ROOT).as_posix()
        yield from (Text(where, words) for words in _in_language(yaml.safe_load(path.read_text(encoding="utf-8")), language))
    for path in sorted((root / "content").rglob("*.md")):
        suffix = path.name.removesuffix(".md").partition(".")[2] or "fr"
        if suffix == language:
            yield Text(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def _in_language(value: object, language: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if {*value} <= {*LANGUAGES} and value:
            found = value.get(language)
            yield from _strings(found)
            return
        for name, item in value.items():
            if name not in OTHERS_WORDS:
                yield from _in_language(item, language)
    elif isinstance(value, list):
        for item in value:
            yield from _in_language(item, language)


def _strings(value: object) -> Iterator[str]:
    """A text, or each form of a counted noun."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (str(form) for form in value.values())


@cache
def docs(language: str) -> tuple[Text, ...]:
    """The documentation in a language, without code."""
    folder, translations = ROOT / "docs", {ROOT / "docs/fr", ROOT / "docs/ar"}
    if language == "en":
        pages = [*ROOT.glob("*.md"), *folder.rglob("*.md")]
        paths = [path for path in pages if "decisions" not in path.parts and path.parent not in translations]
    else:
        paths = sorted((folder / language).glob("*.md"))
    return tuple(
        Text(path.relative_to(ROOT).as_posix(), INDENTED.sub("", QUOTED.sub("", path.read_text(encoding="utf-8"))))
        for path in paths
    )


def texts(language: str) -> tuple[Text, ...]:
    """All texts of a language."""
    return (*catalog_texts(language), *report_texts(language), *docs(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_a_word_to_avoid(language: str) -> None:
    terms = yaml.safe_load((LOCALES / f"terms/{language}.yml").read_text(encoding="utf-8"))
    every = texts(language)
    assert len(every) > 1500
    found = [
        f"{text.where}: “{match[0]}” → {term['term']} ({term['because']})"
        for term in terms
        for pattern in term["avoid"]
        for text in every
        if (match := re.search(pattern, text.words, re.IGNORECASE | re.MULTILINE))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_says_what_to_write_and_why(language: str) -> None:
    terms = yaml.safe_load((LOCALES / f"terms/{language}.yml").read_text(encoding="utf-8"))
    assert len(terms) > 8
    assert all({*term} == {"term", "avoid", "because"} and term["avoid"] for term in terms)


FRENCH_SIGNS = {
    "a straight apostrophe": r"\w'\w",
    "a straight quotation mark": r'(?<![=\[(:,] )(?<![=\[(:,])"(?![\],}])',
    "no space before a sign": r"(?<=[^\W\d_])[;!?](?=\s|$)",
    "no space inside « »": r"«(?![\s\u00a0\u202f])|(?<![\s\u00a0\u202f])»",
    "« » within « »": r"«[^»]*«",
    "three points": r"\.\.\.(?!/)",
}


@pytest.mark.parametrize("fault", FRENCH_SIGNS)
def test_french_signs_are_those_of_the_imprimerie_nationale(fault: str) -> None:
    found = [
        text
        for text in (*catalog_texts("fr"), *_prose("fr"), *docs("fr"))
        if re.search(FRENCH_SIGNS[fault], QUOTED.sub("", text.words))
    ]
    assert found == []


def test_no_line_of_a_french_page_breaks_before_a_sign() -> None:
    breaks = re.compile(r" [;!?»](?=\s|$)| :\s|«(?![\u00a0\u202f])", re.MULTILINE)
    assert [(text.where, found[0]) for text in docs("fr") for found in breaks.finditer(text.words)] == []


ARABIC_SIGNS = {
    "a Latin comma": r"(?<=[\u0621-\u064a]),",
    "a Latin question mark": r"(?<=[\u0621-\u064a])\?",
    "a Latin semicolon": r"(?<=[\u0621-\u064a]);",
    "straight quotation marks": r'(?<=[\u0621-\u064a])"|"(?=[\u0621-\u064a])',
}


@pytest.mark.parametrize("fault", ARABIC_SIGNS)
def test_arabic_has_arabic_signs(fault: str) -> None:
    found = [
        text
        for text in (*catalog_texts("ar"), *_prose("ar"), *docs("ar"))
        if re.search(ARABIC_SIGNS[fault], QUOTED.sub("", text.words))
    ]
    assert found == []


def _prose(language: str) -> tuple[Text, ...]:
    """The texts of the data: pages have Markdown and expressions with signs of their own."""
    return tuple(text for text in report_texts(language) if text.where.endswith(".yml"))


NUMBERS_AND_DATES = {
    "year", "years", "number", "date", "day", "first", "last", "low", "high", "most", "lowest", "highest", "earlier", "later",
    "ratio", "share", "size", "count", "total", "value", "figure", "kilobytes", "pixels", "gap", "deepest", "rows", "entries", "since", "period", "names", "proposal", "month", "least", "width", "port", "slip",
}  # fmt: skip
ELIDES = re.compile(r"\b(?:de|le|la|que|je|me|te|se|ne|jusque|lorsque|puisque|si) $", re.IGNORECASE)


def test_no_french_word_that_elides_is_before_a_name() -> None:
    """“de {name}” would print “de Amina”; numbers, dates and years do not elide."""
    found = [
        (text.where, name)
        for text in catalog_texts("fr")
        for before, name, _, _ in Formatter().parse(text.words)
        if name and name not in NUMBERS_AND_DATES and ELIDES.search(before)
    ]
    assert found == []
