"""A total and what it is made of, shown to add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure, Residual
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class Composition:
    """A total with its parts in the order written, and the named rest if there is one."""

    total: Figure
    parts: tuple[Figure, ...]
    residual: Residual | None

    @property
    def exact(self) -> bool:
        """True when total and parts are exact, so that the sum may be written with an equals sign."""
        return all(figure.interval and figure.interval.exact for figure in (self.total, *self.parts))


def composition(report: Report, total: Figure) -> Composition | None:
    """The composition of a figure that names parts."""
    if not total.parts:
        return None
    parts = (report.figure(part.name, total.year) for part in total.parts)
    return Composition(total, tuple(part for part in parts if part), total.residual)


def compositions(report: Report, year: int) -> tuple[Composition, ...]:
    """Every composition of a year, in the order written."""
    found = (composition(report, figure) for figure in report.years[year].figures.values())
    return tuple(item for item in found if item)


def ever_parts(report: Report, total: str) -> tuple[str, ...]:
    """The parts that a total had in any year, the newest year's first: a place of its own for each."""
    newest_first = sorted(report.years.values(), key=lambda year: -year.number)
    named = (part.name for year in newest_first if total in year.figures for part in year.figures[total].parts)
    return tuple(dict.fromkeys(named))


def containing(report: Report, figure: Figure) -> tuple[Figure, ...]:
    """The figures of the same year of which this one is a part, or which include it."""
    return _containing(report).get(figure.key, ())


@cached_view
def _containing(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    found: dict[str, list[Figure]] = {}
    for other in report.figures:
        for name in dict.fromkeys(reference.name for reference in (*other.parts, *other.of_which)):
            found.setdefault(f"{other.year}/{name}", []).append(other)
    return {key: tuple(figures) for key, figures in found.items()}
