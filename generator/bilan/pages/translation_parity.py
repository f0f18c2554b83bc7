"""Checks that a hand-written page has the same figures, and the same numbers in its prose, in every language.

Warnings: `numbers-differ` and `missing-translation`, as for texts of the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bilan.blocks.block import figures_in
from bilan.diagnostics.problem import Problem
from bilan.hardcoded_numbers.in_prose import prose
from bilan.messages.message import join_messages, translatable
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.rules.translated_numbers import DIFFERENT, compare_numbers
from bilan.rules.translations import MISSING
from bilan.values.local_text import LocalText
from bilan.yaml.source_text import SourceText


def translation_differences(pages: Iterable[Page], sources: Mapping[str, SourceText], report: Report) -> Iterator[Problem]:
    """The problems of pages without a translation, and of translations with other figures or numbers than the original."""
    versions_by_address: dict[str, dict[str, Page]] = defaultdict(dict)
    for page in pages:
        versions_by_address[page.within][page.language.subtag] = page
    for versions in versions_by_address.values():
        original = versions.pop(report.languages[0], None)
        if original:
            missing = [language for language in report.languages[1:] if language not in versions]
            yield from [_missing_translations(original, missing)] if missing else []
            for page in versions.values():
                yield from _different_figures(page, original)
                yield from _different_numbers(page, original, sources)


def _missing_translations(original: Page, languages: Iterable[str]) -> Problem:
    stem = original.place.file.removesuffix(".md")
    named = join_messages(translatable("“{word}”", word=language) for language in languages)
    message = translatable("This page is still to be translated: {languages}.", languages=named)
    return MISSING.at(
        original.place,
        message,
        translatable("Write {files}.", files=join_messages(f"{stem}.{name}.md" for name in languages)),
    )


def _different_figures(page: Page, original: Page) -> Iterator[Problem]:
    own, first = ({figure.key for figure in figures_in(version.blocks())} for version in (page, original))
    for one, figures, other in ((page, own - first, original), (original, first - own, page)):
        if figures:
            message = translatable(
                "{one} prints {figures}, which {other} does not.",
                one=one.place.file,
                figures=join_messages(sorted(figures)),
                other=other.place.file,
            )
            yield DIFFERENT.at(page.place, message, translatable("Print the same figures in both."))


def _different_numbers(page: Page, original: Page, sources: Mapping[str, SourceText]) -> Iterator[Problem]:
    first, own = original.language.subtag, page.language.subtag
    prose_by_language = {version.language.subtag: prose(sources[version.place.file].text, 0) for version in (original, page)}
    text = LocalText(prose_by_language, first, original.place, {first: original.place, own: page.place})
    problem = compare_numbers(text, own)
    if problem:
        yield problem
