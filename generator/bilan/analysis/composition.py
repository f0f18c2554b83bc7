"""A total and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure, Residual
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class Composition:
    """A total with its parts in the order of the file, and the named residual if there is one."""

    total: Figure
    parts: tuple[Figure, ...]
    residual: Residual | None

    @property
    def exact(self) -> bool:
        """True when the total and all parts are exact, so that the sum can have an equals sign."""
        return all(figure.interval and figure.interval.exact for figure in (self.total, *self.parts))


def composition(report: Report, total: Figure) -> Composition | None:
    """The composition of a figure; None if it has no parts."""
    if not total.parts:
        return None
    parts = (report.figure(part.name, total.year) for part in total.parts)
    return Composition(total, tuple(part for part in parts if part), total.residual)


def compositions(report: Report, year: int) -> tuple[Composition, ...]:
    """Every composition of a year, in the order of the file."""
    every = (composition(report, figure) for figure in report.years[year].figures.values())
    return tuple(item for item in every if item)


def all_parts(report: Report, total: str) -> tuple[str, ...]:
    """The ids of all parts that a total had in any year, without repetition, those of the newest year first."""
    newest_first = sorted(report.years.values(), key=lambda year: -year.number)
    names = (part.name for year in newest_first if total in year.figures for part in year.figures[total].parts)
    return tuple(dict.fromkeys(names))


def containing(report: Report, figure: Figure) -> tuple[Figure, ...]:
    """The figures of the same year that have this one as a part or include it (`of_which`)."""
    return _containing(report).get(figure.key, ())


@cached_view
def _containing(report: Report) -> Mapping[str, tuple[Figure, ...]]:
    by_part: dict[str, list[Figure]] = {}
    for other in report.figures:
        for name in dict.fromkeys(reference.name for reference in (*other.parts, *other.of_which)):
            by_part.setdefault(f"{other.year}/{name}", []).append(other)
    return {key: tuple(figures) for key, figures in by_part.items()}
