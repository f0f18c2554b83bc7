"""Random charts: the values and words that a report might hold, and some that it should not."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from bilan.charts import (
    Canvas,
    Columns,
    Composition,
    DataSeries,
    Direction,
    Event,
    GroupedColumns,
    HeatMap,
    Line,
    MemberPanels,
    OpeningSeries,
    Part,
    Point,
    PressCalendar,
    PressYear,
    RankedBars,
    Target,
    Timeline,
    Whole,
)
from bilan.charts.text_setter import TextSetter

values = st.one_of(
    st.integers(0, 9_999_999).map(Decimal),
    st.decimals(min_value=0, max_value=10_000, places=1, allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal(0), Decimal(1), Decimal(10) ** 12]),
)
balances = st.one_of(
    values, st.integers(-9_999_999, 9_999_999).map(Decimal), st.sampled_from([Decimal(-1), -(Decimal(10) ** 12)])
)
words = st.one_of(
    st.sampled_from(["Mises au point", "Communiqués et informations de presse", "شبكات التواصل الاجتماعي", "X (تويتر)"]),
    st.text("abcdefghijklmnop éÀّلامكس-…", min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
)
STATUSES = (None, None, "provisoire", "تقدير")
signs = st.sampled_from(["", "≈\u00a0", "plus de ", "أكثر من "])
years = st.integers(1, 12).map(lambda count: tuple(str(2026 - count + position) for position in range(count)))
NARROWEST = 288.0  # a phone of 320 pixels, without its margins
_directions = st.sampled_from(list(Direction))
pens = st.one_of(
    st.builds(TextSetter.on_canvas, st.sampled_from([Canvas.WIDE, Canvas.PHONE]), _directions),
    st.builds(TextSetter, st.just(Canvas.PHONE), _directions, st.just(NARROWEST), st.just(180.0)),
)


def tick(value: Decimal) -> str:
    """A number of the grid."""
    return f"{value:,f}".replace(",", "\u202f").replace("-", "\u2212")


@st.composite
def point(draw: st.DrawFn, label: str, breaks: bool = True, numbers: st.SearchStrategy[Decimal] = balances) -> Point:
    """A point that may be missing, below zero and, where breaks are allowed, broken."""
    broken = draw(st.one_of(st.none(), st.none(), words)) if breaks else None
    if draw(st.integers(0, 4)) == 0:
        return Point(label, None, "", draw(words), broken)
    value = draw(numbers)
    half = draw(st.sampled_from([None, None, Decimal(0), Decimal(150)]))
    ends = None if half is None else (value - half, value + half)
    printed, status = draw(signs) + tick(value), draw(st.sampled_from(STATUSES))
    short, note = draw(st.sampled_from(["", "≈\u00a02,1\u00a0M"])), draw(st.one_of(st.none(), st.none(), words))
    return Point(label, value, printed, None, broken, status, ends, short=short, note=note)


@st.composite
def aims(draw: st.DrawFn, periods: tuple[str, ...]) -> tuple[Target, ...]:
    """Targets of some periods, the last of which may be after the series."""
    labels = draw(st.lists(st.sampled_from((*periods, "2030")), max_size=3))
    return tuple(Target(label, draw(balances), draw(words)) for label in labels)


@st.composite
def series(draw: st.DrawFn, breaks: bool = True) -> tuple[Point, ...]:
    """Points of one to twelve years."""
    return tuple(draw(point(label, breaks)) for label in draw(years))


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    """Columns with targets."""
    points = draw(series())
    return Columns(points, tick, targets=draw(aims(tuple(one.label for one in points))))


@st.composite
def years_of_months(draw: st.DrawFn) -> Line:
    """The months or weeks of this year, of which the last ones may not have come, with last year behind."""
    count = draw(st.sampled_from([4, 6, 12, 52]))
    labels = tuple(draw(words) for _ in range(count))
    come = draw(st.integers(3, count))
    now = [draw(point(label, breaks=False)) for label in labels[:come]]
    now[:3] = [Point(label, Decimal(7), "7") for label in labels[:3]]
    before = tuple(draw(point(label, breaks=False)) for label in labels)
    lines = (DataSeries("2024", before), DataSeries("2025", (*now, *(Point.empty(label) for label in labels[come:]))))
    return Line(lines, tick, "2025", draw(aims(labels[:1])))


@st.composite
def months(draw: st.DrawFn) -> Columns:
    """What was counted in the months of this year, of which the last ones may not have come, with last year or without."""
    labels = tuple(draw(words) for _ in range(draw(st.sampled_from([6, 12]))))
    come = draw(st.integers(1, len(labels)))
    now = (*(draw(point(label)) for label in labels[:come]), *(Point.empty(label) for label in labels[come:]))
    before = DataSeries("2024", tuple(draw(point(label, breaks=False)) for label in labels))
    return Columns(now, tick, name="2025", before=draw(st.sampled_from([None, before])))


@st.composite
def several(draw: st.DrawFn) -> tuple[DataSeries, ...]:
    """Two to five series of the same years."""
    labels = draw(years)
    return tuple(
        DataSeries(draw(words), tuple(draw(point(label)) for label in labels)) for _ in range(draw(st.integers(2, 5)))
    )


@st.composite
def ranked(draw: st.DrawFn) -> RankedBars:
    """Ranked bars of long names, some with the others and a rest."""
    points = tuple(draw(point(draw(words), breaks=False)) for _ in range(draw(st.integers(1, 8))))
    others = [draw(st.one_of(st.none(), point(draw(words), breaks=False))) for _ in range(2)]
    return RankedBars(points, None, others[0], others[1])


@st.composite
def composition(draw: st.DrawFn) -> Composition:
    """One to three totals of up to seven parts, some missing."""
    return Composition(tuple(draw(whole(label)) for label in ("2021", "2022", "2023")[: draw(st.integers(1, 3))]))


@st.composite
def whole(draw: st.DrawFn, label: str) -> Whole:
    """A total with parts, or none at all."""
    parts = tuple(draw(part()) for _ in range(draw(st.integers(0, 7))))
    broken = draw(st.one_of(st.none(), words))
    if draw(st.integers(0, 5)) == 0:
        return Whole(label, None, "", (), draw(words), broken)
    value = sum((one.value for one in parts if one.value is not None), Decimal(0)) + draw(
        st.sampled_from([Decimal(0), Decimal(9)])
    )
    return Whole(label, value, f"{draw(words)} {tick(value)}", parts, None, broken)


@st.composite
def part(draw: st.DrawFn) -> Part:
    """A part, missing one time in six."""
    if draw(st.integers(0, 5)) == 0:
        return Part(draw(words), None, "", missing=draw(words))
    value = draw(values)
    return Part(draw(words), value, draw(signs) + tick(value), draw(st.sampled_from(["", "12,5\u00a0%"])))


@st.composite
def calendar(draw: st.DrawFn) -> PressCalendar:
    """A calendar of one to six years."""
    months = tuple(draw(words) for _ in range(12))
    labels = draw(years)[:6]
    return PressCalendar(
        months, tuple(PressYear(label, tuple(draw(point(month, False, values)) for month in months)) for label in labels)
    )


@st.composite
def timeline(draw: st.DrawFn) -> Timeline:
    """One to twelve events of a year, days and longer, in order."""
    share = st.floats(0, 1, allow_nan=False)
    spans = sorted(sorted((draw(share), draw(share))) for _ in range(draw(st.integers(1, 12))))
    ends = [draw(st.sampled_from(span)) for span in spans]
    events = [Event(str(position), span[0], end) for position, (span, end) in enumerate(zip(spans, ends, strict=True), 1)]
    return Timeline(tuple(draw(words) for _ in range(12)), tuple(events))


@st.composite
def panels(draw: st.DrawFn) -> MemberPanels:
    """One to seven members over some years."""
    labels = draw(years)
    members = tuple(
        DataSeries(draw(words), tuple(draw(point(label)) for label in labels)) for _ in range(draw(st.integers(1, 7)))
    )
    return MemberPanels(members, tick, draw(st.booleans()))


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    """One to six members in one to twelve periods."""
    names = tuple(draw(words) for _ in range(draw(st.integers(1, 6))))
    periods = tuple(draw(words) for _ in range(draw(st.integers(1, 12))))
    cells = tuple(tuple(draw(point(period, False, values)) for period in periods) for _ in names)
    return HeatMap(names, periods, cells, tick)


@st.composite
def openings(draw: st.DrawFn) -> OpeningSeries:
    """Columns or a line over the years, at least one of which has a value."""
    points = draw(series().filter(lambda given: any(one.value is not None for one in given)))
    return OpeningSeries(points, draw(st.booleans()))


charts = st.one_of(
    openings(),
    columns(),
    months(),
    years_of_months(),
    st.builds(lambda given: GroupedColumns(given, tick), several()),
    several().flatmap(
        lambda given: st.builds(
            lambda targets: Line(given, tick, targets=targets), aims(tuple(one.label for one in given[0].points))
        )
    ),
    ranked(),
    composition(),
    calendar(),
    timeline(),
    panels(),
    heat_maps(),
)
