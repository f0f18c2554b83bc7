"""The words of the interface exist in every language of the report. Warning: `missing-catalogue`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.locales.catalog import has_catalog
from bilan.messages.message import translatable
from bilan.model.report import Report

MISSING = Code("missing-catalogue", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """Every language that has no catalogue: its pages say “Sources” and “Change” in English."""
    for language in report.languages:
        if not has_catalog(language):
            message = translatable(
                "Bilan’s own words are not translated into “{language}”; its pages show them in English.", language=language
            )
            hint = translatable("Translate generator/bilan/locales/catalogs/fr.po as {file}.", file=f"{language}.po")
            yield MISSING.at(report.publication.at("languages"), message, hint)
