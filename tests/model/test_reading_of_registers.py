"""Problems of a register are at their cell; many of one kind are one problem; nothing private is quoted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from bilan.diagnostics.problem import Problem
from bilan.model.registers.cell_faults import MOST_APART
from bilan.model.registers.register import REGISTER, DateOrder, Register
from bilan.model.registers.register_reader import ReadRegister, read_register
from bilan.schema.field_type import ReadContext
from bilan.values.partial_date import PartialDate
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText
from tests.problems.example_files import two_sheets

READING = ReadContext(languages=("fr",), year=2025, members_of={"channel": ("website", "x")})
COLUMNS = "date: date, title: text, channel: {dimension: channel}, kind: {values: [communique, reply]}, n: number, link: url"
HEAD = "date,title,channel,kind,n,link\n"
ROW = "2025-03-14,Premier,website,communique,3,https://example.org/a\n"


def register(columns: str = COLUMNS, file: str = "releases.csv", more: str = "") -> Register:
    root, problems = parse(SourceText("registers.yml", f"{{name: R, file: {file}, columns: {{{columns}}}{more}}}"))
    assert root is not None
    assert not problems
    made = REGISTER.read(root, READING, id="releases")
    assert made is not None
    return made


def read(text: str, declared: Register | None = None, reading: ReadContext = READING) -> ReadRegister:
    return read_register(text.encode(), "data/2025/releases.csv", declared or register(), reading)


def only(found: ReadRegister) -> Problem:
    assert len(found.problems) == 1, found.problems
    return found.problems[0]


def workbook(*rows: list[object], hidden: int = 0, merged: str = "") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Envois"
    for row in rows:
        sheet.append(row)
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    if merged:
        sheet.merge_cells(merged)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_cells_have_the_type_of_their_column() -> None:
    found = read(HEAD + ROW + "2025-04,,x,reply,,\n")
    assert not found.problems
    assert {name: [*values] for name, values in found.table.columns.items()} == {
        "date": [PartialDate(2025, 3, 14), PartialDate(2025, 4)],
        "title": ["Premier", None],
        "channel": ["website", "x"],
        "kind": ["communique", "reply"],
        "n": [Decimal(3), None],
        "link": ["https://example.org/a", None],
    }
    assert [*found.table.lines] == [2, 3]


@pytest.mark.parametrize(
    ("row", "column", "code", "hint"),
    [
        ("2025-02-30,A,x,reply,1,", 1, "invalid-date", ""),
        ("16/05/2025,A,x,reply,1,", 1, "invalid-date", "write “dates: day_first” in registers.yml."),
        ("05/16/2025,A,x,reply,1,", 1, "invalid-date", "write “dates: month_first” in registers.yml."),
        ("2024-12-31,A,x,reply,1,", 1, "date-outside-year", "move the row to the file of its year."),
        ("2026-01-01,A,x,reply,1,", 1, "date-outside-year", "move the row to the file of its year."),
        (",A,x,reply,1,", 1, "empty-value", "write “required: false” for the column"),
        ("2025-02-03,A,webste,reply,1,", 14, "unknown-member", "Did you mean “website”?"),
        ("2025-02-03,A,radio,reply,1,", 14, "unknown-member", "Its members: website, x."),
        ("2025-02-03,A,,reply,1,", 14, "empty-value", "Fill it."),
        ("2025-02-03,A,x,replay,1,", 16, "unknown-value", "Did you mean “reply”?"),
        ("2025-02-03,A,x,reply,1.234,", 22, "ambiguous-number", "Write 1234."),
        ("2025-02-03,A,x,reply,12.5,", 22, "unexpected-decimals", "write “decimals: …” for the column"),
        ("2025-02-03,A,x,reply,many,", 22, "invalid-number", ""),
        ("2025-02-03,A,x,reply,1,javascript:alert(1)", 24, "bad-address", ""),
        ("2025-02-03,A,x,reply,1,,more", 25, "long-row", "Put a cell that holds the separator in quotes"),
    ],
)
def test_an_error_is_reported_at_its_cell(row: str, column: int, code: str, hint: str) -> None:
    found = read(f"{HEAD}{ROW}{row}\n")
    problem = only(found)
    assert (problem.code, problem.place[:3]) == (code, ("data/2025/releases.csv", 3, column))
    assert hint in problem.hint
    assert len(found.table) == 1
    assert found.table.broken == problem.place


@pytest.mark.parametrize(("day", "codes"), [("2025-09-01", 0), ("2026-08-31", 0), ("2025-08-31", 1), ("2026-09-01", 1)])
def test_dates_outside_the_reporting_year_are_errors(day: str, codes: int) -> None:
    reading = ReadContext(languages=("fr",), year=2025, begins=9)
    assert len(read(f"date\n{day}\n", register("date: date"), reading).problems) == codes


@pytest.mark.parametrize(
    ("order", "text", "day"),
    [
        (DateOrder.ISO, "2025-03-04 10:30", (2025, 3, 4)),
        (DateOrder.ISO, "2025-03-04T10:30:00Z", (2025, 3, 4)),
        (DateOrder.DAY_FIRST, "4/3/2025", (2025, 3, 4)),
        (DateOrder.DAY_FIRST, "04.03.2025 10:30", (2025, 3, 4)),
        (DateOrder.DAY_FIRST, "2025-03-04", (2025, 3, 4)),
        (DateOrder.MONTH_FIRST, "03/04/2025", (2025, 3, 4)),
    ],
)
def test_dates_are_read_in_the_order_that_is_declared(order: DateOrder, text: str, day: tuple[int, int, int]) -> None:
    found = read(f"date\n{text}\n", register("date: date", more=f", dates: {order}"))
    assert [*found.table.dates] == [PartialDate(*day)]


def test_a_date_in_another_order_is_an_error() -> None:
    problem = only(read("date\n03/14/2025\n", register("date: date", more=", dates: day_first")))
    assert "registers.yml says “dates: day_first”" in problem.hint


@pytest.mark.parametrize(
    ("head", "code", "said"),
    [
        (HEAD.replace("title", "titel"), "unknown-column", "Did you mean “title”?"),
        (HEAD.replace("\n", ",phone\n"), "unknown-column", "Declare it in data/registers.yml (“phone: text”;"),
        (HEAD.replace("\n", ",title\n"), "unknown-column", "Delete one of the two."),
        (HEAD.replace("title,", ""), "missing-column", "Add the column, or correct its title"),
        (HEAD.replace("title", ""), "unknown-column", "Write its title, or delete the column."),
        ("", "empty-value", "Write a first row with the titles of the columns: date,title,channel,kind,n,link."),
    ],
)
def test_the_first_row_has_the_columns_that_are_declared(head: str, code: str, said: str) -> None:
    found = read(head + ROW if head else "")
    first = found.problems[0]
    assert (first.code, len(found.table), found.table.broken) == (code, 0, first.place)
    assert said in first.hint
    assert all(problem.cause == first.place for problem in found.problems[1:])


def test_columns_may_be_in_any_order_with_custom_titles() -> None:
    declared = register("date: {type: date, header: Date d’envoi}, title: text")
    found = read("Title;date D’ENVOI\nA;2025-03-14\n", declared)
    assert not found.problems
    assert [*found.table.dates] == [PartialDate(2025, 3, 14)]
    assert found.place(0, "date")[1:3] == (2, 3)


def test_only_comments_may_precede_the_header() -> None:
    found = read("# The list of the press office\ntitle,date\n#opendays,2025-01-01\n", register("title: text, date: date"))
    assert not found.problems
    assert [*found.table.columns["title"]] == ["#opendays"]


def test_many_errors_of_one_kind_are_one_problem_with_a_count() -> None:
    rows = "".join(f"{1 + number % 28}/03/2025,A,radio,reply,1,\n" for number in range(3000))
    found = read(HEAD + rows)
    assert [(problem.code, problem.place[1:3]) for problem in found.problems] == [
        ("invalid-date", (2, 1)),
        ("unknown-member", (2, 13)),
    ]
    assert all(
        "2999 more cells of this column have the same fault, in rows 3, 4, 5" in one.message for one in found.problems
    )


@pytest.mark.parametrize(("texts", "problems"), [(MOST_APART, MOST_APART), (MOST_APART + 1, 1)])
def test_a_few_errors_are_reported_one_by_one(texts: int, problems: int) -> None:
    rows = "".join(f"2025-13-{number:02d},A,x,reply,1,\n" for number in range(texts))
    assert len(read(HEAD + rows).problems) == problems


PRIVATE = COLUMNS + ", officer: private"


def test_private_columns_are_not_in_the_table() -> None:
    found = read(HEAD.replace("\n", ",officer\n") + ROW.replace("\n", ",Zahra-Canary\n"), register(PRIVATE))
    assert "officer" not in found.table.columns
    assert "Canary" not in repr(found.table)
    assert [*found.private["officer"]] == ["Zahra-Canary"]


@pytest.mark.parametrize("position", range(7))
def test_messages_about_a_register_with_private_columns_name_places_and_quote_nothing(position: int) -> None:
    """A name may slip into any column, or into the first row."""
    cells = [*ROW.strip().split(","), "Zahra"]
    cells[position] = "Canary 0661"
    shifted = ["Canary 0661", *ROW.strip().split(",")]
    head = HEAD.replace("\n", ",officer\n")
    for text in (head + ",".join(cells) + "\n", head + ",".join([*shifted, "Canary"]) + "\n", ",".join(cells) + "\n"):
        for problem in read(text, register(PRIVATE)).problems:
            assert "Canary" not in problem.message + problem.hint + problem.snippet + problem.subject
            assert "0661" not in problem.message + problem.hint


def test_a_file_that_is_not_utf_8_is_not_quoted() -> None:
    data = (HEAD + ROW.replace("Premier", "Prénom Élève")).encode("cp850") * 3
    problems = read_register(data, "data/2025/releases.csv", register(PRIVATE), READING).problems
    assert problems
    assert not any("nom" in problem.hint for problem in problems)


def test_invisible_characters_are_removed_from_texts() -> None:
    found = read("title,date\n\u202ePremier\u200b  communiqué\x07,2025-01-01\n", register("title: text, date: date"))
    assert [*found.table.columns["title"]] == ["Premier communiqué"]


def test_a_workbook_is_read_like_a_text_file() -> None:
    declared = register("date: date, title: text, n: number", "releases.xlsx")
    data = workbook(["date", "title", "n"], [date(2025, 3, 14), 300, 4], ["2025-04", "B", None])
    found = read_register(data, "data/2025/releases.xlsx", declared, READING)
    assert not found.problems
    assert [*found.table.dates] == [PartialDate(2025, 3, 14), PartialDate(2025, 4)]
    assert [*found.table.columns["title"]] == ["300", "B"]
    assert [*found.table.columns["n"]] == [Decimal(4), None]
    assert found.place(1, "title")[:3] == ("data/2025/releases.xlsx!Envois", 3, 2)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (workbook(["date"], [date(2025, 3, 14)], [date(2025, 3, 15)], hidden=3), "unclear-workbook", (1, 1)),
        (workbook(["date"], [date(2025, 3, 14)], [None], merged="A2:A3"), "unclear-workbook", (2, 1)),
        (workbook(["date"], ["=TODAY()"]), "wrong-kind", (2, 1)),
        (workbook(["date"], [date(2024, 3, 14)]), "date-outside-year", (2, 1)),
    ],
)
def test_hidden_rows_and_columns_are_reported(data: bytes, code: str, place: tuple[int, int]) -> None:
    problem = only(read_register(data, "data/2025/releases.xlsx", register("date: date", "releases.xlsx"), READING))
    assert (problem.code, problem.place[1:3]) == (code, place)


def test_a_workbook_with_several_sheets_needs_a_sheet_name() -> None:
    data = two_sheets()
    declared = register("date: date, title: text", "releases.xlsx")
    problem = only(read_register(data, "data/2025/releases.xlsx", declared, READING))
    assert (problem.code, problem.hint) == ("unclear-workbook", "Write in registers.yml which one it is: “sheet: Envois”.")
    named = register("date: date, title: text", "releases.xlsx", ", sheet: Notes")
    assert not read_register(data, "data/2025/releases.xlsx", named, READING).problems
