"""Where a reader sees what a figure counts: the page of the list, and the conditions in words."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.register_pagination import register_address
from bilan.blocks.register_blocks import CountSource
from bilan.model.figure import Figure
from bilan.model.registers.register import Register
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.values.sentence import Text, plural_sentence, sentence


def count_source(report: Report, figure: Figure) -> CountSource | None:
    """What a figure is counted from; None where it is not counted."""
    if figure.count is None:
        return None
    name = figure.count.name
    register = report.registers.get(name)
    once_by = register.columns.get(figure.once_by.name) if register and figure.once_by else None
    shown = None if once_by and once_by.is_private else figure.once_by
    return CountSource(
        register.name if register else _built_in_name(name, report.years[figure.year]),
        _address(report, figure, name),
        tuple(_conditions(report, figure, register)),
        column_name(register, shown.name) if shown else None,
    )


def records_counted(number: int) -> Text:
    """How many records a list has, as a sentence."""
    return plural_sentence(number, "One record.", "{number} records.")


def column_name(register: Register | None, name: str) -> Text:
    """What readers see above a column."""
    column = register.columns.get(name) if register else None
    return (column.name or column.written) if column else sentence(_NAMES.get(name, name))


_NAMES = {
    "topics": "Topics",
    "outlet": "Outlet",
    "language": "Language",
    "country": "Country",
    "kind": "Kind",
    "title": "Title",
    "url": "Web address",
    "verdict": "Verdict",
}


def _built_in_name(name: str, year: Year) -> Text:
    titles = {
        "articles": sentence("Press review {year}", year=year.period),
        "events": sentence("Events of the year"),
        "rebuttals": sentence("False claims and answers {year}", year=year.period),
    }
    return titles[name]


def _address(report: Report, figure: Figure, name: str) -> str | None:
    """The page of the list; None where it is not public or empty."""
    year = report.years[figure.year]
    if name in report.registers:
        return register_address(name, figure.year) if name in year.registers else None
    if name == "articles":
        return f"/{figure.year}/press/" if year.articles else None
    if name == "events":
        return f"/{figure.year}/#events" if year.events else None
    return f"/{figure.year}/rebuttals/" if year.rebuttals else None


def _conditions(report: Report, figure: Figure, register: Register | None) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    for condition in figure.where:
        column = register.columns.get(condition.column.name) if register else None
        dimension = report.dimensions.get(column.dimension.name) if column and column.dimension else None
        texts = tuple(
            dimension.members[text.name].name if dimension and text.name in dimension.members else text.name
            for text in condition.texts
        )
        yield column_name(register, condition.column.name), texts
