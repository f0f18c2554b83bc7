"""A figure with `count` is the number of records that it names, by month and by member, and no other number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.model.figure import Figure
from bilan.model.loader import load_report
from tests.conftest import Folder, RunBilan
from tests.model.register_report import COUNT, HEAD, REGISTERS, ROWS, Files, counted_report, figures

ARTICLES = (
    "articles:\n"
    "  - {id: a, title: A, outlet: O, language: fr, url: https://example.org/a, date: 2021-02-03, topics: [instagram], summary: S}\n"
    "  - {id: b, title: B, outlet: O, language: ar, url: https://example.org/b, date: 2021-02, topics: [x, instagram], summary: S}\n"
    "  - {id: c, title: C, outlet: P, language: fr, url: https://example.org/c, topics: [instagram], summary: S}\n"
    "  - {id: d, title: D, outlet: P, language: fr, url: https://example.org/d, date: 2021-04-01, topics: [x], summary: S}\n"
)


def counted(root: Path, name: str = "two", year: int = 2021) -> Figure:
    read = load_report(root)
    assert read.report is not None
    assert [problem.message for problem in read.problems] == []
    return read.report.years[year].figures[name]


def numbers(figure: Figure, dimension: str) -> dict[str, Decimal | None]:
    """The members of a breakdown that have a number other than 0."""
    return {cell.coordinates[0]: cell.value for cell in figure.by[dimension].numbers() if cell.value}


def test_records_are_counted_where_they_hold_what_is_asked_and_once_by_a_column(folder: Folder) -> None:
    figure = counted(folder(counted_report()))
    assert (figure.value, figure.counted) == (Decimal(2), 2)
    assert numbers(figure, "month") == {"2021-03": 2}
    assert numbers(figure, "channel") == {"website": 1, "x": 1}
    assert len(figure.by["month"].cells) == 12


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        ("{count: releases}", 4),
        ("{count: releases, where: {kind: [communique, reply]}}", 4),
        ("{count: releases, where: {kind: communique, channel: x}}", 2),
        ("{count: releases, once_by: reference}", 3),
        ("{count: releases, period: 2021-H1}", 4),
        ("{count: releases, period: 2021-Q1}", 2),
        ("{count: releases, period: 2021-03-15/2021-05-31}", 2),
    ],
)
def test_conditions_narrow_what_is_counted(folder: Folder, figure: str, number: int) -> None:
    assert counted(folder(counted_report(figure))).value == number


def test_a_counted_cell_is_an_observation_like_any_other(folder: Folder) -> None:
    figure = counted(folder(counted_report("{count: releases, status: provisional, by: [month, channel]}")))
    cell = figure.by["channel"].cells[("x",)]
    assert (cell.key, cell.value) == ("2021/two{channel=x}", Decimal(3))
    assert (cell.status, cell.source) == (figure.status, figure.source)
    assert figure.by["month"].cells[("2021-03",)].key == "2021-03/two"


def test_months_that_may_still_come_have_no_number(folder: Folder) -> None:
    """A final figure has all months, 0 where there is no record; of one that is not final, those up to the last record."""
    final = counted(folder(counted_report("{count: releases, by: [month]}")))
    begun = counted(folder(counted_report("{count: releases, by: [month], status: provisional}")))
    assert [*final.by["month"].cells][-1] == ("2021-12",)
    assert [*begun.by["month"].cells][-1] == ("2021-06",)


def test_records_are_counted_by_several_dimensions(folder: Folder) -> None:
    figure = counted(folder(counted_report('{count: releases, by: ["channel, month", quarter]}')))
    found = {cell.coordinates: cell.value for cell in figure.by["channel, month"].numbers() if cell.value}
    assert found == {("website", "2021-03"): 1, ("x", "2021-03"): 1, ("x", "2021-05"): 1, ("x", "2021-06"): 1}
    assert numbers(figure, "quarter") == {"2021-Q1": 2, "2021-Q2": 2}


def test_articles_events_and_rebuttals_are_registers_too(folder: Folder) -> None:
    events = "events:\n  - {date: 2021-05-17, title: E, topics: [open_days]}\n  - {date: 2021-06, title: F}\n"
    rebuttals = "rebuttals:\n  - {id: r, date: 2021-06-02, claim: C, verdict: false, answer: A}\n"
    more: Files = {
        "data/2021/articles.yml": ARTICLES,
        "data/2021/events.yml": events,
        "data/2021/rebuttals.yml": rebuttals,
        "data/2021/figures.yml": (
            "source: review\nfigures:\n  one: {count: events, where: {topics: open_days}}\n"
            "  two: {count: articles, where: {topics: instagram}, by: [month]}\n  total: {count: rebuttals, by: quarter}\n"
        ).replace("by: quarter", "by: [quarter]"),
    }
    root = folder(counted_report(files=more))
    assert [counted(root, name).value for name in ("one", "two", "total")] == [1, 3, 1]
    assert numbers(counted(root), "month") == {"2021-02": 2}  # one of the three has no date
    assert numbers(counted(root, "total"), "quarter") == {"2021-Q2": 1}


def test_a_year_that_begins_in_september_has_its_own_months(folder: Folder) -> None:
    report = "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr]\nyear: {begins: 09}\n"
    rows = "2021-09-01,A,x,communique,A1\n2022-08-31,B,x,communique,A2\n"
    files: Files = {"data/report.yml": report, "data/2021/figures.yml": figures("{count: releases, by: [month, quarter]}")}
    figure = counted(folder(counted_report(rows=rows, files=files)))
    assert numbers(figure, "month") == {"2021-09": 1, "2022-08": 1}
    assert numbers(figure, "quarter") == {"2021-Q1": 1, "2021-Q4": 1}


def test_a_value_that_is_typed_is_the_number_counted(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(counted_report(COUNT.replace("{count", "{value: 2, count")))
    assert run_bilan("-C", root, "check")[0] == 0


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{value: 3, count: releases, where: {kind: communique}, once_by: reference}", "Rows 4 have the same “reference”"),
        ("{value: 4, count: releases, where: {kind: communique}}", "“where” leaves out the rows 5."),
        ("{value: 3, count: releases}", "write “once_by: reference” to count them once."),
        ("{value: 6, count: releases}", "The list lacks 2 records"),
        ("{value: 1, count: releases}", "The list has 3 records more"),
    ],
)
def test_a_value_that_differs_from_the_count_is_reported_with_the_rows(
    folder: Folder, run_bilan: RunBilan, figure: str, said: str
) -> None:
    code, _, problems = run_bilan(
        "-C", folder(counted_report(figure, files={"data/2021/figures.yml": figures(figure)})), "check"
    )
    assert code == 1
    assert "count-mismatch" in problems
    assert said in problems


def test_a_duplicate_row_is_named(folder: Folder, run_bilan: RunBilan) -> None:
    rows = ROWS + "2021-06-01,Réponse,x,reply,A3\n"
    problems = run_bilan("-C", folder(counted_report("{value: 4, count: releases}", rows)), "check")[2]
    assert "Rows 6 are the same as an earlier row: delete them." in problems


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{count: release}", ["[unknown-register]", "Did you mean “releases”?"]),
        ("{count: visits}", ["[unknown-register]", "Registers known here: releases, articles, events, rebuttals."]),
        ("{count: releases, where: {knd: communique}}", ["[unknown-column]", "Did you mean “kind”?"]),
        ("{count: releases, where: {kind: communiqe}}", ["[unknown-value]", "Did you mean “communique”?"]),
        ("{count: releases, where: {channel: webste}}", ["[unknown-member]", "Did you mean “website”?"]),
        ("{count: releases, where: {title: Premiers}}", ["warning [nothing-counted]", "Did you mean “Premier”?"]),
        ("{count: releases, once_by: ref}", ["[unknown-column]", "Its columns: date, title, channel, kind, reference."]),
        ("{count: releases, by: [region]}", ["[unknown-dimension]"]),
        ("{count: articles, by: [channel]}", ["[unknown-column]", "“articles” has no column for “channel”."]),
        ("{value: 4, where: {kind: communique}}", ["[missing-key]", "names no register"]),
        ("{value: 4, by: [month]}", ["[missing-key]", "names no register"]),
    ],
)
def test_an_unknown_name_is_reported_once_with_a_suggestion(
    folder: Folder, run_bilan: RunBilan, figure: str, said: list[str]
) -> None:
    files: Files = {"data/2021/figures.yml": f"source: review\nfigures:\n  two: {figure}\n"}
    problems = run_bilan("-C", folder(counted_report(files=files)), "check")[2]
    assert all(words in problems for words in said), problems
    assert problems.count(": error [") + problems.count(": warning [") == 1


def test_a_register_without_a_file_is_reported_where_it_is_counted(folder: Folder, run_bilan: RunBilan) -> None:
    files = counted_report(files={"data/2021/releases.xlsx": b"PK"})
    del files["data/2021/releases.csv"]
    problems = run_bilan("-C", folder(files), "check")[2]
    assert "data/2021/figures.yml:5:16: error [missing-file]" in problems
    assert "The folder has “releases.xlsx”" in problems


def test_a_register_that_no_figure_counts_may_have_no_file(folder: Folder, run_bilan: RunBilan) -> None:
    files = counted_report("2")
    del files["data/2021/releases.csv"]
    assert run_bilan("-C", folder(files), "check")[0] == 0


def test_an_unreadable_row_has_no_further_consequences(folder: Folder, run_bilan: RunBilan) -> None:
    """The number of a list with a fault is unknown: no sum, typed value or sentence is reported as wrong."""
    figure = COUNT.replace("{count", "{value: 3, count")
    page = "# Page\n\n{{ figure('two') }}\n"
    root = folder(counted_report(figure, ROWS.replace("2021-05-02", "2020-05-02"), {"content/index.md": page}))
    code, _, problems = run_bilan("-C", root, "check")
    assert code == 1
    assert problems.count(": error [") == 1
    assert "data/2021/releases.csv:4:1: error [date-outside-year]" in problems


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (ROWS.replace("communique,A2", "communique,", 1), "3:34"),  # once_by
        (ROWS.replace("2021-03-20", "2021"), "3:1"),  # a month
    ],
)
def test_a_cell_that_a_figure_needs_must_be_filled(folder: Folder, run_bilan: RunBilan, rows: str, cell: str) -> None:
    problems = run_bilan("-C", folder(counted_report(rows=rows)), "check")[2]
    assert f"data/2021/releases.csv:{cell}: error [empty-value]" in problems


def test_a_private_column_cannot_decide_what_is_counted(folder: Folder, run_bilan: RunBilan) -> None:
    files: Files = {
        "data/registers.yml": REGISTERS + "      officer: private\n",
        "data/2021/releases.csv": HEAD.replace("\n", ",officer\n") + ROWS.replace("\n", ",Karim\n"),
    }
    problems = run_bilan("-C", folder(counted_report("{count: releases, where: {officer: Karim}}", files=files)), "check")[2]
    assert "error [private-column]" in problems
    assert counted(folder(counted_report("{count: releases, once_by: officer}", files=files))).value == 1


def test_a_private_column_breaks_nothing_down(folder: Folder, run_bilan: RunBilan) -> None:
    private = REGISTERS.replace("{dimension: channel}", "{type: private, dimension: channel}")
    problems = run_bilan("-C", folder(counted_report(files={"data/registers.yml": private})), "check")[2]
    assert "“releases” has no column for “channel”." in problems


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  releases:", "  articles:", "“articles” is a register that needs no declaration."),
        ("  releases:", "  Sent:", "[bad-id]"),
        ("reference: text", "Référence: text", "[bad-id]"),
    ],
)
def test_registers_and_columns_are_named_like_everything_else(
    folder: Folder, run_bilan: RunBilan, old: str, new: str, said: str
) -> None:
    assert (
        said
        in run_bilan("-C", folder(counted_report("4", files={"data/registers.yml": REGISTERS.replace(old, new)})), "check")[
            2
        ]
    )


def test_an_approval_is_of_the_number_counted(folder: Folder) -> None:
    whole = load_report(folder(counted_report())).report
    shorter = load_report(folder(counted_report(rows=ROWS.partition("\n")[2]))).report
    retitled = load_report(folder(counted_report(rows=ROWS.replace("Premier", "Autre")))).report
    assert whole
    assert shorter
    assert retitled
    approved = approval_fingerprint(whole, 2021)
    assert approval_fingerprint(shorter, 2021) != approved
    assert approval_fingerprint(retitled, 2021) == approved


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("../releases.csv", "Write the name alone, such as “releases.csv”"),
        ("lists/releases.csv", "Write the name alone, such as “releases.csv”"),
        ("releases.xls", "Save the list as CSV or .xlsx"),
        ("releases", "Write the name alone"),
    ],
)
def test_the_file_of_a_register_lies_in_the_folder_of_the_year(
    folder: Folder, run_bilan: RunBilan, name: str, hint: str
) -> None:
    registers = REGISTERS.replace("file: releases.csv", f"file: {name}")
    problems = run_bilan("-C", folder(counted_report(files={"data/registers.yml": registers})), "check")[2]
    assert "data/registers.yml:4:11: error [bad-form]" in problems
    assert hint in problems


def test_a_register_outside_the_report_is_not_read(
    folder: Folder, run_bilan: RunBilan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "releases.csv"
    outside.write_text(HEAD + ROWS.replace("Premier", "Kanarienvogel"), encoding="utf-8")
    root = folder(counted_report())
    (root / "data/2021/releases.csv").unlink()
    (root / "data/2021/releases.csv").symlink_to(outside)
    problems = run_bilan("-C", root, "check")[2]
    assert "data/2021/releases.csv:1:1: error [link-outside-report]" in problems
    assert "Kanarienvogel" not in problems
