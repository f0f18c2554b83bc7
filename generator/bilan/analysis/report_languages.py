"""The languages that a report is published in."""

from __future__ import annotations

from bilan.locales.language import Language, language
from bilan.model.report import Report


def languages(report: Report) -> tuple[Language, ...]:
    """The languages of a report, the default first."""
    return tuple(language(tag) for tag in report.publication.languages)
