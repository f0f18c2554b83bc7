"""The figures that an article reports, with the numbers it gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from bilan.diagnostics.problem import Place
from bilan.messages.message import Message, translatable
from bilan.model.figure_reference import FigureReference, FigureReferenceTo, read_reference
from bilan.schema.containers import ListOf
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import NumberOrRange
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Choice
from bilan.values.interval import Qualifier
from bilan.values.quantity import Quantity
from bilan.yaml.nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Reported:
    """That an article reports an observation, with the number it gives where one is given."""

    figure: FigureReference
    value: Quantity | None
    place: Place = field(compare=False)
    qualifier: Qualifier = Qualifier.EXACT


class ReportedNumber(Record):
    """The number that an article gives, with what it says of it."""

    value: Quantity = key(NumberOrRange(), title="Value", help="The number that the article gives.", example=145000)
    qualifier: Qualifier = key(
        Choice(Qualifier),
        Qualifier.EXACT,
        title="Qualifier",
        help="What the article says of the number; exact by default.",
        example="more_than",
    )


REPORTED_NUMBER = RecordOf(ReportedNumber, short_for="value")


@dataclass(frozen=True, slots=True)
class ReportedFigures:
    """Reads `{activities: 4463, delay: [2, 5], visitors: {value: 145000, qualifier: nearly}}`, or a list of references."""

    expected: Message = translatable("figures, each followed by the number the article gives")

    def read(self, node: Node, reading: ReadContext) -> tuple[Reported, ...] | None:
        if isinstance(node, Mapping):
            read = (self._reported(entry.key, entry.value, reading) for entry in node.entries)
            return tuple(reported for reported in read if reported is not None)
        if isinstance(node, Sequence):
            references = ListOf(FigureReferenceTo()).read(node, reading) or ()
            return tuple(Reported(reference, None, reference.place) for reference in references)
        one = FigureReferenceTo().read(node, reading)
        return (Reported(one, None, one.place),) if one else None

    def _reported(self, name: Scalar, value: Node, reading: ReadContext) -> Reported | None:
        reference = read_reference(name, reading)
        if reference is None:
            return None
        number = REPORTED_NUMBER.read(value, reading.for_indicator(reference.indicator))
        return Reported(reference, number.value, value.place, number.qualifier) if number else None
