"""The keys of an indicator that its page shows because their declarations say so (`bilan.schema.record.key`)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilan.analysis.amount import Amount
from bilan.model.indicator import Indicator
from bilan.schema.record import keys_of
from bilan.values.code_list import CodeList
from bilan.values.interval import Interval
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.values.sentence import Sentence, Text, sentence


def declared_facts(indicator: Indicator) -> Iterator[tuple[Text, Text]]:
    """Return the title and the value of each key that is `shown` and has a value, in the order of the declarations."""
    for item in keys_of(type(indicator)).values():
        value = getattr(indicator, item.name)
        if item.metadata["shown"] and value is not None:
            yield Sentence(item.metadata["export"].title), fact_text(value, indicator)


def fact_text(value: object, indicator: Indicator) -> Text:
    """A value as a text: a number in the unit of the indicator, a code as the message of its name."""
    match value:
        case LocalText():
            return value
        case CodeList():
            return Sentence(str(value))
        case bool():
            return sentence("yes") if value else sentence("no")
        case Decimal() | Interval():
            return Sentence("{value}", {"value": Amount(indicator, value)})
        case PartialDate():
            return Sentence("{value}", {"value": value})
    return str(value)
