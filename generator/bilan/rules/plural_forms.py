"""A counted noun has the plural forms that the figures need (CLDR plural rules). Warning: `missing-plural-form`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.locales.cldr import plural_category
from bilan.messages.message import join_messages, translatable
from bilan.model.indicator import PluralForms, Unit
from bilan.model.report import Report

MISSING = Code("missing-plural-form", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """One warning for each unit and language, with the forms that are missing and a number that needs each."""
    tags = dict(zip(report.languages, report.publication.languages, strict=True))
    values: dict[str, list[Decimal]] = defaultdict(list)
    for figure in report.figures:
        indicator = report.indicators.get(figure.id)
        if indicator and figure.value is not None:
            values[indicator.unit.name].append(figure.value)
    for unit in report.units.values():
        for language, forms in unit.forms.items():
            needed = _needed(tags[language], values[unit.id])
            missing = {category: value for category, value in needed.items() if getattr(forms, category) is None}
            if missing:
                yield _problem(unit, language, forms, missing)


def _needed(tag: str, values: list[Decimal]) -> Mapping[str, Decimal]:
    """The plural categories of these values, each with the first of them."""
    found: dict[str, Decimal] = {}
    for value in values:
        found.setdefault(plural_category(tag, str(abs(value))), value)
    return found


def _problem(unit: Unit, language: str, forms: PluralForms, missing: Mapping[str, Decimal]) -> Problem:
    needs = join_messages(
        translatable("“{form}” (for {number})", form=form, number=value) for form, value in missing.items()
    )
    message = translatable(
        "The unit “{unit}” lacks plural forms in “{language}”: {needs}.", unit=unit.id, language=language, needs=needs
    )
    keys = join_messages(f"“{form}: …”" for form in missing)
    return MISSING.at(forms.place, message, translatable("Add {keys}; until then the form “other” is printed.", keys=keys))
