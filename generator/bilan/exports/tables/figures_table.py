"""The observations: a row for each indicator in each year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bilan.exports.data_table import Column, ColumnType, Link, Rows, Table, in_each_language, rows
from bilan.exports.declared_columns import declared_columns, table_columns
from bilan.exports.release import Release
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure, Status
from bilan.model.indicator import Indicator
from bilan.model.unit import Unit
from bilan.values.period import Frequency

SDMX = {
    Status.FINAL: "A",
    Status.PROVISIONAL: "P",
    Status.ESTIMATED: "E",
    Status.MISSING: "O",
    Status.NOT_APPLICABLE: "M",
    Status.WITHHELD: "Q",
}  # CL_OBS_STATUS 2.2

STATUSES = {
    "final": "The number is final.",
    "provisional": "Not final: a later edition may change it.",
    "estimated": "Estimated by its source.",
    "missing": "It exists, but its number is not known.",
    "not_applicable": "There was nothing to count: it did not take place.",
    "withheld": "It is known, but not made public.",
}
ORIGINS = {
    "institution": "The institution counted it and published it.",
    "press": "A media outlet counted it.",
    "compiler": "The compiler of the report read it off or worked it out.",
}
MEANING = "Every figure of every year, a row for each."
RANGE = "range"  # the qualifier of a range in downloads
QUALIFIERS = {
    "exact": "The number is exact.",
    "about": "The source says “about”.",
    "nearly": "The source says “nearly”.",
    "more_than": "The source says “more than”.",
    "less_than": "The source says “less than”.",
    RANGE: "The source gives a range: its ends are in lower and upper.",
}

_SDMX_CODES = {code: STATUSES[status] for status, code in SDMX.items()}

_ORDER = (
    "year indicator name theme value qualifier status obs_status unit unit_name kind as_of lower upper rounded_to"
    " break break_reason note parts residual residual_name of_which sources revised address"
)
MEMBERS = "members"  # the table of the members of dimensions
_OF_INDICATOR = ("name", "theme", "unit", "kind")


def table(release: Release) -> Table:
    """Return the figures of every year, oldest first, in the order written, each followed by its parts."""
    records = Observations(tuple(release.report.figures))
    whole = figures_table(release, records.figures)
    return _with_parts(release, whole, records) if records.have_parts else whole


def figures_table(release: Release, figures: Iterable[Figure]) -> Table:
    """Return these figures as a table."""
    of = _indicators(release)
    own = (
        *_identity_columns(),
        *_measured(release, of),
        *_explained(release),
        *_composed(release),
        *_counted(release),
        *_placed(release),
    )
    columns = table_columns(_ORDER, own, (*declared_columns(release, Figure), *_of_indicator(release, of)))
    links = (Link(("indicator",), "indicators", ("indicator",)),)
    return Table("figures", "Figures", MEANING, 0, columns, rows(columns, figures), ("year", "indicator"), links)


def cells_table(release: Release, cells: tuple[Figure, ...]) -> Table:
    """Return cells of breakdowns as a table: that of figures, with the period and the member of each dimension."""
    found = figures_table(release, cells)
    names = tuple(dict.fromkeys(name for cell in cells for name in cell.members))
    _, *parts = _observed(release, names)
    columns = (*parts, *found.columns)
    return replace(found, columns=columns, rows=rows(columns, cells), key=("period", "indicator", *names))


def _with_parts(release: Release, whole: Table, records: Observations) -> Table:
    """Return the table of figures with a row for each of their cells, and the columns that distinguish these."""
    identified, *parts = _observed(release, records.dimensions)
    columns = (identified, *whole.columns[:1], *parts, *whole.columns[1:])
    links = (*whole.links, *(Link((name,), MEMBERS, ("member",)) for name in records.dimensions))
    made = Rows(tuple(column.read for column in columns), records)
    return replace(whole, meaning=PART_WORDS["rows"], columns=columns, rows=made, key=("id",), links=links)


PART_WORDS = {
    "id": "Observation",
    "never": "The name of the observation for machines: period/indicator, and its members.",
    "period": "Period",
    "when": "The period in the notation of SDMX: 2025, 2025-H1, 2025-Q3, 2025-03, 2025-W07, or two days.",
    "of": "The member of this dimension; empty for the total of all.",
    "rows": (
        "Every figure of every year and its parts: a row for each period and each member. "
        "The column of a dimension is empty where the row is the total of its members."
    ),
}


# the year and the indicator of a figure, in a table of what is about figures
OF_A_FIGURE = (
    Column("year", "Year", "The year the figure is about.", lambda item: item.figure.year, ColumnType.YEAR, True),
    Column(
        "indicator", "Indicator", "The indicator, by its identifier.", lambda item: item.figure.id, ColumnType.NAME, True
    ),
)


@dataclass(frozen=True)
class Observations(Collection[Figure]):
    """Figures, each followed by the cells of its breakdowns, which are made as they are come to."""

    figures: tuple[Figure, ...]

    @property
    def have_parts(self) -> bool:
        """True where a figure is broken down, or counts another period than its year."""
        return any(figure.by or not _is_yearly(figure) for figure in self.figures)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions of the cells but those of time, in the order in which they are met."""
        names = (name for figure in self.figures for item in figure.by.values() for name in item.dimensions)
        return tuple(dict.fromkeys(name for name in names if name not in TIME_DIMENSIONS))

    def __iter__(self) -> Iterator[Figure]:
        for figure in self.figures:
            yield figure
            for breakdown in figure.by.values():
                yield from breakdown.cells.values()

    def __len__(self) -> int:
        return len(self.figures) + sum(len(item.cells) for figure in self.figures for item in figure.by.values())

    def __contains__(self, figure: object) -> bool:
        return any(figure == own for own in self)


