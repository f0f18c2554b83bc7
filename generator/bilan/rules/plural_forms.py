"""A counted noun has the plural forms that the figures need (CLDR plural rules). Warning: `missing-plural-form`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bilan.diagnostics.problem import Code, Problem, Severity
from bilan.locales.cldr import plural_category
from bilan.messages.message import join_messages, translatable
from bilan.model.report import Report
from bilan.model.unit import PluralForms, Unit

MISSING = Code("missing-plural-form", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """One warning for each unit and language, with the forms that are missing and a number that needs each."""
    tags = dict(zip(report.languages, report.publication.languages, strict=True))
    values: dict[str, list[Decimal]] = defaultdict(list)
    for figure in report.figures:
        indicator = report.indicators.get(figure.id)
        number = figure.range.high if figure.range else figure.value  # a noun goes by the upper end of a range
        if indicator and number is not None:
            values[indicator.unit.name].append(number)
    for unit in report.units.values():
        for language in report.languages if unit.forms else ():
            needed = _needed(tags[language], values[unit.id])
            forms = unit.forms.get(language)
            missing = {category: value for category, value in needed.items() if getattr(forms, category, None) is None}
            if missing:
                yield _problem(unit, language, forms, missing)


def _needed(tag: str, values: list[Decimal]) -> Mapping[str, Decimal]:
    """The plural categories of these values, each with the first of them."""
    found: dict[str, Decimal] = {}
    for value in values:
        found.setdefault(plural_category(tag, str(abs(value))), value)
    return found


def _problem(unit: Unit, language: str, forms: PluralForms | None, missing: Mapping[str, Decimal]) -> Problem:
    needs = join_messages(
        translatable("“{form}” (for {number})", form=form, number=value) for form, value in missing.items()
    )
    message = translatable(
        "The unit “{unit}” lacks plural forms in “{language}”: {needs}.", unit=unit.id, language=language, needs=needs
    )
    if forms is None:
        keys = ", ".join(f"{form}: …" for form in dict.fromkeys((*missing, "other")))
        hint = translatable(
            "Add “{keys}”; until then the noun of another language is printed.", keys=f"{language}: {{{keys}}}"
        )
        return MISSING.at(unit.place, message, hint)
    keys = join_messages(f"“{form}: …”" for form in missing)
    return MISSING.at(forms.place, message, translatable("Add {keys}; until then the form “other” is printed.", keys=keys))
