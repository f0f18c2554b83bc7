"""Parts add up to their total: exactly when all are exact, within what their qualifiers and roundings claim otherwise.

Codes: `sum-mismatch`, `not-summable`, `missing-part`, `circular-parts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce

from bilan.analysis.unread_causes import unread_entry
from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.rules.sum_messages import interval_words, swapped_digits
from bilan.schema.containers import Reference
from bilan.values.interval import ZERO, Interval, single
from bilan.values.quantity import quantity_text

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
                cause = unread_part(report, figure) or next((child.place for child in _circular(figure, year.figures)), None)
                yield from (problem.following(cause) for problem in _sum(figure, year.figures))


def unread_part(report: Report, figure: Figure) -> Place | None:
    """The place where a figure, or one of its parts or inclusions, is there for the second time: either may be meant."""
    names = [figure.id, *(child.name for child in (*figure.parts, *figure.of_which))]
    places = (unread_entry(report, ("figures",), name, figure.year) for name in names)
    return next((place for place in places if place), None)


def _sum(total: Figure, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    parts = [figures[part.name] for part in total.parts if part.name in figures]
    if total.interval is None or len(parts) < len(total.parts):
        return
    claims = [part.interval for part in parts]
    if any(part.waits_for_value for part in parts):
        return  # nothing was typed there, or what cannot be read, which is already a problem
    if None in claims:
        names = join_messages(part.id for part in parts if part.interval is None)
        message = translatable(
            "The total “{id}” is given, but these of its parts have no value: {names}.", id=total.id, names=names
        )
        hint = translatable(
            "Remove them from “parts”, and give the remainder: “{key}”.", key="residual: {value: …, name: …}"
        )
        yield MISSING_PART.at(total.at("parts"), message, hint)
        return
    residual = total.residual.value if total.residual else Decimal(0)
    summed = reduce(Interval.__add__, (claim for claim in claims if claim), ZERO) + single(residual)
    if not summed.overlaps(total.interval):
        yield _mismatch(total, parts, residual, summed)


def _mismatch(total: Figure, parts: list[Figure], residual: Decimal, summed: Interval) -> Problem:
    terms = [f"{part.id} {part.quantity and quantity_text(part.quantity)}" for part in parts] + (
        [f"residual {residual}"] if residual else []
    )
    claims = total.interval or ZERO
    values = {"sum": interval_words(summed), "terms": " + ".join(terms), "id": total.id, "total": interval_words(claims)}
    message = translatable("The parts add up to {sum} ({terms}), but “{id}” is {total}.", **values)
    if not (summed.exact and claims.exact):
        return SUM_MISMATCH.at(total.at("value"), message, translatable("Check the parts, the total and their qualifiers."))
    gap = claims.low - summed.low
    slip = swapped_digits(((part.id, part.value) for part in parts), (total.id, total.value), gap)
    return SUM_MISMATCH.at(total.at("value"), message, slip or _named_or_checked(gap))


def _named_or_checked(gap: Decimal) -> Message:
    if gap < 0:
        return translatable("The difference is {gap}: check each part and the total.", gap=abs(gap))
    key = f"residual: {{value: {gap}, name: …}}"
    return translatable(
        "The difference is {gap}: check each part and the total, or give the {gap} that is missing: “{key}”.",
        gap=gap,
        key=key,
    )


def _summable(report: Report, total: Figure) -> Iterator[Problem]:
    for part in total.parts:
        indicator = report.indicators.get(part.name)
        unit = report.units.get(indicator.unit.name) if indicator else None
        if unit and unit.scale:
            message = translatable("“{id}” is a score on a scale; scores may not be added up.", id=part.name)
            yield NOT_SUMMABLE.at(part.place, message, translatable("List it under “of_which”, or leave it out."))
        elif indicator and not indicator.summable:
            message = translatable("“{id}” cannot be part of a sum: indicators.yml says “summable: false”.", id=part.name)
            yield NOT_SUMMABLE.at(part.place, message, translatable("List it under “of_which”, or leave it out."))


def _cycles(figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """No figure may contain itself, through however many others."""
    for figure in figures.values():
        for child in _circular(figure, figures):
            if child.name == figure.id:
                message = translatable("“{id}” names itself among its own parts.", id=figure.id)
                yield CIRCULAR.at(child.place, message, translatable("Delete it from this list."))
            else:
                message = translatable("“{id}” would contain itself through “{part}”.", id=figure.id, part=child.name)
                yield CIRCULAR.at(child.place, message, translatable("Remove it from one of the two lists."))


def _circular(figure: Figure, figures: Mapping[str, Figure]) -> Iterator[Reference]:
    """The parts and inclusions of a figure that contain it."""
    return (child for child in (*figure.parts, *figure.of_which) if figure.id in _contained(child.name, figures))


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
