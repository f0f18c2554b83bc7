"""Formats figures as plain text: with qualifier and unit; or with the status of a figure without a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.figure_anchors import anchor_of
from bilan.model.computation import Uncomputed
from bilan.model.figure import Figure, Status
from bilan.model.indicator import Indicator
from bilan.render.number_text import NumberText
from bilan.values.compact_number import TIGHT_FROM, compact_number, compact_range
from bilan.values.interval import Interval, Qualifier

STATUS_WORDS = {
    Status.FINAL: "final",
    Status.PROVISIONAL: "provisional",
    Status.ESTIMATED: "estimated",
    Status.MISSING: "number not known",
    Status.NOT_APPLICABLE: "not applicable",
    Status.WITHHELD: "withheld",
}
QUALIFIER_SIGNS = {Qualifier.ABOUT: "≈", Qualifier.NEARLY: "≈", Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<"}


@dataclass(frozen=True)
class FigureText(NumberText):
    """Formats figures."""

    def indicator_of(self, figure: Figure) -> Indicator:
        """The indicator that a figure observes."""
        return self.report.indicators[figure.id]

    def figure_address(self, figure: Figure) -> str:
        """The permanent address of an observation."""
        return f"/indicators/{figure.id}/#{anchor_of(self.report, figure)}"

    def printed(self, figure: Figure, *, unit: bool = False) -> str:
        """A figure as plain text: qualifier, number and, with `unit`, the unit; or its status if it has no value."""
        if figure.quantity is None:
            return self._without_number(figure)
        number = self.number(figure.quantity, self.indicator_of(figure))
        if unit:
            number = self.in_words(figure) or f"{number}\u00a0{self.noun(figure)}".rstrip("\u00a0")
        return self.language.qualified(number, figure.qualifier)

    def in_words(self, figure: Figure) -> str:
        """The number of a figure with its noun in words, where the language has no digits for it: `ساعتان`; else empty."""
        if figure.quantity is None:
            return ""
        return self._in_words(figure.quantity, self.indicator_of(figure), figure.qualifier)

    def noun(self, figure: Figure) -> str:
        """The noun, measure or scale after a figure's number. The noun of a range is that of its upper end.

        Empty if the figure has no value, or if its number and noun are one in words (`in_words`).
        """
        if figure.quantity is None or self.in_words(figure):
            return ""
        return self._noun(figure.quantity, self.indicator_of(figure))

    def short(self, figure: Figure) -> str:
        """A figure as plain text in its short form, with its qualifier; or its status if it has no value."""
        if figure.value is None:
            return self._without_number(figure)
        return self.language.qualified(self.short_number(figure), figure.qualifier)

    def short_number(self, figure: Figure) -> str:
        """The number or the range of a figure for charts, cards and large type: money from a million on is shortened.

        It is without qualifier. The rounding of `bilan.values.compact_number` keeps to what the figure claims.
        """
        indicator = self.indicator_of(figure)
        unit = self.unit_of(indicator)
        if figure.value is None or figure.interval is None or unit is None or unit.currency is None:
            return self.number(figure.quantity or Decimal(0), indicator)
        if figure.range:
            ends = compact_range(figure.range)
            return self.language.range(self._short_money(ends.low, indicator), self._short_money(ends.high, indicator))
        return self._short_money(compact_number(figure.value, figure.qualifier, figure.interval), indicator)

    def tight(self, figure: Figure) -> str:
        """A figure in as little space as it can have on a chart: `≈ 515 k`; empty if it has no value.

        Its words are in the description and in the table of the chart.
        """
        if figure.value is None or figure.interval is None:
            return ""
        sign = QUALIFIER_SIGNS.get(figure.qualifier, "")
        return f"{sign}\u00a0{self._tight_number(figure)}".lstrip("\u00a0")

    def _tight_number(self, figure: Figure) -> str:
        indicator, value = self.indicator_of(figure), figure.value or Decimal(0)
        if figure.range:
            ends = compact_range(figure.range, TIGHT_FROM)
            return self.language.isolate(f"{self.tight_tick(ends.low, indicator)}–{self.tight_tick(ends.high, indicator)}")
        claimed = figure.interval or Interval(value, value)
        return self.tight_tick(compact_number(value, figure.qualifier, claimed, TIGHT_FROM), indicator)

    def _without_number(self, figure: Figure) -> str:
        """What is printed in place of a number: the status of the figure, or that it could not be computed."""
        obstacle = figure.computation and figure.computation.obstacle
        if obstacle and obstacle is not Uncomputed.NO_VALUE:
            return self.language.words("not calculated")
        return self.state(figure)

    def state(self, figure: Figure) -> str:
        """The status of a figure in words; of one that is only broken down, that it is. Empty where none is written."""
        if figure.by and (figure.waits_for_value or figure.status is Status.NOT_APPLICABLE):  # shares have no total
            return self.language.words("broken down")
        return self.language.words(STATUS_WORDS[figure.status]) if figure.status else ""
