"""The units of indicators.yml: counted nouns, currencies, measures and scales."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from bilan.diagnostics.problem import Code, list_in_words, suggestion
from bilan.messages.message import Message, translatable
from bilan.schema.containers import MapOf
from bilan.schema.either_group import EitherGroup
from bilan.schema.field_type import WRONG_KIND, ReadContext, mismatch, pair, scalar
from bilan.schema.number_fields import REVERSED, WholeNumber
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Text, unknown_language
from bilan.values.currencies import currencies_called, currency_codes
from bilan.values.measures import measure_names, measures_called
from bilan.yaml.nodes import Entry, Node, shorten

UNKNOWN_CURRENCY = Code("unknown-currency")
UNKNOWN_MEASURE = Code("unknown-measure")

PERCENT = "percent"  # a reserved unit: a share, printed with the percent sign; its changes are in points
RANK = "rank"  # a reserved unit: a position in a series; printed without a unit, and it has no growth rate

MOST_PROPOSED = 3  # codes in a hint


@dataclass(frozen=True, slots=True)
class CodeOf:
    """A code of a public list; problem: `code`, with the nearest known code.

    `called` finds the codes of a sign or a name.
    """

    expected: Message
    codes: Callable[[], Collection[str]]
    called: Callable[[str], tuple[str, ...]]
    code: Code

    def read(self, node: Node, reading: ReadContext) -> str | None:
        typed = scalar(node, self.expected, reading)
        if typed is None or typed.text in self.codes():
            return typed.text if typed else None
        reading.problems.append(self.code.at(typed.place, mismatch(typed, self.expected), self._meant(typed.text)))
        return None

    def _meant(self, text: str) -> Message:
        """The codes to write instead; empty if none is near."""
        named = self.called(text)
        if 0 < len(named) <= MOST_PROPOSED:
            return translatable("Write {proposal}.", proposal=list_in_words(named))
        return suggestion(text, self.codes())


CURRENCY = CodeOf(
    translatable("the code of a currency such as EUR (ISO 4217)"), currency_codes, currencies_called, UNKNOWN_CURRENCY
)
MEASURE = CodeOf(
    translatable("the name of a unit of measurement such as hour (CLDR)"), measure_names, measures_called, UNKNOWN_MEASURE
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and the highest score of a scale."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ScaleEnds:
    """A scale as its two ends: `[1, 5]`. Problems: `reversed-range`, `wrong-kind`, `invalid-number`."""

    expected: Message = translatable("the two ends of a scale such as [1, 5]")

    def read(self, node: Node, reading: ReadContext) -> Scale | None:
        ends = pair(node, self.expected, reading, SCALE_END.read)
        if ends is None:
            return None
        low, high = ends
        if low < high:
            return Scale(low, high)
        message = translatable("The scale begins at {low} and ends at {high}.", low=low, high=high)
        hint = translatable("Write the lower end first, then a higher one: “{example}”.", example=_example(high, low))
        reading.problems.append(REVERSED.at(node.place, message, hint))
        return None


def _example(low: int, high: int) -> str:
    return f"[{low}, {high}]" if low < high else "[1, 5]"


SCALE_END = WholeNumber(-1000, 1000)


class PluralForms(Record):
    """A counted noun in one language, by CLDR plural category."""

    zero: str | None = key(Text(), None, title="Zero", help="The form for zero (in Arabic).", example="نشاط")
    one: str | None = key(Text(), None, title="One", help="The singular; in French for 0 and 1.", example="activity")
    two: str | None = key(Text(), None, title="Two", help="The dual (in Arabic).", example="نشاطان")
    few: str | None = key(Text(), None, title="Few", help="The form for a few (in Arabic from 3 to 10).", example="أنشطة")
    many: str | None = key(
        Text(), None, title="Many", help="In French for round millions; in Arabic from 11 to 99.", example="d’activités"
    )
    other: str = key(Text(), title="Other", help="The form for all other numbers; required.", example="activities")
    heading: str | None = key(
        Text(),
        None,
        title="Heading",
        help="The heading of a column of these numbers; otherwise the form for a hundred.",
        example="Activities",
    )

    def form(self, category: str) -> str:
        """The noun for that category, `other` where it is not given."""
        form: str | None = getattr(self, category)
        return form or self.other


class StandardUnit(Record):
    """A unit that is formatted by CLDR and needs no plural forms. It has one of the three keys."""

    currency: str | None = key(
        CURRENCY, None, title="Currency", help="The code of a currency (ISO 4217): EUR, MAD.", example="EUR"
    )
    measure: str | None = key(
        MEASURE,
        None,
        title="Unit of measurement",
        help="A unit of CLDR: hour, day, kilometer, square-meter, gigabyte, kilowatt-hour.",
        example="hour",
    )
    scale: Scale | None = key(
        ScaleEnds(), None, title="Scale", help="The lowest and the highest score: [1, 5].", example=[1, 5]
    )


class Unit(Record):
    """What a number counts: a noun with its plural `forms` by language subtag, a currency, a measure or a scale."""

    id: str
    forms: Mapping[str, PluralForms] = field(default_factory=dict)
    currency: str | None = None
    measure: str | None = None
    scale: Scale | None = None


def _unit(entry: Entry, reading: ReadContext) -> Unit | None:
    kind = UNIT.of_node(entry.value)
    if kind is _FORMS:
        forms = _FORMS.read(entry.value, reading)
        return None if forms is None else Unit(id=entry.key.text, forms=forms, place=entry.key.place)
    standard = _STANDARD.read(entry.value, reading)
    if standard is None or not standard.places:
        return None
    if len(standard.places) > 1:
        message = translatable("“{name}” has several kinds of unit.", name=shorten(entry.key.text))
        hint = translatable("Keep one of “currency”, “measure” and “scale”.")
        reading.problems.append(WRONG_KIND.at(entry.key.place, message, hint))
        return None
    if (standard.currency, standard.measure, standard.scale) == (None, None, None):
        return None  # what is wrong with the key was reported
    return Unit(
        id=entry.key.text,
        currency=standard.currency,
        measure=standard.measure,
        scale=standard.scale,
        place=entry.key.place,
    )


def _plural_forms(entry: Entry, reading: ReadContext) -> PluralForms | None:
    if entry.key.text not in reading.languages:
        hint = translatable("Give the forms of a unit by language: “{example}”.", example="fr: {one: …, other: …}")
        reading.problems.append(unknown_language(entry.key, hint, reading))
        return None
    return RecordOf(PluralForms).read(entry.value, reading)


_STANDARD = RecordOf(StandardUnit)
_FORMS = MapOf(_plural_forms, translatable("languages"), RecordOf(PluralForms))
UNIT = EitherGroup(_STANDARD, _FORMS)
UNITS = MapOf(_unit, translatable("names of units"), UNIT, "units")
