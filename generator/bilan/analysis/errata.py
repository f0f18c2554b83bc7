"""Every revision of a published figure: what it was, what it became, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.cached_view import cached_view
from bilan.model.figure import Figure, Revision
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class Erratum:
    """A revision with the number that replaced the old one (None where the figure has no value any more)."""

    figure: Figure
    revision: Revision
    became: Decimal | None

    @property
    def anchor(self) -> str:
        """Where it stands on the page of corrections; two revisions of a figure never have the same day and number."""
        return f"{self.figure.year}-{self.figure.id}-{self.revision.date}-{self.revision.was:f}".replace(".", "-")


@cached_view
def errata(report: Report) -> tuple[Erratum, ...]:
    """All revisions, the newest first."""
    found = [erratum for figure in report.figures for erratum in errata_of(figure)]
    return tuple(sorted(found, key=lambda erratum: (erratum.revision.date, erratum.figure.key), reverse=True))


def errata_of(figure: Figure) -> tuple[Erratum, ...]:
    """The revisions of one figure, oldest first."""
    next_values = [*(revision.was for revision in figure.revisions[1:]), figure.value]
    return tuple(Erratum(figure, revision, became) for revision, became in zip(figure.revisions, next_values, strict=False))
