"""Formats numbers of indicators as plain text, with their units: in full, short, and as tight as on a chart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.amount import Amount
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.unit import PERCENT, Unit
from bilan.render.render_context import RenderContext
from bilan.values.compact_number import COMPACT_FROM, TIGHT_FROM
from bilan.values.currencies import currency_decimals
from bilan.values.interval import Interval, Qualifier
from bilan.values.precision import rounded_to
from bilan.values.quantity import Quantity


@dataclass(frozen=True)
class NumberText(RenderContext):
    """Formats numbers and ranges of indicators, and names their units."""

    def whole(self, number: int) -> str:
        """A whole number that is not a figure, such as the respondents of a survey or the articles of a press review."""
        return self.language.number(Decimal(number))

    def number(self, value: Quantity, indicator: Indicator) -> str:
        """A number or a range of an indicator, without noun; a percentage has its sign, and money that of its currency."""
        if isinstance(value, Interval):
            return self.language.range(self.number(value.low, indicator), self.number(value.high, indicator))
        unit = self.unit_of(indicator)
        if unit and unit.currency:
            return self.language.money(value, unit.currency, money_decimals(value, indicator, unit))
        if indicator.unit.name == PERCENT:
            return self.language.percent(value, indicator.decimals)
        return self.language.number(value, indicator.decimals)

    def short_tick(self, value: Decimal, indicator: Indicator) -> str:
        """A round number of a chart's axis, shortened as `short_number` shortens figures."""
        return self._short_money(value, indicator)

    def _short_money(self, value: Decimal, indicator: Indicator) -> str:
        unit = self.unit_of(indicator)
        if unit is None or unit.currency is None or abs(value) < COMPACT_FROM:
            return self.number(value, indicator)
        return self.language.short_money(value, unit.currency)

    def tight_tick(self, value: Decimal, indicator: Indicator) -> str:
        """A round number of an axis in as little space as possible: `500 k`; a percentage and small numbers as always."""
        unit = self.unit_of(indicator)
        if abs(value) < TIGHT_FROM or indicator.unit.name == PERCENT:
            return self.short_tick(value, indicator)
        return self.short_tick(value, indicator) if unit and unit.currency else self.language.short_number(value)

    def measured(self, quantity: Quantity, indicator: Indicator) -> str:
        """A number of an indicator, with its unit if it is a measure or a score: `22,5 heures`, `3,6 sur 5`."""
        number = self.number(quantity, indicator)
        if not self.needs_unit(indicator):
            return number
        return self._in_words(quantity, indicator) or f"{number}\u00a0{self._noun(quantity, indicator)}"

    def amount_in_words(self, amount: Amount) -> str:
        """A number of an indicator with its unit, as plain text; rounded to the decimals of the indicator."""
        quantity, indicator = amount.quantity, amount.indicator
        if not isinstance(quantity, Interval):
            quantity = rounded_to(quantity, Decimal(1).scaleb(-most_decimals(indicator, self.report.units)))
        noun = self._noun(quantity, indicator)
        counted = f"{self.number(quantity, indicator)}\u00a0{noun}".rstrip("\u00a0")
        return self._in_words(quantity, indicator) or counted

    def _in_words(self, quantity: Quantity, indicator: Indicator, qualifier: Qualifier = Qualifier.EXACT) -> str:
        if isinstance(quantity, Interval) or indicator.decimals:
            return ""
        return self.language.in_words(quantity, self.unit_of(indicator), qualifier)

    def _noun(self, quantity: Quantity, indicator: Indicator) -> str:
        value = quantity.high if isinstance(quantity, Interval) else quantity
        return self.language.noun(value, self.unit_of(indicator))

    def unit_of(self, indicator: Indicator) -> Unit | None:
        """The declared unit of an indicator; None for a reserved one."""
        return self.report.units.get(indicator.unit.name)

    def unit_heading(self, indicator: Indicator) -> str:
        """The unit as the heading of a column, or in the subtitle of a chart."""
        return self.language.unit_heading(self.unit_of(indicator), indicator.unit.name)

    def unit_name(self, indicator: Indicator) -> str:
        """The name of the unit."""
        return self.language.unit_name(self.unit_of(indicator), indicator.unit.name)

    def needs_unit(self, indicator: Indicator) -> bool:
        """True if a number is not understood without its unit, in a table of several indicators: a measure or a score."""
        unit = self.unit_of(indicator)
        return unit is not None and (unit.measure is not None or unit.scale is not None)


def money_decimals(value: Decimal, indicator: Indicator, unit: Unit) -> int:
    """The decimals of a sum: those of the indicator, otherwise those of the currency, or none for a whole sum."""
    if "decimals" in indicator.places or unit.currency is None:
        return indicator.decimals
    return 0 if value == value.to_integral_value() else currency_decimals(unit.currency)
