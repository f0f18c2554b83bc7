"""The dated events of a year along its months."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from bilan.charts import Event as Mark
from bilan.charts import Timeline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.press import Event
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.values.partial_date import PartialDate

FEWEST = 2  # one date says no more than the list
MONTHS = range(1, 13)


def ordered_events(year: Year) -> tuple[Event, ...]:
    """The events of a year, oldest first, the undated last: the order in which they are numbered."""
    return tuple(sorted(year.events, key=lambda event: (event.date is None, str(event.date), event.title.original)))


def event_chart(formatter: PageFormatter, year: Year) -> TitledChart | None:
    """The illustration of a year's events, None where fewer than two are known to the month."""
    events = [(place, event) for place, event in enumerate(ordered_events(year), 1) if _month_known(event, year)]
    if len(events) < FEWEST:
        return None
    words = formatter.language.words
    number = formatter.language.number(Decimal(len(events)))
    return TitledChart(
        f"events-{year.number}",
        words.counted(len(events), "{year} in one dated event", "{year} in {number} dated events").format(
            year=year.number, number=number
        ),
        words("The numbers are those of the list below."),
        "; ".join(_described(formatter, place, event) for place, event in events),
        Timeline(tuple(formatter.language.short_month(month) for month in MONTHS), _marks(events)),
        (),
        over_time=True,
    )


def _month_known(event: Event, year: Year) -> bool:
    return event.date is not None and event.date.month is not None and event.date.year == year.number


def _described(formatter: PageFormatter, place: int, event: Event) -> str:
    date = formatter.language.date(event.date) if event.date else ""
    return f"{place}. {date}: {formatter.label(event.title)}"


def _marks(events: Sequence[tuple[int, Event]]) -> tuple[Mark, ...]:
    return tuple(Mark(str(place), *_shares(event.date)) for place, event in events if event.date)


def _shares(date: PartialDate) -> tuple[float, float]:
    """The first and the last moment of a date as shares of its year; for a day, its noon twice."""
    begin, end = datetime.date(date.year, 1, 1), datetime.date(date.year + 1, 1, 1)
    length = (end - begin).days
    if date.day:
        noon = ((date.first - begin).days + 0.5) / length
        return noon, noon
    return (date.first - begin).days / length, ((date.last - begin).days + 1) / length
