"""The dated events of a year along its months."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from bilan.charts import Event as TimelineEvent
from bilan.charts import Timeline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.press import Event
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.values.partial_date import PartialDate

MIN_EVENTS = 2  # a chart of one date would say no more than the list
MONTHS = range(1, 13)


def ordered_events(year: Year) -> tuple[Event, ...]:
    """The events of a year in the order in which they are numbered: oldest first, undated ones last."""
    return tuple(sorted(year.events, key=lambda event: (event.date is None, str(event.date), event.title.original)))


def event_chart(formatter: PageFormatter, year: Year) -> TitledChart | None:
    """The chart of a year's events; None if the month is known of fewer than two."""
    events = [(place, event) for place, event in enumerate(ordered_events(year), 1) if _has_month(event, year)]
    if len(events) < MIN_EVENTS:
        return None
    words = formatter.language.words
    number = formatter.language.number(Decimal(len(events)))
    return TitledChart(
        f"events-{year.number}",
        words.counted(len(events), "{year} in one dated event", "{year} in {number} dated events").format(
            year=year.number, number=number
        ),
        words("The numbers are those of the list below."),
        "; ".join(_description(formatter, place, event) for place, event in events),
        Timeline(tuple(formatter.language.short_month(month) for month in MONTHS), _timeline_events(events)),
        (),
        over_time=True,
    )


def _has_month(event: Event, year: Year) -> bool:
    return event.date is not None and event.date.month is not None and event.date.year == year.number


def _description(formatter: PageFormatter, place: int, event: Event) -> str:
    date = formatter.language.date(event.date) if event.date else ""
    return f"{place}. {date}: {formatter.label(event.title)}"


def _timeline_events(events: Sequence[tuple[int, Event]]) -> tuple[TimelineEvent, ...]:
    return tuple(TimelineEvent(str(place), *_year_shares(event.date)) for place, event in events if event.date)


def _year_shares(date: PartialDate) -> tuple[float, float]:
    """The first and last moment of a date as shares of its year, from 0 to 1; for a day, its noon twice."""
    begin, end = datetime.date(date.year, 1, 1), datetime.date(date.year + 1, 1, 1)
    length = (end - begin).days
    if date.day:
        noon = ((date.first - begin).days + 0.5) / length
        return noon, noon
    return (date.first - begin).days / length, ((date.last - begin).days + 1) / length
