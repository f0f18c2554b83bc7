"""The figure that opens a year without a message: of its highlights, the first that can be compared with an earlier year."""

from __future__ import annotations

from bilan.analysis.change import Change, latest_changes
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.year import Year


def highlights(year: Year) -> tuple[Figure, ...]:
    """The figures that the editors put first, in their order."""
    return tuple(year.figures[name.name] for name in year.about.highlights if name.name in year.figures)


def lead_figure(report: Report, year: Year) -> Figure | None:
    """The highlight that says most about a year: the first with a change, or else the first; None without highlights."""
    shown, changes = highlights(year), latest_changes(report)
    compared = (figure for figure in shown if isinstance(changes.get(figure.key), Change))
    return next(compared, shown[0] if shown else None)