def _is_yearly(figure: Figure) -> bool:
    return figure.period is None or figure.period.frequency is Frequency.YEAR


def _observed(release: Release, dimensions: Iterable[str]) -> Iterator[Column]:
    """The columns that distinguish the observations of a figure: its id, its period, and its member of each dimension."""
    words = PART_WORDS
    yield Column("id", words["id"], words["never"], lambda figure: figure.key, ColumnType.NAME, True)
    yield Column(
        "period", words["period"], words["when"], lambda figure: str(figure.period or figure.year), ColumnType.NAME, True
    )
    for name in dimensions:
        label = release.report.dimensions[name].name
        yield Column(name, name, words["of"], _member_of(name), ColumnType.NAME, label=label)


def _member_of(dimension: str) -> Callable[[Figure], str | None]:
    return lambda figure: figure.members.get(dimension)


def _of_indicator(release: Release, of: Callable[[Figure], Indicator]) -> Iterator[Column]:
    """Return the columns about the indicator of a figure."""
    return (column for column in declared_columns(release, Indicator, of) if column.stem in _OF_INDICATOR)


def bounds(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest value of a figure, by the rule of sums and changes; None without a bound."""
    claims = figure.interval
    if claims is None:
        return None, None
    return _bound(claims.low), _bound(claims.high)


def _bound(end: Decimal) -> Decimal | None:
    return end if end.is_finite() else None


def revised(figure: Figure) -> date | None:
    """Return the day of the latest revision."""
    return figure.revisions[-1].date if figure.revisions else None


def _indicators(release: Release) -> Callable[[Figure], Indicator]:
    return lambda figure: release.report.indicators[figure.id]


def _identity_columns() -> Iterator[Column]:
    never = "The name of the indicator for machines; it never changes."
    yield Column("year", "Year", "The year the figure is about.", lambda figure: figure.year, ColumnType.YEAR, True)
    yield Column("indicator", "Identifier", never, lambda figure: figure.id, ColumnType.NAME, True)


def _measured(release: Release, of: Callable[[Figure], Indicator]) -> Iterator[Column]:
    alone = "The number alone; empty where there is none (the status says why), and for a range."
    stated = "How exactly the source states the number."
    settled = "How final the figure is, or why it has no value; empty where nothing says so."
    sdmx = "The status in the code list CL_OBS_STATUS of SDMX; empty where there is none."
    least = "The least the number may be by its qualifier and rounding; empty where there is no bound or no number."
    most = "The most the number may be by its qualifier and rounding; empty where there is no bound or no number."
    counted = "Who counted the number; empty where nothing says so."
    units = release.report.units
    how = "How the figure was computed from others; empty for a figure of a source."
    coded = "The code of a currency (ISO 4217) or the name of a unit of measurement in CLDR; empty for a counted noun."
    unit = "The unit of the number, in a language of the report."
    yield Column("value", "Value", alone, number, ColumnType.NUMBER)
    yield Column("qualifier", "Qualifier", stated, qualifier, ColumnType.NAME, choices=QUALIFIERS)
    yield Column("status", "Status", settled, _status, ColumnType.NAME, choices=STATUSES)
    yield Column("obs_status", "SDMX status", sdmx, sdmx_status, ColumnType.NAME, choices=_SDMX_CODES)
    yield Column("origin", "Origin", counted, _origin, ColumnType.NAME, choices=ORIGINS)
    yield from _unit_names(release, of, unit)
    yield Column("unit_code", "Code of the unit", coded, lambda figure: unit_code(units.get(of(figure).unit.name)))
    yield Column("formula", "Formula", how, lambda figure: figure.computation and str(figure.computation.formula))
    yield Column("lower", "Lower bound", least, lambda figure: bounds(figure)[0], ColumnType.NUMBER)
    yield Column("upper", "Upper bound", most, lambda figure: bounds(figure)[1], ColumnType.NUMBER)


def qualifier(figure: Figure) -> str | None:
    """Return the qualifier of a figure; `range` for a range, None without a value."""
    if figure.range:
        return RANGE
    return None if figure.value is None else figure.qualifier.value


def number(figure: Figure) -> Decimal | None:
    """Return the number of a figure; None without one, and for a range."""
    return None if figure.range else figure.value


def _origin(figure: Figure) -> str | None:
    return figure.origin.value if figure.origin else None


def _status(figure: Figure) -> str | None:
    return figure.status.value if figure.status else None


def sdmx_status(figure: Figure) -> str | None:
    """Return the status of a figure in the code list of SDMX; None where no status is written."""
    return SDMX[figure.status] if figure.status else None


def unit_code(unit: Unit | None) -> str | None:
    """Return the code of a unit in a public list: that of a currency (ISO 4217), or the name of a measure in CLDR."""
    return (unit.currency or unit.measure) if unit else None


def _unit_names(release: Release, of: Callable[[Figure], Indicator], meaning: str) -> tuple[Column, ...]:
    def named(subtag: str) -> Callable[[Figure], str]:
        formatter = next(release.formatter(language) for language in release.languages if language.subtag == subtag)
        return lambda figure: formatter.unit_name(of(figure))

    return tuple(
        Column(f"unit_name_{language.subtag}", "Unit name", meaning, named(language.subtag), language=language.subtag)
        for language in release.languages
    )


def _explained(release: Release) -> Iterator[Column]:
    broken = "True if the figure cannot be compared with those of earlier years."
    why = "Why the series breaks, in a language of the report."
    yield Column("break", "Break in series", broken, lambda figure: figure.break_ is not None, ColumnType.TRUTH, True)
    yield from in_each_language(release, "break_reason", "Reason of the break", why, lambda figure: figure.break_)


def _composed(release: Release) -> Iterator[Column]:
    rest = "What no published part of the total explains."
    called = "What that rest is called, in a language of the report."
    yield Column("residual", "Rest", rest, lambda figure: figure.residual and figure.residual.value, ColumnType.NUMBER)
    yield from in_each_language(
        release, "residual_name", "Name of the rest", called, lambda figure: figure.residual and figure.residual.name
    )


def _counted(release: Release) -> Iterator[Column]:
    which = "What records must hold to be counted: columns with their texts; empty where all are counted."
    once = "Records with the same text in this column are counted once."
    yield Column("counted_where", "Counted where", which, _conditions)
    yield Column("counted_once_by", "Counted once by", once, lambda figure: public_once_by(release, figure), ColumnType.NAME)


def _conditions(figure: Figure) -> str | None:
    texts = ((condition.column.name, " | ".join(map(str, condition.texts))) for condition in figure.where)
    return "; ".join(f"{column} = {text}" for column, text in texts) or None


def public_once_by(release: Release, figure: Figure) -> str | None:
    """The column by which records are counted once; None for a private one."""
    register = release.report.registers.get(figure.count.name) if figure.count else None
    column = register.columns.get(figure.once_by.name) if register and figure.once_by else None
    return figure.once_by.name if figure.once_by and not (column and column.is_private) else None


def _placed(release: Release) -> Iterator[Column]:
    late = "The day of its latest revision; empty for a figure that was never changed."
    where = "The permanent address of the figure."
    yield Column("revised", "Revised", late, revised, ColumnType.DAY)
    yield Column("address", "Address", where, release.observation, ColumnType.ADDRESS, True)
