"""The pages of a register in a year: the list, or its contents by month and a page for each month if it is long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bilan.analysis.register_pagination import (
    RegisterMonth,
    is_on_one_page,
    register_address,
    register_months,
    rows_of,
)
from bilan.blocks.block import Block
from bilan.blocks.download_blocks import DownloadList
from bilan.blocks.register_blocks import RegisterList, RegisterMonths
from bilan.blocks.text_blocks import Heading, PageLink, Paragraph
from bilan.diagnostics.problem import Place
from bilan.model.indicator import Indicator
from bilan.model.registers.register_table import RegisterRow, RegisterTable
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.count_sources import records_counted
from bilan.pages.data_blocks import register_download
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present, year_links, year_table
from bilan.values.partial_date import PartialDate
from bilan.values.period import Period
from bilan.values.sentence import MonthName, Text, sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """A page for each register and year, and for each month of a long list."""
    for year in report.years.values():
        for name, table in year.registers.items():
            place, about = Place(table.file), table.register.definition or ""
            blocks = partial(_of_year, year.number, name)
            yield PageSpec(register_address(name, year.number), _title(table, year.period), place, blocks, about)
            for month in register_months(table, year.number):
                if month.address:
                    title = sentence("{name}, {month}", name=table.register.name, month=_month(month))
                    yield PageSpec(month.address, title, place, partial(_of_month, year.number, name, month))


def _title(table: RegisterTable, year: Period) -> Text:
    return sentence("{name} {year}", name=table.register.name, year=year)


def _month(month: RegisterMonth) -> PartialDate | Text:
    """A month in a sentence."""
    return PartialDate(*month.month) if month.month else sentence("Month unknown")


def _month_name(month: RegisterMonth) -> Text:
    """A month as a heading."""
    return MonthName(*month.month) if month.month else sentence("Month unknown")


def _of_year(number: int, name: str, inputs: PageInputs) -> Iterator[Block]:
    report, year = inputs.report, inputs.report.years[number]
    table, months = year.registers[name], register_months(year.registers[name], number)
    yield Heading(_title(table, report.years[number].period), "top", 1)
    if table.register.definition:
        yield Paragraph((table.register.definition,), "definition")
    yield Paragraph((records_counted(len(table)),))
    yield from present(year_links(year, register_address(name, number)))
    yield from _figures(report, year, name)
    if is_on_one_page(table):
        yield from _by_month(report, table, months, number)
    else:
        yield Heading(sentence("By month"), "months")
        yield RegisterMonths(months)
    yield Heading(sentence("Download"), "downloads")
    yield DownloadList((register_download(name, report.years[number], table),))


def _figures(report: Report, year: Year, name: str) -> Iterator[Block]:
    """The figures that are counted from the list."""
    counted = [figure for figure in year.figures.values() if figure.count and figure.count.name == name]
    indicators: list[Indicator] = [report.indicators[figure.id] for figure in counted if figure.id in report.indicators]
    if indicators:
        caption = sentence("Figures counted from this list")
        yield Heading(caption, "figures")
        yield year_table(report, year, indicators, caption)


def _by_month(report: Report, table: RegisterTable, months: tuple[RegisterMonth, ...], number: int) -> Iterator[Block]:
    if len(months) <= 1 or not table.dates:
        yield Heading(sentence("The list"), "list")
        yield _list(report, table, _title(table, report.years[number].period), rows_of(table))
        return
    for month in months:
        yield Heading(_month_name(month), f"month-{month.name}")
        caption = sentence("{name}, {month}", name=table.register.name, month=_month(month))
        yield _list(report, table, caption, rows_of(table, month))


def _list(
    report: Report, table: RegisterTable, caption: Text, rows: tuple[RegisterRow, ...], *, searched: bool = True
) -> RegisterList:
    columns = table.register.public_columns
    members = {
        name: {member.id: member.name for member in report.dimensions[column.dimension.name].members.values()}
        for name, column in columns.items()
        if column.dimension and column.dimension.name in report.dimensions
    }
    return RegisterList(caption, tuple(columns.values()), rows, members, searched)


def _of_month(number: int, name: str, month: RegisterMonth, inputs: PageInputs) -> Iterator[Block]:
    table = inputs.report.years[number].registers[name]
    title = sentence("{name}, {month}", name=table.register.name, month=_month(month))
    yield Heading(title, "top", 1)
    yield Paragraph((records_counted(month.number),))
    yield RegisterMonths(register_months(table, number))
    yield _list(inputs.report, table, title, rows_of(table, month), searched=False)
    yield PageLink(sentence("The whole list"), register_address(name, number))
