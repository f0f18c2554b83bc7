"""Finds the observation that an expression names: `figure("visits", "2025-03")`, `figure("visits", 2025, channel="x")`."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.analysis.unresolved import Unresolved, unresolved_observation
from bilan.diagnostics.problem import Place
from bilan.model.figure import Figure
from bilan.model.figure_reference import FigureReference
from bilan.model.report import Report
from bilan.schema.period_fields import INVALID_PERIOD
from bilan.values.period import Period, year_period
from bilan.values.period_syntax import PeriodFault, parse_period

NOWHERE = Place("")


def period_of_argument(report: Report, when: int | str) -> Period | Unresolved:
    """The period that an argument names: the number of a year, or SDMX notation; or why it names none."""
    begins = report.publication.begins
    period = year_period(when, begins) if isinstance(when, int) and 0 < when < 9999 else parse_period(str(when), begins)
    return Unresolved(INVALID_PERIOD, period.message, period.hint) if isinstance(period, PeriodFault) else period


def find_observation(report: Report, indicator: str, period: Period, members: Mapping[str, object]) -> Figure | Unresolved:
    """The observation of an indicator in a period, and for these members; or the problem to report where there is none."""
    pairs = tuple((dimension, str(member)) for dimension, member in members.items())
    reference = FigureReference(period, indicator, NOWHERE, pairs)
    figure = report.referred(reference, period.year)
    return figure or unresolved_observation(report, reference, period.year)
