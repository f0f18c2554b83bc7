"""`chart:` of an indicator: what editors decide about its chart. Without it, the chart follows from what is counted."""

from __future__ import annotations

from bilan.schema.number_fields import WholeNumber
from bilan.schema.record import Record, key
from bilan.schema.text_fields import Choice, LocalizedText
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText

FIRST_YEAR, LAST_YEAR = 1000, 2999


class ChartForm(CodeList):
    """The form of a chart over the years."""

    COLUMNS = "columns", "A column for each year; the form of a flow."
    LINE = "line", "A line through the years; the form of a stock."
    BARS = "bars", "A bar for each year, the years below one another."
    SMALL_MULTIPLES = "small_multiples", "A small chart for the total and for each of its parts."


class ChartSettings(Record):
    """The title, the note, the form and the first year of the chart of an indicator."""

    title: LocalText | None = key(
        LocalizedText(),
        None,
        title="Title of the chart",
        help="What the chart shows, as a sentence; without it, Bilan writes one.",
        example="Fewer rumours every year",
    )
    note: LocalText | None = key(
        LocalizedText(),
        None,
        title="Note of the chart",
        help="A sentence below the chart.",
        example="The count of 2019 was not published.",
    )
    form: ChartForm | None = key(
        Choice(ChartForm),
        None,
        title="Form",
        help="The form of the chart; without it, columns for a flow and a line for a stock.",
        example="line",
    )
    since: int | None = key(
        WholeNumber(FIRST_YEAR, LAST_YEAR),
        None,
        title="Since",
        help="The first year of the chart.",
        example=2019,
    )
