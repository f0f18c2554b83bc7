"""The words of the interface exist in every language of the report. Warning: `missing-catalogue`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.catalogue import has_catalogue
from generator.model.report import Report
from generator.problems import Code, Problem, Severity
from generator.said import said

MISSING = Code("missing-catalogue", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every language that has no catalogue: its pages say “Sources” and “Change” in English."""
    for language in report.languages:
        if not has_catalogue(language):
            message = said(
                "Bilan’s own words are not translated into “{language}”; its pages show them in English.", language=language
            )
            hint = said("Translate generator/language/catalogues/fr.po as {file}.", file=f"{language}.po")
            yield MISSING.at(report.publication.at("languages"), message, hint)
