"""Cells of a figure: how they are read from figures.yml and from CSV, which period and members they have, and what they sum to."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.analysis.breakdown_years import broken_down_figures, not_broken_down
from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem
from bilan.hardcoded_numbers.in_data import hand_typed_in_data
from bilan.model.figure import Figure
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.rules import check_report
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period
from tests.conftest import Folder

DIMENSIONS = (
    "dimensions:\n"
    "  channel: {name: Canal, members: {website: {name: Site}, x: {name: X}, other: {name: Autres}}}\n"
    "  region: {name: Région, members: {casablanca: {name: Casablanca}, rabat: {name: Rabat}}}\n"
    "  answer: {name: Réponse, members: {good: {name: Bien}, bad: {name: Mal}, none: {name: Aucune}}}\n"
)
INDICATORS = (
    "themes:\n  press: {name: Presse}\n"
    "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
    "indicators:\n"
    "  total: {name: Total, definition: Tout., theme: press, unit: item}\n"
    "  stock: {name: Stock, definition: Tout., theme: press, unit: item, kind: stock}\n"
    "  accounts: {name: Comptes, definition: Tout., theme: press, unit: item, kind: stock, summable: false}\n"
    "  rate: {name: Taux, definition: Tout., theme: press, unit: percent, decimals: 1}\n"
    "  poll: {name: Sondage, definition: Tout., theme: press, unit: percent, shares_of: answer}\n"
)


def _files(figures: str, **others: str) -> dict[str, str | bytes]:
    return {
        "data/dimensions.yml": DIMENSIONS,
        "data/indicators.yml": INDICATORS,
        "data/2021/figures.yml": f"source: review\nfigures:\n{figures}",
        **{f"data/2021/{name}.csv": text for name, text in others.items()},
    }


def _read(root: Path) -> tuple[Report, list[tuple[str, str]]]:
    loaded = load_report(root)
    assert loaded.report
    found: tuple[Problem, ...] = (*loaded.problems, *check_report(loaded.report))
    found = tuple(problem for problem in found if problem.cause is None)
    seen = [
        (problem.code, f"{problem.place.file.rpartition('/')[2]}:{problem.place.line}:{problem.place.column}")
        for problem in found
    ]
    return loaded.report, seen


def _figure(report: Report, reference: str, **members: str) -> Figure | None:
    period, _, indicator = reference.rpartition("/")
    read = parse_period(period)
    assert isinstance(read, Period)
    return report.observation(indicator, read, members)


def _value(report: Report, reference: str, **members: str) -> int | None:
    figure = _figure(report, reference, **members)
    return int(figure.value) if figure and figure.value is not None else None


def test_a_cell_is_an_observation_with_a_period_members_a_key_and_an_anchor(folder: Folder) -> None:
    figures = (
        "  total:\n    value: 30\n    by:\n      month: {01: 20, 2021-02: {value: 10, status: provisional}}\n"
        "      channel: {website: 25, x: {value: 5, source: other}}\n"
        "      region, month: t.csv\n"
    )
    files = _files(figures, t="region,month,value\ncasablanca,01,20\nrabat,02,10\n")
    sources = "sources:\n  review: {title: Bilan, publisher: Ville}\n  other: {title: Autre, publisher: Ville}\n"
    report, problems = _read(folder({**files, "data/sources.yml": sources}))
    assert problems == [("missing-row", "t.csv:1:1")]
    february, x = _figure(report, "2021-02/total"), _figure(report, "2021/total", channel="x")
    cell = _figure(report, "2021-02/total", region="rabat")
    assert february and x and cell
    assert (february.key, february.anchor, str(february.value), str(february.status)) == (
        "2021-02/total",
        "2021-02",
        "10",
        "provisional",
    )
    assert (x.key, x.anchor, str(x.period), dict(x.members)) == (
        "2021/total{channel=x}",
        "2021-channel-x",
        "2021",
        {"channel": "x"},
    )
    assert (cell.key, cell.anchor, str(cell.value)) == ("2021-02/total{region=rabat}", "2021-02-region-rabat", "10")
    assert [reference.name for reference in (*february.source, *x.source, *cell.source)] == ["review", "other", "review"]
    assert _figure(report, "2021-03/total") is None
    assert _figure(report, "2021/total", channel="none") is None
    assert _figure(report, "2021-W02/total") is None
    assert _figure(report, "2020/total") is None


def test_a_figure_without_breakdown_has_the_period_of_its_folder(folder: Folder) -> None:
    report, problems = _read(folder(_files("  total: 5\n  stock: {value: 3, period: 2021-H1}\n")))
    assert problems == []
    total, stock = report.figure("total", 2021), report.figure("stock", 2021)
    assert total and stock
    assert (str(total.period), total.key, str(stock.period), stock.key) == ("2021", "2021/total", "2021-H1", "2021/stock")
    assert _value(report, "2021-H1/stock") == 3
    assert _value(report, "2021/stock") == 3


def test_a_span_is_found_in_the_year_in_which_it_ends(folder: Folder) -> None:
    report, problems = _read(folder(_files("  total: {value: 5, period: 2020-09-02/2021-07-04, by: {channel: {x: 2}}}\n")))
    assert problems == []
    assert _value(report, "2020-09-02/2021-07-04/total") == 5
    assert _value(report, "2020-09-02/2021-07-04/total", channel="x") == 2
    assert _value(report, "2020-09-02/2021-07-05/total") is None


def test_names_of_members_may_be_numbers(folder: Folder) -> None:
    files = {
        **_files("  total: 5\n"),
        "data/dimensions.yml": "dimensions: {age: {name: Âge, members: {a: {name: 30 à 60}}}}\n",
    }
    loaded = load_report(folder(files))
    assert loaded.report
    assert list(hand_typed_in_data(loaded.report, loaded.sources, Cache())) == []


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("  total: {by: {channel: {website: 1, x: 2, other: 3}}}\n", 6),
        ("  total: {by: {half: {H1: 4, H2: 5}}}\n", 9),
        ("  total: {period: 2021-Q1, by: {month: {01: 4, 02: 5, 03: 6}}}\n", 15),
        ("  stock: {by: {half: {H1: 4, H2: 5}}}\n", 5),
        ("  stock: {by: {channel: {website: 1, x: 2, other: 3}}}\n", 6),
        ("  total: {by: {channel: {website: 1, x: 2, other: 3}}, residual: {value: 4, name: Reste}}\n", 10),
    ],
)
def test_a_value_that_is_left_out_is_what_the_cells_make(folder: Folder, figure: str, value: int) -> None:
    report, problems = _read(folder(_files(figure)))
    assert problems == []
    assert next(report.figures).value == value


@pytest.mark.parametrize(
    "figure",
    [
        "  total: {by: {channel: {website: 1, x: 2}}}\n",
        "  total: {by: {channel: {website: 1, x: 2, other: {value: 3, qualifier: about}}}}\n",
        "  total: {by: {channel: {website: 1, x: 2, other: {status: missing}}}}\n",
        "  stock: {by: {half: {H1: 4}}}\n",
        "  accounts: {by: {channel: {website: 1, x: 2, other: 3}}}\n",
        "  rate: {by: {channel: {website: 1, x: 2, other: 3}}}\n",
    ],
)
def test_a_value_is_needed_where_the_cells_do_not_make_one(folder: Folder, figure: str) -> None:
    report, problems = _read(folder(_files(figure)))
    assert problems == [("missing-value", "figures.yml:3:3")]
    assert next(report.figures).value is None


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("  total: {value: 6, by: {channel: {website: 1, x: 2, other: 3}}}\n", None),
        ("  total: {value: 7, by: {channel: {website: 1, x: 2, other: 3}}}\n", "sum-mismatch"),
        ("  total: {value: 7, by: {channel: {website: 1, x: 2, other: 3}}, residual: {value: 1, name: Reste}}\n", None),
        (
            "  total: {value: 8, by: {channel: {website: 1, x: 2, other: 3}}, residual: {value: 1, name: Reste}}\n",
            "sum-mismatch",
        ),
        ("  total: {value: 8, by: {channel: {website: 1, x: 2}}, residual: {value: 5, name: Reste}}\n", None),
        ("  total: {value: 8, by: {channel: {website: 1, x: 2}}}\n", None),
        ("  total: {value: 3, by: {channel: {website: 1, x: 2}}}\n", None),
        ("  total: {value: 2, by: {channel: {website: 1, x: 2}}}\n", "sum-mismatch"),
        ("  total: {value: 12, by: {channel: {website: 1, x: {value: 10, qualifier: about}, other: 3}}}\n", None),
        (
            "  total: {value: 12, by: {channel: {website: 1, x: {value: 10, qualifier: about, rounded_to: 1}, other: 3}}}\n",
            "sum-mismatch",
        ),
        ("  total: {value: {value: 20}, by: {half: {H1: 4, H2: 5}}}\n", "wrong-kind"),
        ("  total: {value: 20, qualifier: about, by: {half: {H1: 10, H2: 12}}}\n", None),
        ("  stock: {value: 5, by: {half: {H1: 4, H2: 5}}}\n", None),
        ("  stock: {value: 9, by: {half: {H1: 4, H2: 5}}}\n", "stock-mismatch"),
        ("  stock: {value: 9, by: {half: {H1: 4}}}\n", None),
        ("  accounts: {value: 5, by: {half: {H1: 4, H2: 5}}}\n", None),
        ("  accounts: {value: 6, by: {half: {H1: 4, H2: 5}}}\n", "stock-mismatch"),
        ("  accounts: {value: 5, by: {channel: {website: 4, x: 4, other: 4}}}\n", None),
        ("  rate: {value: 5.5, by: {month: {01: 4.0, 02: 99.0}}}\n", None),
        ("  poll: {by: {answer: {good: 61, bad: 29, none: 11}}}\n", None),
        ("  poll: {by: {answer: {good: 61, bad: 29, none: 12}}}\n", "shares-mismatch"),
        ("  poll: {by: {answer: {good: 61, bad: 29}}}\n", None),
        ("  poll: {by: {answer: {good: 81, bad: 29}}}\n", "shares-mismatch"),
        ("  total: {value: 5, by: {month: {2020-12: 5}}}\n", "date-outside-year"),
        ("  total: {value: 5, period: 2020-H1}\n", "date-outside-year"),
        ("  total: {value: 5, period: 2021-12-01/2022-02-28}\n", None),
        ("  total: {value: 5, period: 2020-09-02/2021-07-04}\n", None),
        ("  total: {value: 5, period: 2020-09-02/2020-12-31}\n", "date-outside-year"),
        ("  total: {value: 5, period: 2020-W53}\n", "date-outside-year"),
        ("  total: {value: 6, by: {channel: {website: 1, x: 2, other: {qualifier: about}}}}\n", "missing-value"),
        ("  total: {value: 6, by: {channel: {website: {by: {month: {01: 1}}}}}}\n", "unknown-key"),
    ],
)
def test_cells_must_make_the_value_as_their_indicator_adds_up(folder: Folder, figure: str, code: str | None) -> None:
    _, problems = _read(folder(_files(figure)))
    assert [found for found, _ in problems] == ([code] if code else [])


SWAPPED = "If “{}” is {} and not {} (two digits swapped), the sum is right; check its source."


@pytest.mark.parametrize(
    ("value", "members", "hint"),
    [
        (475, (100, 210, 156), SWAPPED.format("other", 165, 156)),
        (478, (100, 200, 160), "The difference is 18: check each member and the value."),
        (1298, (1200, 80, 9), SWAPPED.format("total", 1289, 1298)),
        (
            465,
            (100, 200, 156),
            "If “other” is 165 and not 156, or “total” is 456 and not 465 (two digits swapped), the sum is right;"
            " check both sources.",
        ),
        (470, (100, 200, 160), "The difference is 10: check each member and the value."),
        (365, (112, 112, 132), SWAPPED.format("total", 356, 365)),
    ],
)
def test_a_sum_with_swapped_digits_names_the_number(
    folder: Folder, value: int, members: tuple[int, int, int], hint: str
) -> None:
    """Of three numbers that fit, two of them members, the total; nothing where none fits."""
    website, x, other = members
    text = f"  total: {{value: {value}, by: {{channel: {{website: {website}, x: {x}, other: {other}}}}}}}\n"
    report = load_report(folder(_files(text))).report
    assert report
    (problem,) = check_report(report)
    assert problem.place.line == 3
    assert problem.hint == hint


TABLE = "region,month,value\ncasablanca,01,3\ncasablanca,02,4\nrabat,01,5\nrabat,02,6\n"


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("", None),
        ("region: {casablanca: 7, rabat: 11}, ", None),
        ("region: {casablanca: 7, rabat: 12}, ", "sum-mismatch"),  # by itself, and against the table
        ("month: {01: 8, 02: 10}, ", None),
        ("month: {01: 9, 02: 9}, ", "sum-mismatch"),
    ],
)
def test_a_table_agrees_with_the_breakdowns_by_some_of_its_dimensions(folder: Folder, by: str, code: str | None) -> None:
    figure = f'  total: {{value: 18, period: 2021-01-01/2021-02-28, by: {{{by}"region, month": t.csv}}}}\n'
    _, problems = _read(folder(_files(figure, t=TABLE)))
    assert {found for found, _ in problems} == ({code} if code else set())


def test_a_breakdown_that_is_not_written_is_added_up_from_a_table(folder: Folder) -> None:
    figure = '  total: {value: 18, period: 2021-01-01/2021-02-28, by: {"region, month": t.csv}}\n'
    report, problems = _read(folder(_files(figure, t=TABLE)))
    assert problems == []
    assert (_value(report, "2021-01/total"), _value(report, "2021/total", region="rabat")) == (8, 11)
    stock = '  stock: {value: 10, period: 2021-01-01/2021-02-28, by: {"region, month": t.csv}}\n'
    report, problems = _read(folder(_files(stock, t=TABLE)))
    assert problems == []
    assert (_value(report, "2021-01/stock"), _value(report, "2021/stock", region="rabat")) == (8, 6)


CELLS = {
    "region,month,value,foo\ncasablanca,01,3\n": [("unknown-column", "t.csv:1:20")],
    "region,value\ncasablanca,3\n": [("missing-column", "t.csv:1:1")],
    "region,month,value,value\ncasablanca,01,3,4\n": [("unknown-column", "t.csv:1:20")],
    "region,month,value\ncasa,01,3\n": [("unknown-member", "t.csv:2:1")],
    "region,month,value\ncasablanca,13,3\n": [("invalid-period", "t.csv:2:12")],
    "region,month,value\ncasablanca,01,4.463\n": [("ambiguous-number", "t.csv:2:15")],
    "region,month,value\ncasablanca,01,\n": [("empty-value", "t.csv:2:15")],
    "region,month,value\n,01,3\n": [("empty-value", "t.csv:2:1")],
    "region,month,value,status\ncasablanca,01,,missing\n": [],
    "region,month,value,status\ncasablanca,01,3,missing\n": [("unexpected-value", "t.csv:2:15")],
    "region,month,value,status\ncasablanca,01,3,finl\n": [("unknown-value", "t.csv:2:17")],
    "region,month,value\ncasablanca,01,3\ncasablanca,2021-01,4\n": [("duplicate-member", "t.csv:3:1")],
    "region,month,value\ncasablanca,01,3,9\n": [("long-row", "t.csv:2:17")],
    "region,month,value,source\ncasablanca,01,3,nowhere\n": [("unknown-source", "t.csv:2:17")],
    "region,month,value\ncasablanca,2020-12,3\n": [("date-outside-year", "t.csv:2:20")],
    "region,month,value\ncasablanca,01,7\n": [("sum-mismatch", "figures.yml:3:26")],
    "": [("empty-value", "t.csv:1:1")],
    "region,month,value\n": [("empty-value", "t.csv:1:1")],
    "# A comment.\nregion,month,value\n# Another.\ncasablanca,01,3\n": [],
    "\ufeffregion;month;value\ncasablanca;01;3\n": [],
    "region\tmonth\tvalue\ncasablanca\t01\t1 234\n": [("sum-mismatch", "figures.yml:3:26")],
    "sep=;\nregion;month;value\ncasablanca;01;3\n": [],
    "value,month,region\n3,01,casablanca\n": [],
}


@pytest.mark.parametrize(("table", "expected"), CELLS.items())
def test_a_cell_of_a_table_is_read_or_named(folder: Folder, table: str, expected: list[tuple[str, str]]) -> None:
    figure = '  total: {value: 5, by: {"region, month": t.csv}}\n'
    _, problems = _read(folder(_files(figure, t=table)))
    assert [(code, place) for code, place in problems if code != "missing-row"] == expected


def test_keys_of_a_figure_are_columns_of_a_table(folder: Folder) -> None:
    table = "region;month;value;qualifier;note;note.fr\ncasablanca;01;3;about;;\nrabat;01;2;;Grève.;\n"
    report, problems = _read(
        folder(
            _files(
                '  total: {value: 5, by: {"region, month": t.csv}}\n',
                t=table.replace(";note.fr", "").replace(";;\n", ";\n").replace(".;\n", ".\n"),
            )
        )
    )
    assert problems == []
    about, noted = _figure(report, "2021-01/total", region="casablanca"), _figure(report, "2021-01/total", region="rabat")
    assert about and noted and noted.note
    assert (str(about.qualifier), about.note, str(noted.qualifier), noted.note.original) == (
        "about",
        None,
        "exact",
        "Grève.",
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ('"region, month": t.csv', ("missing-file", "figures.yml:3:43")),
        ('"region, month": ../t.csv', ("bad-form", "figures.yml:3:43")),
        ('"region, month": /etc/t.csv', ("bad-form", "figures.yml:3:43")),
        ('"region, month": {x: 1}', ("wrong-kind", "figures.yml:3:43")),
        ("month: 4", ("wrong-kind", "figures.yml:3:33")),
        ("channel: ", ("empty-value", "figures.yml:3:35")),
        ("chanel: {x: 1}", ("unknown-dimension", "figures.yml:3:26")),
        ("channel: {xx: 1}", ("unknown-member", "figures.yml:3:36")),
        ("month: {13: 1}", ("invalid-period", "figures.yml:3:34")),
        ("month: {03: 1, 2021-03: 1}", ("duplicate-member", "figures.yml:3:41")),
        ('"month, half": t.csv', ("wrong-kind", "figures.yml:3:26")),
        ('"region, region": t.csv', ("duplicate-member", "figures.yml:3:26")),
        ('month: t.csv, "month": {01: 1}', ("duplicate-key", "figures.yml:3:40")),
    ],
)
def test_what_is_wrong_with_a_breakdown_is_named_at_its_place(folder: Folder, by: str, expected: tuple[str, str]) -> None:
    _, problems = _read(folder(_files(f"  total: {{value: 5, by: {{{by}}}}}\n")))
    assert expected in problems
    assert len([code for code, _ in problems if code != "missing-file"]) <= 1


def test_a_table_outside_the_report_is_not_read(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "t.csv"
    secret.write_text("region,month,value\ncasablanca,01,5\n")
    root = folder(_files('  total: {value: 5, by: {"region, month": t.csv}}\n'))
    (root / "data/2021/t.csv").symlink_to(secret)
    loaded = load_report(root)
    assert [(problem.code, problem.place.file) for problem in loaded.problems] == [
        ("link-outside-report", "data/2021/t.csv")
    ]
    assert loaded.report is None


def test_names_of_dimensions_do_not_clash_with_columns(folder: Folder) -> None:
    files = _files("  total: 5\n")
    for name in ("value", "note", "month", "year"):
        text = f"dimensions:\n  {name}: {{name: Nom, members: {{a: {{name: A}}}}}}\n"
        _, problems = _read(folder({**files, "data/dimensions.yml": text}))
        assert ("reserved-dimension", "dimensions.yml:2:3") in problems


OVERLAPPING = (
    "dimensions:\n"
    "  fair_day: {name: Jour, overlap: true, members: {first: {name: Premier}, second: {name: Deuxième},"
    " both: {name: Les deux, parts: [first, second]}, weekend: {name: Week-end}}}\n"
    "  answer: {name: Réponse, members: {good: {name: Bien}}}\n"
)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("{value: 100, by: {fair_day: {first: 40, second: 50, both: 90, weekend: 80}}}", []),
        ("{value: 100, by: {fair_day: {first: 40, second: 50, both: 91}}}", ["sum-mismatch"]),
        ("{value: 100, by: {fair_day: {first: 40, both: 39}}}", ["sum-mismatch"]),
        ("{value: 100, by: {fair_day: {first: 40, both: 40, second: {status: missing}}}}", []),
        ("{value: 100, by: {fair_day: {first: {value: 40, qualifier: more_than}, second: 50, both: 95}}}", []),
        ("{value: 100, by: {fair_day: {weekend: 101}}}", ["inclusion-too-large"]),
        ("{value: 100, by: {fair_day: {weekend: {value: 101, qualifier: about}}}}", []),
        ("{by: {fair_day: {first: 40, second: 50, both: 90, weekend: 80}}}", ["missing-value"]),
        ("{status: missing, by: {fair_day: {first: 40, weekend: 80}}}", []),
    ],
)
def test_members_that_overlap_are_not_added_up(folder: Folder, figure: str, expected: list[str]) -> None:
    """Each is at most the figure, and one that is made of others is their sum, on intervals."""
    files = {**_files(f"  total: {figure}\n"), "data/dimensions.yml": OVERLAPPING}
    report, problems = _read(folder(files))
    assert [code for code, _ in problems] == expected
    (item,) = broken_down_figures(report, "total", "fair_day")
    assert not_broken_down(report, item) is None


@pytest.mark.parametrize(
    ("parts", "expected"), [("[second]", []), ("[secnd]", ["unknown-member"]), ("[both]", ["circular-parts"])]
)
def test_a_member_is_made_of_other_members(folder: Folder, parts: str, expected: list[str]) -> None:
    text = OVERLAPPING.replace("[first, second]", parts)
    _, problems = _read(folder({**_files("  total: 1\n"), "data/dimensions.yml": text}))
    assert [code for code, _ in problems] == expected


def test_a_table_is_not_added_up_over_members_that_overlap(folder: Folder) -> None:
    figures = "  total:\n    value: 100\n    by:\n      fair_day, month: t.csv\n"
    rows = "".join(f"{day},{month:02d},5\n" for day in ("first", "second", "both", "weekend") for month in range(1, 13))
    report, _ = _read(folder({**_files(figures, t=f"fair_day,month,value\n{rows}"), "data/dimensions.yml": OVERLAPPING}))
    assert _figure(report, "2021-02/total") is None
    assert _value(report, "2021/total", fair_day="first") == 60


def test_a_member_has_the_address_of_the_year_of_its_figure(folder: Folder) -> None:
    """Whatever period that counts: `2021/total{channel=x}`, `#2021-channel-x`."""
    report, problems = _read(folder(_files("  total: {value: 3, period: 2021-03/2021-05, by: {channel: {x: 3}}}\n")))
    x = _figure(report, "2021/total", channel="x")
    assert problems == [] and x
    assert (x.key, x.anchor, str(x.period)) == ("2021/total{channel=x}", "2021-channel-x", "2021-03-01/2021-05-31")


WITH_TABLE = "source: review\nfigures:\n  one: {value: 9, by: {'region, month': t.csv}}\n"


@pytest.mark.parametrize(
    ("row", "code", "hint"),
    [
        ("Casablanca,01,9", "unknown-member", "Write casa."),
        ("Total,01,9", "unknown-member", "Delete the row: the total is the “value” of the figure."),
        ("casa,Total,9", "invalid-period", "Delete the row: the total is the “value” of the figure."),
        ("casa,٠١,9", "invalid-period", "Write 01."),
        ("casa,1,9", "invalid-period", "Write 01."),
        ("casa,13,9", "invalid-period", "Write 01 to 12."),
        ("PK\x03\x04", "unreadable-file", "Open it in Excel, and save it as CSV."),
    ],
)
def test_what_to_write_is_said_of_a_row_that_cannot_be_read(row: str, code: str, hint: str, folder: Folder) -> None:
    table = row if code == "unreadable-file" else f"region,month,value\n{row}\n"
    dimensions = "dimensions: {region: {name: Région, members: {casa: {name: Casablanca}}}}\n"
    read = load_report(
        folder({"data/dimensions.yml": dimensions, "data/2021/figures.yml": WITH_TABLE, "data/2021/t.csv": table})
    )
    found = [(problem.code, str(problem.hint)) for problem in read.problems if problem.place.file == "data/2021/t.csv"]
    assert found == [(code, hint)]
