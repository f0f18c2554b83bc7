"""Real figures of the first report, set in French and in Arabic as a language room would set them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import Protocol

from bilan.charts import (
    Canvas,
    Columns,
    Composition,
    DataSeries,
    Direction,
    Event,
    Extent,
    Frame,
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
    RegionMap,
    Sparkline,
    Target,
    Timeline,
    Whole,
)
from bilan.charts.framed_drawing import FramedDrawing
from bilan.geography.geojson import read_geojson
from tests.geography.invented_country import ENCLAVE, ISLAND, NAMES, geojson


class Chart(Protocol):
    """What every kind of chart can do."""

    def draw(self, canvas: Canvas, frame: Frame) -> FramedDrawing:
        """The chart on a canvas."""


@dataclass(frozen=True)
class Edition:
    """The words and the way of printing numbers of one language."""

    direction: Direction
    number: Callable[[Decimal], str]
    missing: str
    no_event: str
    first_break: str
    second_break: str
    networks: tuple[str, str, str]
    activities: tuple[str, str, str, str]
    total: str
    months: tuple[str, ...]
    provisional: str
    target: str
    other: str
    not_broken_down: str
    regions: tuple[str, ...]
    channels: tuple[str, ...]

    def point(self, label: str, value: int | None, broken: str | None = None, sign: str = "") -> Point:
        """A point, missing where there is no value."""
        if value is None:
            return Point(label, None, "", self.missing, broken)
        return Point(label, Decimal(value), sign + self.number(Decimal(value)), None, broken)

    def points(self, first: int, values: tuple[int | None, ...], breaks: dict[int, str] | None = None) -> tuple[Point, ...]:
        """Points of years that follow one another."""
        return tuple(
            self.point(str(first + step), value, (breaks or {}).get(first + step)) for step, value in enumerate(values)
        )


def _french(value: Decimal) -> str:
    return f"{value:,.0f}".replace(",", "\u202f").replace("-", "\u2212")


def _moroccan(value: Decimal) -> str:
    number = f"{value:,.0f}".replace(",", ".").replace("-", "\u2212")
    return f"\u2066{number}\u2069" if value < 0 else number


FRENCH = Edition(
    Direction.LTR,
    _french,
    "non publié",
    "pas d’édition",
    "Rupture\u00a0: les réseaux sociaux entrent dans le décompte",
    "«\u00a0couvertures\u00a0» devient «\u00a0reportages vidéo\u00a0»",
    ("X (ex-Twitter)", "Facebook", "Instagram"),
    ("Reportages vidéo", "Missions d’information", "Réseaux sociaux", "Mises au point"),
    "Total\u00a0: {}",
    ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "provisoire",
    "Objectif {}\u00a0: {}",
    "Autres",
    "Non détaillé",
    (
        "Tanger-Tétouan-Al Hoceïma",
        "L’Oriental",
        "Fès-Meknès",
        "Rabat-Salé-Kénitra",
        "Béni Mellal-Khénifra",
        "Casablanca-Settat",
        "Marrakech-Safi",
        "Drâa-Tafilalet",
        "Souss-Massa",
        "Guelmim-Oued Noun",
        "Laâyoune-Sakia El Hamra",
        "Dakhla-Oued Ed-Dahab",
    ),
    ("Site internet", "X (ex-Twitter)", "Facebook", "Agence de presse", "Courriel aux rédactions"),
)
ARABIC = Edition(
    Direction.RTL,
    _moroccan,
    "غير منشور",
    "لم تنظم",
    "انقطاع: دخول شبكات التواصل في العد",
    "«التغطيات» أصبحت «روبورتاجات مصورة»",
    ("منصة X (تويتر سابقا)", "فيسبوك", "Instagram"),
    ("روبورتاجات مصورة", "مهام إخبارية", "شبكات التواصل", "توضيحات"),
    "المجموع: \u2066{}\u2069",
    ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"),
    "مؤقت",
    "هدف {}: {}",
    "أخرى",
    "غير مفصَّل",
    (
        "طنجة - تطوان - الحسيمة",
        "الشرق",
        "فاس - مكناس",
        "الرباط - سلا - القنيطرة",
        "بني ملال - خنيفرة",
        "الدار البيضاء - سطات",
        "مراكش - آسفي",
        "درعة - تافيلالت",
        "سوس - ماسة",
        "كلميم - واد نون",
        "العيون - الساقية الحمراء",
        "الداخلة - وادي الذهب",
    ),
    ("الموقع الإلكتروني", "منصة X (تويتر سابقا)", "فيسبوك", "وكالة الأنباء", "البريد إلى هيئات التحرير"),
)
EDITIONS = {"fr": FRENCH, "ar": ARABIC}


def activities(words: Edition) -> Columns:
    """All activities of communication, 2018–2024: two years unpublished, two breaks."""
    breaks = {2020: words.first_break, 2023: words.second_break}
    return Columns(words.points(2018, (4426, None, 4202, 4463, None, 4955, 5820), breaks), words.number)


BALANCES = (12_400, -3_150, None, -18_700, 4_020, 9_600)
LOSSES = (-12_400, -3_150, None, -18_700, -4_020, -600)


def balance(words: Edition, values: tuple[int | None, ...] = BALANCES) -> tuple[Point, ...]:
    """Income less spending, 2019–2024: above and below zero, one year unpublished, one break."""
    return words.points(2019, values, {2023: words.second_break})


def steady_balances(words: Edition) -> Line:
    """Two balances over five years that follow one another."""
    values = ((-1200, 300, 900, -250, 640), (400, -80, -610, 120, 75))
    return Line(
        tuple(DataSeries(name, words.points(2020, of_one)) for name, of_one in zip(words.networks[:2], values, strict=True)),
        words.number,
    )


def clarifications(words: Edition) -> tuple[Point, ...]:
    """Rebuttals, 2017–2024: one year unpublished, no break."""
    return words.points(2017, (340, 288, None, 152, 106, 92, 56, 40))


def visitors(words: Edition) -> Columns:
    """Visitors of the open days: long numbers, some of them rounded, three years without an edition."""
    values = (80_000, 260_000, 515_000, None, None, None, 1_150_000, 2_120_000)
    rounded = (260_000, 515_000, 1_150_000)
    points = [
        words.point(str(2017 + step), value, None, "≈\u00a0" * (value in rounded)) for step, value in enumerate(values)
    ]
    return Columns(
        tuple(Point(point.label, None, "", words.no_event) if point.missing else point for point in points), words.number
    )


def composition(words: Edition) -> Composition:
    """The parts of 2021 and 2023, with the year between them unpublished."""
    return Composition(
        (
            _whole(words, "2021", (2340, 1541, 476, 106)),
            Whole("2022", None, "", (), words.missing),
            _whole(words, "2023", (2873, 1488, 538, 56), words.second_break),
        )
    )


def _whole(words: Edition, label: str, values: tuple[int, ...], broken: str | None = None) -> Whole:
    total = sum(values)
    parts = tuple(
        Part(name, Decimal(value), words.number(Decimal(value)), f"{100 * value / total:.0f}\u00a0%")
        for name, value in zip(words.activities, values, strict=True)
    )
    return Whole(label, Decimal(total), words.total.format(words.number(Decimal(total))), parts, None, broken)


def networks(words: Edition) -> RankedBars:
    """Subscribers at the end of 2023, two of the three numbers rounded."""
    values = ((207_000, "≈\u00a0"), (480_944, ""), (440_000, "≈\u00a0"))
    names = (words.networks[2], words.networks[0], words.networks[1])
    points = tuple(words.point(name, value, None, sign) for name, (value, sign) in zip(names, values, strict=True))
    return RankedBars(points, emphasis=words.networks[0])


def subscribers(words: Edition) -> Line:
    """Subscribers of three networks over three years."""
    values = ((385_000, 480_944, 500_550), (434_000, 440_000, 472_285), (133_000, 207_000, 224_500))
    return Line(
        tuple(DataSeries(name, words.points(2022, of_one)) for name, of_one in zip(words.networks, values, strict=True)),
        words.number,
    )


def grouped(
    words: Edition, first: int, values: tuple[tuple[int | None, ...], ...], breaks: tuple[int, ...]
) -> GroupedColumns:
    """The four activities from a first year on, each with a break in a year of its own."""
    return GroupedColumns(
        tuple(
            DataSeries(name, words.points(first, of_one, {year: words.second_break}))
            for name, of_one, year in zip(words.activities, values, breaks, strict=True)
        ),
        words.number,
    )


def few_years(words: Edition) -> GroupedColumns:
    """Three years: few enough for clusters on a wide sheet."""
    return grouped(words, 2021, ((2340, None, 2873), (1541, None, 1488), (476, None, 538), (106, None, 56)), (2023,) * 4)


def many_years(words: Edition) -> GroupedColumns:
    """Seven years: too many for clusters."""
    values = (
        (1675, None, 1385, 2340, None, 2873, 3572),
        (2463, None, 1976, 1541, 1697, 1488, 1674),
        (None, None, 689, 476, 626, 538, 534),
        (288, None, 152, 106, 92, 56, 40),
    )
    return grouped(words, 2018, values, (2023, 2020, 2022, 0))


def coverage(words: Edition) -> PressCalendar:
    """Articles found by month; the last months of the last year have not been searched."""
    counts: dict[str, tuple[int | None, ...]] = {
        "2019": (0, 1, 1, 0, 1, 0, 1, 0, 0, 3, 0, 2),
        "2020": (1, 0, 3, 0, 0, 0, 0, 0, 0, 1, 0, 1),
        "2024": (0, 0, 0, 0, 2, 2, 0, 0, 0, 1, 0, 4),
        "2025": (12, 7, 24, 5, *(None,) * 8),
    }
    years = tuple(
        PressYear(label, tuple(words.point(month, count) for month, count in zip(words.months, of_year, strict=True)))
        for label, of_year in counts.items()
    )
    return PressCalendar(words.months, years)


def milestones(words: Edition) -> Timeline:
    """Five events: two in one week, one of which only the month is known, and one in the first days of the year."""
    shares = ((0.01, 0.01), (0.376, 0.376), (0.39, 0.39), (0.918, 1.0), (0.979, 0.979))
    events = tuple(Event(str(position), first, last) for position, (first, last) in enumerate(shares, 1))
    return Timeline(words.months, events)


def months(words: Edition) -> Line:
    """Press releases by month: this year until September, March missing, the last two provisional, with last year behind."""
    before = (110, 96, 121, 140, 133, 128, 90, 84, 119, 142, 150, 131)
    now = (120, 98, None, 151, 166, 149, 101, 92, 147)
    current = [words.point(month, value) for month, value in zip(words.months, now, strict=False)]
    tentative = [replace(point, status=words.provisional) for point in current[7:]]
    ahead = [Point.empty(month) for month in words.months[9:]]
    previous = tuple(words.point(month, value) for month, value in zip(words.months, before, strict=True))
    series = (DataSeries("2024", previous), DataSeries("2025", (*current[:7], *tentative, *ahead)))
    return Line(series, words.number, emphasis="2025")


def counted_months(words: Edition) -> Columns:
    """The same months as columns, as what is counted is drawn, with a break in June."""
    before, now = months(words).series
    points = tuple(replace(point, broken=words.first_break) if at == 5 else point for at, point in enumerate(now.points))
    return Columns(points, words.number, name=now.name, before=before)


def targets(words: Edition) -> Columns:
    """A range, a provisional value, a target that was met and one that lies ahead."""
    estimate = Point(
        "2023",
        Decimal(1500),
        "\u2066{}–{}\u2069".format(*(words.number(Decimal(n)) for n in (1400, 1600))),
        ends=(Decimal(1400), Decimal(1600)),
    )
    points = (words.point("2022", 1421), estimate, words.point("2024", 1674))
    provisional = replace(words.point("2025", 1812), status=words.provisional)
    aims = tuple(
        Target(year, Decimal(value), words.target.format(year, words.number(Decimal(value))))
        for year, value in (("2025", 1750), ("2027", 2000))
    )
    return Columns((*points, provisional, Point.empty("2026")), words.number, targets=aims)


def satisfaction(words: Edition) -> Line:
    """A note from 1 to 5 over the years, with its target."""
    notes = ("3.4", "3.6", "3.5", "3.9", "4.3")
    points = tuple(Point(str(2021 + step), Decimal(note), note.replace(".", ",")) for step, note in enumerate(notes))
    aim = Target("2025", Decimal("4.5"), words.target.format(2025, "4,5"))
    return Line((DataSeries("", points),), str, targets=(aim,), extent=Extent.of_scale(Decimal(1), Decimal(5)))


def channels(words: Edition) -> RankedBars:
    """Releases by channel: one provisional, one about, one missing, the others, and what is not broken down."""
    site, x, facebook, agency, mail = words.channels
    points = (
        words.point(mail, 174),
        words.point(site, 1200),
        replace(words.point(x, 311), status=words.provisional),
        words.point(facebook, 300, None, "≈\u00a0"),
        words.point(agency, None),
    )
    return RankedBars(points, None, words.point(words.other, 420), words.point(words.not_broken_down, 96))


def answers(words: Edition) -> RankedBars:
    """Shares of one whole, on a scale to 100."""
    values = (("58,4", 0), ("23,1", 1), ("12,5", 2), ("6,0", 3))
    points = tuple(
        Point(words.activities[index], Decimal(value.replace(",", ".")), f"{value}\u00a0%") for value, index in values
    )
    return RankedBars(points, extent=Extent(Decimal(0), Decimal(100)))


MEMBERS = (
    (620, 700, 640, 890, None, 1010, 1200),
    (410, 380, 290, 300, 310, 305, 311),
    (None, None, 120, 180, 240, 280, 300),
    (90, 85, 80, 60, 55, 40, 0),
    (150, 160, 158, 161, 170, 172, 174),
)


def panels(words: Edition, lines: bool = False) -> MemberPanels:
    """Members by year: one year missing, one break, the last year of one provisional."""
    series = [
        DataSeries(name, words.points(2019, values, {2022: words.second_break} if name == words.channels[1] else {}))
        for name, values in zip(words.channels, MEMBERS, strict=True)
    ]
    last = series[2].points
    series[2] = DataSeries(series[2].name, (*last[:-1], replace(last[-1], status=words.provisional)))
    return MemberPanels(tuple(series), words.number, lines)


def month_by_member(words: Edition) -> HeatMap:
    """Releases by month and channel: a zero, a missing month, provisional ones, and months that have not come."""
    counts = (
        (120, 98, 104, 151, 166, 149, 101, 92, 147),
        (31, 28, None, 40, 42, 39, 12, 9, 33),
        (22, 25, 30, 28, 26, 31, 0, 4, 30),
        (5, 7, 3, 0, 6, 8, 2, 1, 5),
        (14, 14, 15, 13, 15, 16, 14, 12, 16),
    )
    rows = [
        (
            *(words.point(month, count) for month, count in zip(words.months, row, strict=False)),
            *map(Point.empty, words.months[9:]),
        )
        for row in counts
    ]
    last = tuple(replace(row[8], status=words.provisional) for row in rows)
    return HeatMap(
        words.channels,
        words.months,
        tuple((*row[:8], final, *row[9:]) for row, final in zip(rows, last, strict=True)),
        words.number,
    )


def month_balances(words: Edition) -> HeatMap:
    """Income less spending by month and channel: both sides of zero, a zero, a missing month."""
    balances = (
        (120, -98, 104, 151, -166, 149, 101, 92, 147, 12, -20, 33),
        (-31, -28, None, 40, 42, 39, 0, 9, -33, 1, -2, -12),
        (-12, -25, -30, -28, -26, -31, -40, -4, -30, -8, -9, -1),
    )
    rows = tuple(
        tuple(words.point(month, value) for month, value in zip(words.months, row, strict=True)) for row in balances
    )
    return HeatMap(words.channels[:3], words.months, rows, words.number)


def opening(words: Edition) -> OpeningSeries:
    """Rebuttals with an annotation."""
    points = [replace(point, note=words.first_break) if point.label == "2020" else point for point in clarifications(words)]
    return OpeningSeries(tuple(points))


def opening_broken(words: Edition) -> OpeningSeries:
    """A stock with two breaks, one of which is explained where there is space."""
    return OpeningSeries(activities(words).points, line=True)


SHAPES = read_geojson(geojson(), "regions.geojson", {name: name for name in (*NAMES, ENCLAVE, ISLAND)})[0]


def regions(words: Edition) -> RegionMap:
    """Twelve regions and an enclave: one far larger than the others, one missing, one provisional; an island without a value."""
    values = (310, 84, 120, 640, 45, 1200, 205, 38, 92, None, 17, 66)
    assert SHAPES is not None
    points = {name: words.point(label, value) for name, label, value in zip(NAMES, words.regions, values, strict=True)}
    points[NAMES[6]] = replace(points[NAMES[6]], status=words.provisional)
    points[ENCLAVE] = words.point(words.channels[0], 12)
    points["other"] = words.point(words.other, 5)
    return RegionMap(points, SHAPES, words.number)


def halves(words: Edition) -> GroupedColumns:
    """Two halves of this year, the second provisional, beside those of last year."""
    labels = ("S1", "S2")
    before = tuple(words.point(label, value) for label, value in zip(labels, (98_000, 112_000), strict=True))
    first, second = (words.point(label, value) for label, value in zip(labels, (109_000, 121_500), strict=True))
    now = (first, replace(second, status=words.provisional))
    return GroupedColumns((DataSeries("2024", before), DataSeries("2025", now)), words.number, emphasis="2025")


FEW: dict[str, Callable[[Edition], Chart]] = {
    "months": months,
    "months-counted": counted_months,
    "targets": targets,
    "satisfaction": satisfaction,
    "channels": channels,
    "answers": answers,
    "panels": panels,
    "heat-map": month_by_member,
    "heat-map-balance": month_balances,
    "halves": halves,
    "regions": regions,
}
KINDS: dict[str, Callable[[Edition], Chart]] = {
    "opening": opening,
    "opening-line": opening_broken,
    "columns": activities,
    "columns-emphasis": lambda words: Columns(clarifications(words), words.number, emphasis="2024"),
    "columns-long": visitors,
    "columns-balance": lambda words: Columns(balance(words), words.number),
    "columns-loss": lambda words: Columns(balance(words, LOSSES), words.number),
    "line-balance": steady_balances,
    "grouped-balance": lambda words: grouped(
        words, 2022, ((2340, -410, 2873), (-1541, None, 1488), (-476, 700, -538), (106, 0, 56)), (0,) * 4
    ),
    "ranked-balance": lambda words: RankedBars(
        tuple(words.point(name, value) for name, value in zip(words.activities, (5200, -3100, None, -450), strict=True))
    ),
    "composition": composition,
    "ranked": networks,
    "line": lambda words: Line((DataSeries("", clarifications(words)),), words.number),
    "lines": subscribers,
    "grouped": few_years,
    "grouped-many": many_years,
    "timeline": milestones,
    "calendar": coverage,
}
SPARKS: dict[str, Callable[[Edition], Chart]] = {
    "spark": lambda words: Sparkline(clarifications(words), line=True),
    "spark-balance": lambda words: Sparkline(words.points(2019, (-1200, 300, 900, -250, 640)), line=True),
    "spark-balance-broken": lambda words: Sparkline(balance(words)),
    "spark-columns": lambda words: Sparkline(clarifications(words)),
    "spark-broken": lambda words: Sparkline(activities(words).points),
}


def _drawings() -> dict[str, Callable[[], str]]:
    """Every sample on every artboard it is made for, in both languages, by the name of its golden file."""
    found: dict[str, Callable[[], str]] = {}
    for language, words in EDITIONS.items():
        for name, sample in KINDS.items():
            for canvas in (Canvas.WIDE, Canvas.PHONE):
                found[f"{name}-{canvas.name.lower()}-{language}.svg"] = partial(_draw, sample, name, words, canvas)
        for name, sample in FEW.items():
            canvas = Canvas.WIDE if language == "fr" else Canvas.PHONE
            found[f"{name}-{canvas.name.lower()}-{language}.svg"] = partial(_draw, sample, name, words, canvas)
        for name, sample in SPARKS.items():
            found[f"{name}-{language}.svg"] = partial(_draw, sample, name, words, Canvas.KEY_FIGURE)
    return found


def _draw(sample: Callable[[Edition], Chart], name: str, words: Edition, canvas: Canvas) -> str:
    return sample(words).draw(canvas, frame(name, words)).svg


DRAWN_NAMES = sorted(_drawings())


@cache
def drawn() -> dict[str, str]:
    """The samples by name, drawn when the first test needs them."""
    return {name: draw() for name, draw in _drawings().items()}


DIRECTIONS = [words.direction for words in EDITIONS.values()]


def frame(name: str, words: Edition) -> Frame:
    """A frame for a sample."""
    return Frame(name, f"{name} 2017–2024", words.first_break, words.direction)
