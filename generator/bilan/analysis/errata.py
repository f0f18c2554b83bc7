"""Every revision of a published figure: its old and new value, the date and the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure, Revision
from bilan.model.report import Report
from bilan.values.quantity import Quantity, quantity_text


@dataclass(frozen=True, slots=True)
class Erratum:
    """A revision with the value that replaced the old one (None if the figure has no value any more)."""

    figure: Figure
    revision: Revision
    became: Quantity | None

    @property
    def anchor(self) -> str:
        """Its anchor on the page of corrections. Two revisions of a figure never have the same date and old value."""
        was = quantity_text(self.revision.was).strip("[]").replace(", ", "-")
        return f"{self.figure.anchor}-{self.figure.id}-{self.revision.date}-{was}".replace(".", "-")


@cached_view
def errata(report: Report) -> tuple[Erratum, ...]:
    """All revisions, the newest first."""
    figures = [*report.figures, *(cell for figure in report.figures for cell in revised_cells(figure))]
    every = [erratum for figure in figures for erratum in errata_of(figure)]
    return newest_first(every)


def newest_first(every: Iterable[Erratum]) -> tuple[Erratum, ...]:
    """Revisions in the order of a list of corrections."""
    return tuple(sorted(every, key=lambda erratum: (erratum.revision.date, erratum.figure.key), reverse=True))


def revised_cells(figure: Figure) -> tuple[Figure, ...]:
    """The cells of a figure that have revisions."""
    return tuple(cell for item in figure.by.values() for cell in item.having("revisions") if cell.revisions)


def errata_of(figure: Figure) -> tuple[Erratum, ...]:
    """The revisions of one figure, oldest first."""
    next_values = [*(revision.was for revision in figure.revisions[1:]), figure.quantity]
    return tuple(Erratum(figure, revision, became) for revision, became in zip(figure.revisions, next_values, strict=False))
