"""The dated events of a year along its months."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilan.charts import Event as TimelineEvent
from bilan.charts import Timeline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.model.event import Event
from bilan.model.figure import Figure
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.values.partial_date import PartialDate

MIN_EVENTS = 2  # a chart of one date would say no more than the list
MONTHS = range(1, 13)


def ordered_events(year: Year) -> tuple[Event, ...]:
    """The events of a year in the order in which they are numbered: oldest first, undated ones last."""
    return tuple(sorted(year.events, key=lambda event: (event.date is None, str(event.date), event.title.original)))


@dataclass(frozen=True, slots=True)
class EventChart:
    """The chart of the events of a year whose month is known, each with its number in the list."""

    year: int
    events: tuple[tuple[int, Event], ...]
    figures: tuple[Figure, ...] = ()

    @property
    def id(self) -> str:
        """`events-2024`."""
        return f"events-{self.year}"

    def titled(self, formatter: PageFormatter) -> TitledChart:
        """The chart in a language."""
        words, count = formatter.language.words, len(self.events)
        number = formatter.language.number(Decimal(count))
        return TitledChart(
            self.id,
            words.counted(count, "{year} in one dated event", "{year} in {number} dated events").format(
                year=self.year, number=number
            ),
            words("The numbers are those of the list below."),
            formatter.listed(_description(formatter, place, event) for place, event in self.events),
            Timeline(tuple(formatter.language.short_month(month) for month in MONTHS), _timeline_events(self.events)),
            (),
            over_time=True,
        )


def event_chart(year: Year) -> EventChart | None:
    """The chart of a year's events; None if the month is known of fewer than two."""
    events = tuple((place, event) for place, event in enumerate(ordered_events(year), 1) if _has_month(event, year))
    return EventChart(year.number, events) if len(events) >= MIN_EVENTS else None


def _has_month(event: Event, year: Year) -> bool:
    return event.date is not None and event.date.month is not None and event.date.year == year.number


def _description(formatter: PageFormatter, place: int, event: Event) -> str:
    date = formatter.language.date(event.date) if event.date else ""
    return f"{place}. {formatter.labelled(date, formatter.label(event.title))}"


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
