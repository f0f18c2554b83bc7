"""A hand-written page says the same numbers in every language: the figures it prints, and those typed in its prose.

Warnings: `numbers-differ` and `missing-translation`, as for the texts of the data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bilan.diagnostics.problem import Problem
from bilan.hardcoded_numbers.in_prose import prose
from bilan.messages.message import join_messages, translatable
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.rules.translated_numbers import DIFFERENT, compare_numbers
from bilan.rules.translations import MISSING
from bilan.values.local_text import LocalText
from bilan.yaml.source_text import SourceText

_PRINTED = re.compile(r'data-figure="([^"]+)"')


def translation_differences(pages: Iterable[Page], sources: Mapping[str, SourceText], report: Report) -> Iterator[Problem]:
    """The pages without a translation, and those that print other figures or say other numbers than their original."""
    translated: dict[str, dict[str, Page]] = defaultdict(dict)
    for page in pages:
        translated[page.within][page.language.subtag] = page
    for versions in translated.values():
        original = versions.pop(report.languages[0], None)
        if original:
            missing = [language for language in report.languages[1:] if language not in versions]
            yield from [_missing(original, missing)] if missing else []
            for page in versions.values():
                yield from _figures(page, original)
                yield from _numbers(page, original, sources)


def _missing(original: Page, languages: Iterable[str]) -> Problem:
    stem = original.place.file.removesuffix(".md")
    named = join_messages(translatable("“{word}”", word=language) for language in languages)
    message = translatable("This page is still to be translated: {languages}.", languages=named)
    return MISSING.at(
        original.place,
        message,
        translatable("Write {files}.", files=join_messages(f"{stem}.{name}.md" for name in languages)),
    )


def _figures(page: Page, original: Page) -> Iterator[Problem]:
    own, first = ({*_PRINTED.findall(version.markdown)} for version in (page, original))
    for one, figures, other in ((page, own - first, original), (original, first - own, page)):
        if figures:
            message = translatable(
                "{one} prints {figures}, which {other} does not.",
                one=one.place.file,
                figures=join_messages(sorted(figures)),
                other=other.place.file,
            )
            yield DIFFERENT.at(page.place, message, translatable("Print the same figures in both."))


def _numbers(page: Page, original: Page, sources: Mapping[str, SourceText]) -> Iterator[Problem]:
    first, own = original.language.subtag, page.language.subtag
    said_in = {version.language.subtag: prose(sources[version.place.file].text, 0) for version in (original, page)}
    text = LocalText(said_in, first, original.place, {first: original.place, own: page.place})
    problem = compare_numbers(text, own)
    if problem:
        yield problem
