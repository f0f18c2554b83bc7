"""What each figure of a chart says to those who point at it: its value, its change, its status and its sources.

Changes are computed here, on intervals, for every earlier or later year that an indicator can be compared with. A page only
shows them: nothing is computed in a browser, and nothing is compared across a break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilan.analysis.change import Change, Incomparable, change, latest_changes
from bilan.analysis.time_series import observations
from bilan.model.figure import Figure
from bilan.render.escape import json_in_script
from bilan.render.formatter import PageFormatter


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure in words; `changes` are its changes since other years, or why there are none, by these years."""

    name: str
    value: str
    change: str
    status: str
    sources: str
    changes: Mapping[str, str]

    @property
    def as_list(self) -> list[object]:
        """The texts in order, for JSON; without the changes where there are none."""
        texts = [self.name, self.value, self.change, self.status, self.sources]
        return [*texts, dict(self.changes)] if self.changes else [*texts]


def chart_readings(formatter: PageFormatter, figures: Sequence[Figure]) -> tuple[Reading, ...]:
    """The readings of figures, in their order. The name of the indicator is in each where there are several."""
    several = len({figure.id for figure in figures}) > 1
    return tuple(_reading(formatter, figure, several) for figure in figures)


def _reading(formatter: PageFormatter, figure: Figure, several: bool) -> Reading:
    name = formatter.label(formatter.indicator_of(figure).name)
    observed = formatter.observed(figure)
    documents = dict.fromkeys(formatter.label(document.publisher) for document in formatter.sources(figure))
    return Reading(
        formatter.comma.join((name, observed)) if several else observed,
        formatter.printed(figure, unit=True),
        _latest_change(formatter, figure),
        formatter.state(figure) if figure.unsettled else "",
        formatter.comma.join(documents),
        dict(_changes(formatter, figure)) if not figure.dimensions else {},
    )


def _latest_change(formatter: PageFormatter, figure: Figure) -> str:
    """The change since the year before, with that year; empty for a first figure and for parts of a breakdown."""
    if figure.dimensions or figure.value is None:
        return ""
    found = latest_changes(formatter.report).get(figure.key)
    return _in_words(formatter, found) if found else ""


def _changes(formatter: PageFormatter, figure: Figure) -> Iterator[tuple[str, str]]:
    """The difference of a figure from each other year of its indicator that has a value, or why there is none."""
    indicator = formatter.indicator_of(figure)
    for base in observations(formatter.report, indicator.id) if figure.value is not None else ():
        if base.value is not None and base.year != figure.year:
            found = change(formatter.report, indicator, figure.year, base.year)
            yield str(base.year), formatter.amount(found) if isinstance(found, Change) else formatter.reason(found)


def _in_words(formatter: PageFormatter, found: Change | Incomparable) -> str:
    """`+11,0 % depuis 2023`, or why the two years cannot be compared."""
    if isinstance(found, Incomparable):
        return formatter.reason(found)
    since = formatter.language.words("since {year}").format(year=formatter.year(found.since))
    return f"{formatter.amount(found)} {since}"


def years_to_compare(readings: Sequence[Reading]) -> tuple[int, ...]:
    """The years that the values can be compared with. Readers have a choice where there are two."""
    return tuple(sorted({int(year) for reading in readings for year in reading.changes}))


def readings_as_json(formatter: PageFormatter, readings: Sequence[Reading]) -> str:
    """The readings of figures, the years they can be compared with, and the words of the script; safe in `<script>`."""
    content = {
        "readings": [reading.as_list for reading in readings],
        "years": [[str(year), formatter.year(year)] for year in years_to_compare(readings)],
        "words": _script_words(formatter),
    }
    return json_in_script(content)


def _script_words(formatter: PageFormatter) -> dict[str, str]:
    """What the script of charts says."""
    words = formatter.language.words
    return {
        "help": words("The arrow keys lead from value to value."),
        "number": words("Numbers"),
        "share": words("Shares of the total"),
        "since": words("Compared with"),
        "before": words("the year before"),
        "copied": words("Link copied"),
    }
