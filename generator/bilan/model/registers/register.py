"""registers.yml: lists of records that the institution keeps (press releases, visits …), and their columns.

The rows of a year are in a CSV or XLSX file of its folder. The first column of type `date` is the date of a row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bilan.messages.message import Message, translatable
from bilan.schema.containers import ListOf, MapOf, Reference, ReferenceTo
from bilan.schema.field_type import ReadContext, mismatch, scalar
from bilan.schema.number_fields import WholeNumber
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import BAD_FORM, Boolean, Choice, LocalizedText, Text
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.yaml.nodes import Node

FILE = "data/registers.yml"
_FILE_NAME = re.compile(r"[^/\\:\x00-\x1f]+\.(?:csv|xlsx)", re.IGNORECASE)
_OTHER_TABLE = re.compile(r"[^/\\:]+\.(?:xls|xlsm|ods|numbers|tsv|txt)", re.IGNORECASE)


class ColumnKind(CodeList):
    """What the cells of a column hold."""

    DATE = "date", "A date: 2025-03-14, 2025-03 or 2025. The first such column dates the row."
    TEXT = "text", "A text, shown as it is."
    NUMBER = "number", "A number."
    DIMENSION = "dimension", "A member of a dimension of dimensions.yml."
    URL = "url", "A web address; readers get a link."
    PRIVATE = "private", "Never published."


class DateOrder(CodeList):
    """How the dates of a file are written."""

    ISO = "iso", "Year first: 2025-03-14."
    DAY_FIRST = "day_first", "Day first, as Excel writes in French and British English: 14/03/2025."
    MONTH_FIRST = "month_first", "Month first, as Excel writes in American English: 03/14/2025."


@dataclass(frozen=True, slots=True)
class TableFileName:
    """The name of a CSV or XLSX file in the folder of a year, without a folder; problem: `bad-form`."""

    expected: Message = translatable("the name of a CSV or XLSX file in the folder of each year")

    def read(self, node: Node, reading: ReadContext) -> str | None:
        typed = scalar(node, self.expected, reading)
        if typed is None or (_FILE_NAME.fullmatch(typed.text) and not typed.text.startswith(".")):
            return typed.text if typed else None
        if _OTHER_TABLE.fullmatch(typed.text):
            hint = translatable("Save the list as CSV or .xlsx, and write that name.")
        else:
            hint = translatable("Write the name alone, such as “{example}”; each year has its own.", example="releases.csv")
        reading.problems.append(BAD_FORM.at(typed.place, mismatch(typed, self.expected), hint))
        return None


class RegisterColumn(Record):
    """A column of a register."""

    id: str
    type: ColumnKind | None = key(
        Choice(ColumnKind), None, title="Type", help="What the cells hold; text where nothing is written.", example="date"
    )
    dimension: Reference | None = key(
        ReferenceTo(translatable("the name of a dimension")),
        None,
        title="Dimension",
        help="The dimension of dimensions.yml whose members the cells name.",
        example="channel",
    )
    values: tuple[str, ...] = key(
        ListOf(Text()),
        (),
        title="Values",
        help="All values that a cell of this column may have; any other is a problem.",
        example=["communique", "reply"],
    )
    header: str | None = key(
        Text(translatable("the title of the column in the file")),
        None,
        title="Header",
        help="The title of the column in the first row of the file, where it is not the name of this key.",
        example="Date of publication",
    )
    name: LocalText | None = key(
        LocalizedText(), None, title="Name", help="What readers see above the column.", example="Date of publication"
    )
    decimals: int = key(
        WholeNumber(0, 6),
        0,
        title="Decimals",
        help="How many decimals the numbers of the column may have; 0 by default.",
        example=2,
    )
    required: bool | None = key(
        Boolean(),
        None,
        title="Required",
        help="Whether a cell must be filled; dates and members of dimensions must unless “false” is written here.",
        example=True,
    )

    @property
    def kind(self) -> ColumnKind:
        """What the cells hold."""
        return self.type or (ColumnKind.DIMENSION if self.dimension else ColumnKind.TEXT)

    @property
    def is_private(self) -> bool:
        """True of a column that is never published."""
        return self.kind is ColumnKind.PRIVATE

    @property
    def must_be_filled(self) -> bool:
        """True where an empty cell is a problem."""
        return self.kind in (ColumnKind.DATE, ColumnKind.DIMENSION) if self.required is None else self.required

    @property
    def written(self) -> str:
        """The title of the column in the file."""
        return self.header or self.id


COLUMN = RecordOf(RegisterColumn, short_for="type")


class Register(Record):
    """A list of records that has the same form every year."""

    id: str
    name: LocalText = key(LocalizedText(), title="Name", help="What the list is called.", example="Press releases")
    definition: LocalText | None = key(
        LocalizedText(),
        None,
        title="Definition",
        help="What is on the list and what is not.",
        example="All press releases of the press office.",
    )
    file: str = key(
        TableFileName(),
        title="File",
        help="The CSV or XLSX file in the folder of each year.",
        example="releases.csv",
    )
    sheet: str | None = key(
        Text(translatable("the name of a sheet")),
        None,
        title="Sheet",
        help="The sheet of the workbook, where it has several.",
        example="Sent",
    )
    dates: DateOrder = key(
        Choice(DateOrder),
        DateOrder.ISO,
        title="Dates",
        help="How dates are written in the file; days of a workbook need nothing.",
        example="day_first",
    )
    columns: Mapping[str, RegisterColumn] = key(
        MapOf(COLUMN.of_name, translatable("names of columns"), COLUMN),
        title="Columns",
        help="The columns of the file, each with its type.",
    )

    @property
    def date_column(self) -> str | None:
        """The column that dates a row."""
        return next((name for name, column in self.columns.items() if column.kind is ColumnKind.DATE), None)

    @property
    def has_private_columns(self) -> bool:
        """True where messages may not quote what a cell holds."""
        return any(column.is_private for column in self.columns.values())

    @property
    def public_columns(self) -> Mapping[str, RegisterColumn]:
        """The columns that readers see, in the order declared."""
        return {name: column for name, column in self.columns.items() if not column.is_private}


REGISTER = RecordOf(Register)


class RegistersFile(Record):
    """The whole of registers.yml."""

    registers: Mapping[str, Register] = key(
        MapOf(REGISTER.of_name, translatable("names of registers"), REGISTER, "registers"),
        title="Registers",
        help="Lists of records from which figures are counted, by id.",
    )
