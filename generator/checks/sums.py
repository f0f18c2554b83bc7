"""Parts add up to their total: exactly when all are exact, within what their qualifiers and roundings claim otherwise.

Codes: `sum-mismatch`, `not-summable`, `missing-part`, `circular-parts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce

from generator.model.figures import Figure
from generator.model.report import Report
from generator.problems import Code, Problem
from generator.values.interval import INFINITY, ZERO, Interval

SUM_MISMATCH = Code("sum-mismatch")
NOT_SUMMABLE = Code("not-summable")
MISSING_PART = Code("missing-part")
CIRCULAR = Code("circular-parts")


def check(report: Report) -> Iterator[Problem]:
    """Every figure that names parts or inclusions."""
    for year in report.years.values():
        yield from _cycles(year.figures)
        for figure in year.figures.values():
            if figure.parts:
                yield from _summable(report, figure)
                yield from _sum(figure, year.figures)


def _sum(total: Figure, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    parts = [figures[part.name] for part in total.parts if part.name in figures]
    if total.claims is None or len(parts) < len(total.parts):
        return
    claims = [part.claims for part in parts]
    if any(part.claims is None and "value" in part.places for part in parts):
        return  # what was typed there could not be read, which is a problem already told
    if None in claims:
        names = ", ".join(part.id for part in parts if part.claims is None)
        message = f"The total “{total.id}” is given, but these of its parts have no value: {names}."
        yield MISSING_PART.at(
            total.at("parts"), message, "Take them out of “parts”, and name the rest: “residual: {value: …, name: …}”."
        )
        return
    residual = total.residual.value if total.residual else Decimal(0)
    summed = reduce(Interval.__add__, (claim for claim in claims if claim), ZERO) + Interval(residual, residual)
    if not summed.meets(total.claims):
        yield _mismatch(total, parts, residual, summed)


def _mismatch(total: Figure, parts: list[Figure], residual: Decimal, summed: Interval) -> Problem:
    terms = [f"{part.id} {part.value}" for part in parts] + ([f"residual {residual}"] if residual else [])
    claims = total.claims or ZERO
    message = f"The parts make {_told(summed)} ({' + '.join(terms)}), but “{total.id}” is {_told(claims)}."
    if not (summed.exact and claims.exact):
        return SUM_MISMATCH.at(total.at("value"), message, "Check the parts, the total and their qualifiers.")
    gap = claims.low - summed.low
    slip = _swapped(parts, gap)
    if slip:
        return SUM_MISMATCH.at(total.at("value"), message, slip)
    missing = f", or name the {gap} that is missing: “residual: {{value: {gap}, name: …}}”" if gap > 0 else ""
    hint = f"The difference is {abs(gap)}: check each part and the total{missing}."
    return SUM_MISMATCH.at(total.at("value"), message, hint)


def _swapped(parts: list[Figure], gap: Decimal) -> str:
    """A proposal where two neighbouring digits of one part, swapped, close the gap: 467 for 476 is the commonest slip."""
    for part in parts:
        digits = str(part.value)
        for place in range(len(digits) - 1):
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            if swapped.isdigit() and Decimal(swapped) - Decimal(digits) == gap:
                return (
                    f"If “{part.id}” is {swapped} and not {digits} (two digits swapped), the sum is right; check its source."
                )
    return ""


def _told(interval: Interval) -> str:
    if interval.exact:
        return str(interval.low)
    if interval.high == INFINITY:
        return f"at least {interval.low}"
    return f"at most {interval.high}" if interval.low == -INFINITY else f"{interval.low} to {interval.high}"


def _summable(report: Report, total: Figure) -> Iterator[Problem]:
    for part in total.parts:
        indicator = report.indicators.get(part.name)
        if indicator and not indicator.summable:
            message = f"“{part.name}” may not be added up: indicators.yml says “summable: false”."
            yield NOT_SUMMABLE.at(part.place, message, "List it under “of_which”, or leave it out.")


def _cycles(figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """No figure may contain itself, through however many others."""
    for figure in figures.values():
        for child in (*figure.parts, *figure.of_which):
            if figure.id in _contained(child.name, figures):
                message = f"“{figure.id}” would contain itself through “{child.name}”."
                yield CIRCULAR.at(child.place, message, "Take it out of one of the two lists.")


def _contained(name: str, figures: Mapping[str, Figure]) -> set[str]:
    """A figure and all that it contains, at any depth."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            figure = figures.get(current)
            children = (*figure.parts, *figure.of_which) if figure else ()
            waiting.extend(child.name for child in children)
    return seen
