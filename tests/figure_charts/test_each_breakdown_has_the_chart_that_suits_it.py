"""Months are columns, or a line of a level; halves are columns, members are bars, regions are a map, and years are small multiples."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.charts import Columns, GroupedColumns, HeatMap, Line, MemberPanels, RankedBars, RegionMap
from bilan.figure_charts.breakdown_charts import BreakdownSpec, breakdown_charts
from bilan.figure_charts.chart_by_name import chart_by_id
from tests.conftest import Folder

from .broken_down_report import MONTHS, files, formatter, months


def specs(root: Path, dimension: str, indicator: str = "total", year: int | None = None) -> tuple[BreakdownSpec, ...]:
    """The charts of a dimension."""
    report = formatter(root).report
    return breakdown_charts(report, report.indicators[indicator], dimension, year)


def drawn(root: Path, dimension: str, indicator: str = "total", year: int | None = None) -> list[object]:
    """What is drawn."""
    printer = formatter(root)
    return [spec.titled(printer).chart for spec in specs(root, dimension, indicator, year)]


def test_counts_of_months_are_columns_with_last_year_across_them(folder: Folder) -> None:
    """Months that have not come are blank, a month without a row is missing."""
    now = (*MONTHS[:2], None, *MONTHS[3:9])
    root = folder(
        files(
            {
                2024: f"total: {{by: {{month: {months(*MONTHS)}}}}}",
                2025: f"total: {{value: 200, by: {{month: {months(*now)}}}}}",
            }
        )
    )
    (columns,) = drawn(root, "month")
    assert isinstance(columns, Columns)
    assert columns.before
    assert (columns.before.name, columns.name) == ("2024", "2025")
    points = columns.points
    assert [point.blank for point in points] == [False] * 9 + [True] * 3
    assert points[2].missing == "non trouvé"
    assert points[0].label == "janv."


def test_a_level_of_months_is_a_line_with_last_year_behind(folder: Folder) -> None:
    """A stock moves from one month to the next."""
    (line,) = drawn(
        folder(files(dict.fromkeys((2024, 2025), f"stock: {{by: {{month: {months(*MONTHS)}}}}}"))), "month", "stock"
    )
    assert isinstance(line, Line)
    assert [one.name for one in line.series] == ["2024", "2025"]
    assert line.emphasis == "2025"


def test_last_year_is_left_out_across_a_break(folder: Folder) -> None:
    """The two years are not comparable."""
    old, new = (
        f"total: {{by: {{month: {months(*MONTHS)}}}}}",
        f"total: {{break: Autrement., by: {{month: {months(*MONTHS)}}}}}",
    )
    (columns,) = drawn(folder(files({2024: old, 2025: new})), "month")
    assert isinstance(columns, Columns)
    assert columns.before is None


@pytest.mark.parametrize(("years", "kind"), [((2025,), Columns), ((2024, 2025), GroupedColumns)])
def test_halves_are_columns(folder: Folder, years: tuple[int, ...], kind: type) -> None:
    """Beside those of last year where there are some."""
    root = folder(files(dict.fromkeys(years, "total: {value: 11, by: {half: {H1: 4, H2: 7}}}")))
    assert [type(chart) for chart in drawn(root, "half")] == [kind]


def test_members_are_ranked_and_after_three_years_small_multiples(folder: Folder) -> None:
    """« Others » are last; the lines of a stock, the columns of a flow."""
    text = "total: {value: 10, by: {channel: {web: 3, x: 2, other: 5}}}\n  stock: {value: 5, by: {channel: {web: 3, x: 2}}}"
    root = folder(files(dict.fromkeys((2023, 2024, 2025), text)))
    bars, panels = drawn(root, "channel")
    assert isinstance(bars, RankedBars)
    assert [point.label for point in bars.ranked] == ["Site", "X"]
    assert bars.other
    assert bars.other.label == "Autres"
    assert isinstance(panels, MemberPanels)
    assert not panels.lines
    assert [one.name for one in panels.series] == ["Site", "X", "Autres"]
    _, levels = drawn(root, "channel", "stock")
    assert isinstance(levels, MemberPanels)
    assert levels.lines


def test_what_is_not_broken_down_is_apart(folder: Folder) -> None:
    """The rest of an exact total, where a member is missing; not of an approximate one."""
    (bars,) = drawn(folder(files({2025: "total: {value: 10, by: {channel: {web: 3, x: 2}}}"})), "channel")
    assert isinstance(bars, RankedBars)
    assert bars.rest
    assert bars.rest.label == "Non détaillé"
    assert bars.rest.value == 5
    text = "total: {value: 10, qualifier: about, by: {channel: {web: 3, x: 2}}}"
    (bars,) = drawn(folder(files({2025: text})), "channel")
    assert isinstance(bars, RankedBars)
    assert bars.rest is None


def test_shares_are_drawn_on_their_whole(folder: Folder) -> None:
    """To 100 %."""
    (bars,) = drawn(folder(files({2025: "opinion: {by: {answer: {good: 58, bad: 42}}}"})), "answer", "opinion")
    assert isinstance(bars, RankedBars)
    assert bars.extent
    assert bars.extent.highest == 100


def test_regions_are_a_map_and_their_months_a_heat_map(folder: Folder) -> None:
    """The map is of the members' sums."""
    rows = "".join(f"{name},2025-{month:02d},{month}\n" for name in ("north", "south") for month in range(1, 13))
    given = files({2025: "total: {by: {'region, month': cells.csv}}"})
    root = folder({**given, "data/2025/cells.csv": f"region,month,value\n{rows}"})
    region_map, grid = drawn(root, "region")
    assert isinstance(region_map, RegionMap)
    assert region_map.points["north"].value == 78
    assert isinstance(grid, HeatMap)
    assert (grid.rows, len(grid.columns)) == (("Nord", "Sud"), 12)
    assert isinstance(drawn(root, "month")[0], Columns)


