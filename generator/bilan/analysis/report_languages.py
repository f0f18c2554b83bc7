"""The languages of a report."""

from __future__ import annotations

from bilan.locales.language import Language, language
from bilan.model.report import Report


def languages(report: Report) -> tuple[Language, ...]:
    """The languages in which a report is published, the default language first."""
    return tuple(language(tag) for tag in report.publication.languages)
