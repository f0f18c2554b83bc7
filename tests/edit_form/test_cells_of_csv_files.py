"""Editing a CSV file as a table changes the cells that were changed, and no other byte."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.edit_form.edit_addresses import EditAddresses, EditedReport
from bilan.edit_form.editable_table import MOST_ROWS
from bilan.edit_form.record_text import UnreadableError
from bilan.locales.editor_locale import EditorLocale
from bilan.report_check import check_report_folder
from bilan.spreadsheets.csv_text import csv_rows, with_cells
from tests.conftest import Folder
from tests.preview.panel_requests import TODAY

FILE = "data/2021/one.csv"
TABLE = '# relu\nregion;month;value;note\nnorth;01;  1;"Dit ; ""non"""\n\n"south";02;5\n'
FILES: dict[str, str | bytes] = {
    "data/2021/figures.yml": "source: review\nfigures:\n  one:\n    value: 6\n    by:\n      region, month: one.csv\n",
    "data/dimensions.yml": "dimensions:\n  region: {name: Région, members: {north: {name: Nord}, south: {name: Sud}}}\n",
}


class Table:
    """The form of the table of a small report, whose text may be changed."""

    def __init__(self, folder: Folder, text: str | bytes | None) -> None:
        root = folder({**FILES, **({} if text is None else {FILE: TABLE})})
        checked = check_report_folder(root, TODAY, drafts=True)
        assert checked.report
        edited = EditedReport(root, checked.report, checked.sources, TODAY)
        self.editable = EditAddresses(edited, EditorLocale()).editable(f"{FILE}#")
        self.texts = {} if text is None else {FILE: text.decode() if isinstance(text, bytes) else text}
        self.value: Any = self.editable.value(self.texts)
        self.lines: Any = self.value["table"]["lines"]

    def saved(self) -> str:
        return self.editable.with_value(self.texts, self.value).get(FILE) or self.texts[FILE]


def test_a_table_names_its_columns_and_lines(folder: Folder) -> None:
    table = Table(folder, TABLE)
    assert [(one["label"], one.get("names")) for one in table.value["table"]["columns"]] == [
        ("region", "member-region"),
        ("month", "member-month"),
        ("value", None),
        ("note", None),
    ]
    assert table.lines == [
        {"line": "3", "cells": {"0": "north", "1": "01", "2": "  1", "3": 'Dit ; "non"'}},
        {"line": "5", "cells": {"0": "south", "1": "02", "2": "5"}},
    ]
    assert table.saved() == TABLE


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("line", "column", "cell", "before", "after"),
    [
        (0, "2", "2", ";  1;", ";2;"),
        (0, "3", "Oui", '"Dit ; ""non"""', '"Oui"'),
        (0, "3", "", '"Dit ; ""non"""', '""'),
        (1, "0", "north", '"south"', '"north"'),
        (1, "2", "", ";02;5", ";02;"),
        (1, "2", "5;1", ";02;5", ';02;"5;1"'),
        (1, "3", "Vu", ";02;5", ";02;5;Vu"),
        (1, "3", 'Dit "oui"', ";02;5", ';02;5;"Dit ""oui"""'),
    ],
)
def test_one_cell_changes(
    folder: Folder, line: int, column: str, cell: str, before: str, after: str, mark: str, end: str
) -> None:
    text = mark + TABLE.replace("\n", end)
    table = Table(folder, text.encode())
    table.lines[line]["cells"][column] = cell
    assert before in text
    assert table.saved() == text.replace(before, after)


def test_lines_are_deleted_and_added_at_the_end(folder: Folder) -> None:
    table = Table(folder, TABLE.rstrip("\n"))
    del table.lines[0]
    table.lines += [{"cells": {"0": "north", "1": "03", "2": "4"}}, {"cells": {}}]
    assert table.saved() == '# relu\nregion;month;value;note\n\n"south";02;5\nnorth;03;4;\n'


def test_a_table_that_a_figure_names_begins_with_its_columns(folder: Folder) -> None:
    table = Table(folder, None)
    table.lines.append({"cells": {"0": "north", "1": "01", "2": "6"}})
    assert table.saved() == "region,month,value\nnorth,01,6\n"


def test_problems_are_told_at_their_cells(folder: Folder) -> None:
    text = TABLE.replace("  1", "1.000").replace(";02;", ";13;")
    table = Table(folder, text)
    table.lines.insert(0, {"cells": {}})  # a line that nobody has filled in yet
    root = folder({**FILES, FILE: text})
    found = [one for one in check_report_folder(root, TODAY, drafts=True).problems if one.place.file == FILE]
    paths = {one.code: table.editable.path_of(one, table.texts, table.value) for one in found}
    assert paths == {"ambiguous-number": "table.1.2", "invalid-period": "table.2.1"}


@pytest.mark.parametrize(
    "text", ["", 'region,month,value\n"north,01,1\n', 'a,b\n"x"y,1\n', "a\n" + "1\n" * (MOST_ROWS + 1), 'a,b\n"=""01""",2\n']
)
def test_what_cannot_be_shown_cell_by_cell_is_for_a_spreadsheet(folder: Folder, text: str) -> None:
    with pytest.raises(UnreadableError, match="Edit it with a spreadsheet"):
        Table(folder, text)


cells = st.lists(st.lists(st.text("ab ;,\"\n'é#=", max_size=5), min_size=3, max_size=3), min_size=1, max_size=5)


@given(cells, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.data())
def test_any_table_is_read_as_it_was_written_and_one_cell_of_it_changed(
    written: list[list[str]], separator: str, end: str, data: st.DataObject
) -> None:
    header = ["one", "two", "three"]
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows([header, *written])
    text = stream.getvalue()
    rows = csv_rows(text, separator)
    shown = [row for row in written if any(cell.strip() for cell in row)]
    assert [list(row.texts) for row in rows[1:]] == shown
    kept: dict[int, dict[int, str]] = {row.line: {} for row in rows}
    assert with_cells(text, rows, kept, [], separator) == text
    if len(rows) > 1:
        row = data.draw(st.sampled_from(range(1, len(rows))))
        kept[rows[row].line] = {1: "new"}
        changed = csv_rows(with_cells(text, rows, kept, [], separator), separator)
        assert [list(one.texts) for one in changed[1:]] == [
            [one[0], "new", one[2]] if at == row - 1 else one for at, one in enumerate(shown)
        ]