def test_balances_of_regions_are_a_map_and_a_heat_map(folder: Folder) -> None:
    """Below zero as well."""
    rows = "".join(
        f"{name},2025-{month:02d},{sign * month}\n" for name, sign in (("north", -1), ("south", 2)) for month in range(1, 13)
    )
    given = files({2025: "balance: {by: {'region, month': cells.csv}}"})
    root = folder({**given, "data/2025/cells.csv": f"region,month,value\n{rows}"})
    region_map, grid = drawn(root, "region", "balance")
    assert isinstance(region_map, RegionMap)
    assert region_map.points["north"].value == -78
    assert isinstance(grid, HeatMap)


@pytest.mark.parametrize(
    ("dimension", "year", "name"),
    [
        ("month", 2024, "by-month-total-2024"),
        ("channel", None, "by-channel-total-2025"),
        ("channel", None, "years-channel-total"),
        ("region", None, "map-region-total-2025"),
    ],
)
def test_a_chart_is_found_by_its_address(folder: Folder, dimension: str, year: int | None, name: str) -> None:
    """Also that of an earlier year, which no page may show any more."""
    text = f"total: {{by: {{month: {months(*MONTHS)}, channel: {{web: 100, x: 100, other: 20}}, region: {{north: 120, south: 100}}}}}}"
    root = folder(files(dict.fromkeys((2023, 2024, 2025), text)))
    assert name in [spec.id for spec in specs(root, dimension, year=year)]
    found = chart_by_id(formatter(root).report, name)
    assert found
    assert found.id == name
    for gone in ("by-month-total-1999", "by-other-total-2025", "by-month-nothing-2025", "map-channel-total-2025"):
        assert chart_by_id(formatter(root).report, gone) is None


def test_one_number_is_no_chart(folder: Folder) -> None:
    """The number says as much."""
    assert drawn(folder(files({2025: "total: {value: 3, by: {channel: {web: 3}}}"})), "channel") == []
    assert drawn(folder(files({2025: "total: {value: 3, by: {month: {01: 3}}}"})), "month") == []
