"""Whether the number of a cell fits its indicator: its unit, its decimals, its size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.scale_words import is_scaled_unit
from bilan.importers.table_numbers import Amount
from bilan.messages.message import translatable
from bilan.model.indicator import Indicator, most_decimals
from bilan.model.unit import PERCENT, Unit
from bilan.schema.number_fields import DECIMALS, INVALID, MOST_DIGITS, rounding_hint, too_many_digits, too_precise
from bilan.spreadsheets.xlsx_reader.number_format import NumberFormat
from bilan.values.digits import decimal_places

MOST_DECIMALS = 6  # of an indicator


@dataclass(frozen=True, slots=True)
class CheckedValue:
    """A value that fits its indicator; `rounded` if the cell holds more decimals, and shows these."""

    value: Decimal
    rounded: bool = False


def checked_value(
    amount: Amount, form: NumberFormat | None, indicator: Indicator, units: Mapping[str, Unit], typed: str, place: Place
) -> CheckedValue | Problem:
    """Return the value of a cell in the unit and decimals of its indicator, or why it cannot be; `typed` is its text.

    Problems: `invalid-number`, `unexpected-decimals`, `number-too-large`.
    """
    value, rounded = amount.value.normalize(), False
    if form is not None and not form.thousands and is_scaled_unit(form.words):
        message = translatable("This cell holds {value}, and shows “{words}” beside it.", value=typed, words=form.words)
        return INVALID.at(place, message, translatable("Write the full number into the cell."))
    percent = amount.percent or (form is not None and (form.percent or "%" in form.words))
    if percent and indicator.unit.name != PERCENT:
        return is_percentage(indicator, place)
    most = most_decimals(indicator, units)
    if decimal_places(value) > most and form is not None and form.decimals == most:
        value, rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP).normalize(), True
    if decimal_places(value) > most:
        return DECIMALS.at(place, too_precise(typed, most), rounding_hint(min(MOST_DECIMALS, decimal_places(value))))
    if len(f"{value:f}".lstrip("-").replace(".", "")) > MOST_DIGITS:
        return too_many_digits(typed[:60], place)
    return CheckedValue(value, rounded)


def is_percentage(indicator: Indicator, place: Place) -> Problem:
    """Return the problem of a percentage where the indicator is a count."""
    message = translatable("This is a percentage; “{id}” counts in “{unit}”.", id=indicator.id, unit=indicator.unit.name)
    return INVALID.at(place, message, translatable("Write the number without the percent sign, if it is one."))
