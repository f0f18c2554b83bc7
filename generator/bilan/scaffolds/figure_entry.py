"""The entry of a figure in a new year: its keys as in the year before, its numbers left out, the old ones in comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bilan.locales.language import MINUS, Language
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure, FigureBreakdown
from bilan.model.figure_table import VALUE
from bilan.model.registers.count_fields import Condition
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from bilan.scaffolds.yaml_scalar import scalar
from bilan.schema.containers import Reference
from bilan.spreadsheets.csv_text import csv_table
from bilan.values.period import Frequency, Period, part_of_year

NARROW_NO_BREAK_SPACE = "\u202f"


class TypedNumbers(Language):
    """A language whose numbers can be copied into a data file: `1 240.5`, whatever its own separators are."""

    @property
    def symbols(self) -> Mapping[int, str]:
        return {ord(","): NARROW_NO_BREAK_SPACE}

    def isolate(self, printed: str) -> str:
        """A number without characters that a data file does not take."""
        return printed.replace(MINUS, "-")


def figure_entry(formatter: PageFormatter, name: str, figure: Figure | None, number: int) -> Iterator[str]:
    """Yield the lines of a figure in the year `number`; `figure` is that of the year before, None if there is none."""
    yield f"  {name}:"
    if figure is None:
        yield "    value:"
        return
    printed = _printed(formatter, figure)
    if figure.count:
        yield from _counted(figure, printed)
        return
    if figure.value is not None or not figure.by:
        yield f"    value:             # {printed}"
    if (period := _same_period(figure, number)) is not None:
        yield f"    period: {period}"
    elif figure.period is not None and figure.period.frequency is not Frequency.YEAR:
        yield f"    # period: {figure.period}"
    yield from _commented_list("source", figure.source)
    yield from _commented_list("parts", figure.parts)
    yield from _commented_list("of_which", figure.of_which)
    if figure.break_:
        words, year = formatter.language.words, figure.year
        question = words("A break in {year}: {reason} Is {next} comparable with {year}? If not:")
        question_text = question.format(year=year, next=number, reason=formatter.plain(figure.break_))
        yield f"    # {_line(question_text)}"
        yield "    # break: …"
    if figure.by:
        yield "    by:"
    for breakdown in figure.by.values():
        yield from _breakdown(formatter, breakdown)


def tables(report: Report, figure: Figure, number: int) -> Iterator[tuple[str, str]]:
    """Yield the CSV files of a figure's breakdowns for the year `number`, with the members and without numbers."""
    for breakdown in figure.by.values():
        if breakdown.file and not breakdown.counted:
            rows = [
                [_member(report, breakdown, at, member, number) for at, member in enumerate(one)] for one in breakdown.cells
            ]
            yield breakdown.file, csv_table([[*breakdown.dimensions, VALUE], *([*row, ""] for row in rows)])


def register_files(report: Report, figures: Iterator[Figure]) -> Iterator[tuple[str, str]]:
    """Yield the CSV files of the registers that figures are counted from, with the titles of their columns alone."""
    for name in dict.fromkeys(figure.count.name for figure in figures if figure.count):
        register = report.registers.get(name)
        if register is not None and register.file.lower().endswith(".csv"):
            yield register.file, csv_table([[column.written for column in register.columns.values()]])


def _counted(figure: Figure, printed: str) -> Iterator[str]:
    """Yield the keys by which a figure is counted; they stay from year to year."""
    yield f"    count: {figure.count}             # {printed}"
    if figure.where:
        yield f"    where: {{{', '.join(map(_condition, figure.where))}}}"
    if figure.once_by:
        yield f"    once_by: {figure.once_by.name}"
    counted = [scalar(breakdown.name) for breakdown in figure.by.values() if breakdown.counted]
    if counted:
        yield f"    by: [{', '.join(counted)}]"


def _condition(condition: Condition) -> str:
    texts = [scalar(text.name) for text in condition.texts]
    listed = ", ".join(texts)
    return f"{condition.column.name}: {listed}" if len(texts) == 1 else f"{condition.column.name}: [{listed}]"


def _breakdown(formatter: PageFormatter, breakdown: FigureBreakdown) -> Iterator[str]:
    if breakdown.file:
        yield f"      {breakdown.name}: {breakdown.file}"
        return
    yield f"      {breakdown.name}:"
    for cell in breakdown.cells.values():
        member = cell.members.get(breakdown.name) or (cell.period.within_year if cell.period else "")
        yield f"        {member}:           # {_printed(formatter, cell)}"


def _printed(formatter: PageFormatter, figure: Figure) -> str:
    """Return the number of the year before, with its year, on one line."""
    printed = formatter.printed(figure, unit=not figure.dimensions)
    return _line(formatter.language.words("{year}: {value}").format(year=figure.year, value=printed))


def _same_period(figure: Figure, number: int) -> Period | None:
    """Return the half, quarter or month of the year `number` that a figure's own period is; None for any other length."""
    period = figure.period
    if period is None or period.frequency not in TIME_DIMENSIONS.values():
        return None
    return part_of_year(period.frequency, number, period.number, period.begins)


def _member(report: Report, breakdown: FigureBreakdown, at: int, member: str, number: int) -> str:
    """Return a member as a row of the new year names it; a period is that of the new year."""
    frequency = TIME_DIMENSIONS.get(breakdown.dimensions[at])
    if frequency is None:
        return member
    last = int(member.rpartition("-")[2].lstrip("HQ"))
    return str(part_of_year(frequency, number, last, report.publication.begins))


def _commented_list(key: str, names: tuple[Reference, ...]) -> Iterator[str]:
    if names:
        yield f"    # {key}: [{', '.join(name.name for name in names)}]"


def _line(text: str) -> str:
    """Return a text on one line of a comment, without characters that no file may contain."""
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cn") else sign for sign in text.replace("\ufeff", ""))
    return " ".join(word for word in re.split(r"[ \u2028\u2029]", seen) if word)
