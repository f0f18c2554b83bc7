"""Formats changes and shares as plain text, and why two figures cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.change import Change, ChangeUnit, Direction, Incomparable, Reason
from bilan.analysis.shares import Share
from bilan.render.figure_text import FigureText
from bilan.render.number_text import money_decimals
from bilan.render.period_text import PeriodText
from bilan.values.digits import decimal_places
from bilan.values.interval import Qualifier
from bilan.values.period import Period

_REASONS_OF_PERIODS = {
    Reason.NO_BASE: "no figure for {since}",
    Reason.NO_VALUE: "no figure for {period}",
    Reason.BREAK: "not comparable: break in the series ({broken})",
}
_REASONS = {
    Reason.NO_BASE: "no figure in {since}",
    Reason.NO_VALUE: "no figure in {year}",
    Reason.ZERO_BASE: "no rate on a base of zero ({since})",
    Reason.NEGATIVE_BASE: "no rate on a negative base ({since})",
    Reason.PERIOD: "not comparable: another period in {since}",
    Reason.BREAK: "not comparable: break in {broken}",
    Reason.BOUND: "not calculated: one figure is only a limit",
    Reason.RANK: "no change for a number in a series",
}


@dataclass(frozen=True)
class ChangeText(FigureText, PeriodText):
    """Formats changes and shares."""

    def amount(self, change: Change, *, signed: bool = True) -> str:
        """A change as plain text: `+11,0 %`, `+3`, `−2 points`; unsigned for a sentence that states the direction."""
        if change.direction is Direction.UNCLEAR:
            return self.language.words("no clear change")
        amount = change.shown if signed else abs(change.shown)
        decimals = decimal_places(amount)
        if change.measured is ChangeUnit.PERCENT:
            return self._approximate(self.language.percent(amount, decimals, signed=signed), change.approximate)
        number = self.language.signed(amount, decimals) if signed else self.language.number(amount, decimals)
        unit = self.unit_of(self.indicator_of(change.figure))
        if unit and unit.currency:
            places = money_decimals(amount, self.indicator_of(change.figure), unit)
            number = self.language.money(amount, unit.currency, places, signed=signed)
        if change.measured is ChangeUnit.POINTS:
            number = self.language.counted(amount, "{number} point", "{number} points").format(number=number)
        return self._approximate(number, change.approximate)

    def amount_number(self, change: Change) -> str:
        """The number of a change without sign, percent or noun, for a sentence that has them."""
        amount = abs(change.shown)
        return self.language.number(amount, decimal_places(amount))

    def share(self, share: Share) -> str:
        """A share as plain text: `58 %`, `environ 58 %`."""
        return self._approximate(self.language.percent(share.shown, 0), share.approximate)

    def _approximate(self, printed: str, approximate: bool) -> str:
        return self.language.qualified(printed, Qualifier.ABOUT if approximate else Qualifier.EXACT)

    def reason(self, change: Incomparable) -> str:
        """The reason why two years cannot be compared, as plain text."""
        if change.period and change.since_period:
            return self._reason_of_periods(change, change.period, change.since_period)
        broken = self.year(change.broken_by.year) if change.broken_by else ""
        words = self.language.words(_REASONS[change.reason])
        return words.format(since=self.year(change.since), year=self.year(change.year), broken=broken)

    def _reason_of_periods(self, change: Incomparable, period: Period, since: Period) -> str:
        broken = change.broken_by.period if change.broken_by else None
        words = self.language.words(_REASONS_OF_PERIODS.get(change.reason) or _REASONS[change.reason])
        names = {"since": since, "period": period, **({"broken": broken} if broken else {})}
        return words.format(**{name: self.period_name(one) for name, one in names.items()})
