"""The observations: a row for each indicator in each year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from bilan.exports.data_table import Column, ColumnType, Link, Table, codes, in_each_language, names, rows
from bilan.exports.release import Release
from bilan.model.figure import Figure, Status
from bilan.model.indicator import Indicator, Measure

SDMX = {
    Status.FINAL: "A",
    Status.PROVISIONAL: "P",
    Status.ESTIMATED: "E",
    Status.MISSING: "O",
    Status.NOT_APPLICABLE: "M",
    Status.WITHHELD: "Q",
}  # CL_OBS_STATUS 2.2

STATUSES = {
    "final": "The number is settled.",
    "provisional": "Not final: a later edition may change it.",
    "estimated": "Estimated by its source.",
    "missing": "No source consulted gives it.",
    "not_applicable": "There is nothing to count.",
    "withheld": "It is known and not made public.",
}
QUALIFIERS = {
    "exact": "The number is exact.",
    "about": "The source says “about”.",
    "nearly": "The source says “nearly”.",
    "more_than": "The source says “more than”.",
    "less_than": "The source says “less than”.",
}

_SDMX_CODES = {code: STATUSES[status] for status, code in SDMX.items()}


def table(release: Release) -> Table:
    """The figures of every year, oldest first, in the order written."""
    return figures_table(release, release.report.figures)


def figures_table(release: Release, figures: Iterable[Figure]) -> Table:
    """These figures as a table."""
    of = _indicators(release)
    columns = (*_named(release, of), *_valued(), *_measured(release, of), *_told(release), *_referring(release))
    links = (Link(("indicator",), "indicators", ("indicator",)),)
    meaning = "Every figure of every year, a row for each."
    return Table("figures", "Figures", meaning, 0, columns, rows(columns, figures), ("year", "indicator"), links)


def bounds(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that the number may be, by the rule that sums and changes use; None where there is no bound."""
    claims = figure.interval
    if claims is None:
        return None, None
    return _bound(claims.low), _bound(claims.high)


def _bound(end: Decimal) -> Decimal | None:
    return end if end.is_finite() else None


def revised(figure: Figure) -> date | None:
    """The day of the latest revision."""
    return figure.revisions[-1].date if figure.revisions else None


def _indicators(release: Release) -> Callable[[Figure], Indicator]:
    return lambda figure: release.report.indicators[figure.id]


def _named(release: Release, of: Callable[[Figure], Indicator]) -> tuple[Column, ...]:
    never = "The name of the indicator for machines; it never changes."
    said = "The name of the indicator, in a language of the report."
    return (
        Column("year", "Year", "The year the figure is about.", lambda figure: figure.year, ColumnType.YEAR, True),
        Column("indicator", "Identifier", never, lambda figure: figure.id, ColumnType.NAME, True),
        *in_each_language(release, "name", "Indicator", said, lambda figure: of(figure).name),
        Column("theme", "Theme", "The theme of the indicator.", lambda figure: of(figure).theme.name, ColumnType.NAME, True),
    )


def _valued() -> tuple[Column, ...]:
    empty = "The number alone; empty where there is none, and then the status says why."
    stated = "How exactly the source states the number."
    settled = "How settled the figure is, or why it has no value."
    sdmx = "The status in the code list CL_OBS_STATUS of SDMX."
    return (
        Column("value", "Value", empty, lambda figure: figure.value, ColumnType.NUMBER),
        Column("qualifier", "Qualifier", stated, _qualifier, ColumnType.NAME, choices=QUALIFIERS),
        Column("status", "Status", settled, lambda figure: figure.status.value, ColumnType.NAME, True, STATUSES),
        Column("obs_status", "SDMX status", sdmx, lambda figure: SDMX[figure.status], ColumnType.NAME, True, _SDMX_CODES),
    )


def _qualifier(figure: Figure) -> str | None:
    return None if figure.value is None else figure.qualifier.value


def _measured(release: Release, of: Callable[[Figure], Indicator]) -> tuple[Column, ...]:
    kind = "“flow”: counted over the year; “stock”: the state at a date."
    when = "The date at which the number held, as precise as it is known."
    least = "The least the number may be by its qualifier and rounding; empty where there is no bound or no number."
    most = "The most the number may be by its qualifier and rounding; empty where there is no bound or no number."
    unit = "The unit of the number, in a language of the report."
    return (
        Column("unit", "Unit", "What the number counts.", lambda figure: of(figure).unit.name, ColumnType.NAME, True),
        *_unit_names(release, of, unit),
        Column("kind", "Measure", kind, lambda figure: of(figure).kind.value, ColumnType.NAME, True, codes(Measure)),
        Column("as_of", "As of", when, lambda figure: figure.as_of, ColumnType.WHEN),
        Column("lower", "Lower bound", least, lambda figure: bounds(figure)[0], ColumnType.NUMBER),
        Column("upper", "Upper bound", most, lambda figure: bounds(figure)[1], ColumnType.NUMBER),
        Column(
            "rounded_to",
            "Rounded to",
            "The unit to which the source rounded.",
            lambda figure: figure.rounded_to,
            ColumnType.NUMBER,
        ),
    )


def _unit_names(release: Release, of: Callable[[Figure], Indicator], meaning: str) -> tuple[Column, ...]:
    def named(subtag: str) -> Callable[[Figure], str]:
        formatter = next(release.formatter(language) for language in release.languages if language.subtag == subtag)
        return lambda figure: formatter.unit_name(of(figure))

    return tuple(
        Column(f"unit_name_{language.subtag}", "Unit name", meaning, named(language.subtag), language=language.subtag)
        for language in release.languages
    )


def _told(release: Release) -> tuple[Column, ...]:
    broken = "True where the figure may not be compared with those of earlier years."
    why = "Why the series breaks, in a language of the report."
    note = "What should be known of the figure, in a language of the report."
    return (
        Column("break", "Break in series", broken, lambda figure: figure.break_ is not None, ColumnType.TRUTH, True),
        *in_each_language(release, "break_reason", "Reason of the break", why, lambda figure: figure.break_),
        *in_each_language(release, "note", "Note", note, lambda figure: figure.note),
    )


def _referring(release: Release) -> tuple[Column, ...]:
    parts = "The indicators of the same year that this total is the sum of."
    rest = "What no published part of the total explains."
    called = "What that rest is called, in a language of the report."
    within = "The indicators of the same year that are within this one without making it up."
    cited = "The documents the figure rests on."
    late = "The day of its latest revision; empty for a figure that was never changed."
    where = "The permanent address of the figure."
    return (
        Column("parts", "Parts", parts, lambda figure: names(figure.parts), ColumnType.NAMES),
        Column("residual", "Rest", rest, lambda figure: figure.residual and figure.residual.value, ColumnType.NUMBER),
        *in_each_language(
            release, "residual_name", "Name of the rest", called, lambda figure: figure.residual and figure.residual.name
        ),
        Column("of_which", "Of which", within, lambda figure: names(figure.of_which), ColumnType.NAMES),
        Column("sources", "Sources", cited, lambda figure: names(figure.source), ColumnType.NAMES),
        Column("revised", "Revised", late, revised, ColumnType.DAY),
        Column("address", "Address", where, release.observation, ColumnType.ADDRESS, True),
    )
