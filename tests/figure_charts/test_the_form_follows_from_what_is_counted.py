"""A flow is columns and a stock is a line, whatever the values; editors may choose another form, a title, a note, a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.analysis.composition import compositions
from bilan.charts import Columns, Line, MemberPanels, Sparkline, YearBars
from bilan.figure_charts.composition_history import composition_history
from bilan.figure_charts.series_chart import multi_series_chart, series_chart, sparkline
from bilan.figure_charts.titled_chart import TitledChart
from bilan.pages.chart_blocks import indicator_chart
from bilan.values.local_text import LocalText
from tests.conftest import Folder

from .broken_down_report import INDICATORS, files, formatter

PARTS = (
    "  a: {name: Petits, definition: Un., theme: press, unit: item}\n"
    "  b: {name: Grands, definition: Deux., theme: press, unit: item}\n"
)
YEARS = {
    2022: "total: {value: 40, parts: [a, b]}\n  a: 10\n  b: 30\n  stock: 10000",
    2023: "total: {value: 50, parts: [a, b]}\n  a: 20\n  b: 30\n  stock: 12000",
    2024: "total: {value: 60, parts: [a, b]}\n  a: {value: 29, annotation: Deux fois plus.}\n  b: 31\n  stock: 12500",
}


def written(folder: Folder, chart: str = "") -> Path:
    """The report with `chart` of its total."""
    given = files(YEARS)
    lines = INDICATORS.replace("theme: press, unit: item}", f"theme: press, unit: item{chart}}}", 1)
    return folder(
        {**given, "data/indicators.yml": lines + PARTS, "data/2021/figures.yml": "source: review\nfigures: {total: 30}\n"}
    )


def drawn(folder: Folder, name: str, chart: str = "") -> TitledChart:
    """The chart of an indicator."""
    printer = formatter(written(folder, chart))
    spec = series_chart(printer.report, printer.report.indicators[name])
    assert spec is not None
    return spec.titled(printer)


def test_a_flow_is_columns_and_a_stock_is_a_line_large_and_small(folder: Folder) -> None:
    printer = formatter(written(folder))
    report = printer.report
    for name, form, line in (("total", Columns, False), ("stock", Line, True)):
        spec = series_chart(report, report.indicators[name])
        assert spec is not None
        assert isinstance(spec.titled(printer).chart, form)
        small = sparkline(printer, report.years[2024].figures[name])
        assert isinstance(small, Sparkline)
        assert small.line is line


@pytest.mark.parametrize(
    ("form", "kind"),
    [("columns", Columns), ("line", Line), ("bars", YearBars), ("small_multiples", MemberPanels)],
)
def test_editors_choose_another_form(folder: Folder, form: str, kind: type) -> None:
    chart = drawn(folder, "total", f", chart: {{form: {form}}}").chart
    assert isinstance(chart, kind)
    if isinstance(chart, MemberPanels):
        assert [one.name for one in chart.series] == ["Total", "Petits", "Grands"]


def test_editors_write_the_title_the_note_and_the_first_year(folder: Folder) -> None:
    settings = ", chart: {title: {fr: De plus en plus}, note: {fr: Sans 2020.}, since: 2023}"
    root = written(folder, settings)
    printer = formatter(root)
    block = indicator_chart(printer.report, printer.report.indicators["total"])
    assert block is not None
    titled = block.spec.titled(printer)
    assert titled.title == "De plus en plus"
    assert [figure.year for figure in titled.figures] == [2023, 2024]
    (note,) = block.notes
    assert isinstance(note, LocalText)
    assert printer.label(note) == "Sans 2020."


def test_parts_are_small_multiples_with_numbers_and_with_shares(folder: Folder) -> None:
    """Mark and label have one basis: the number that is drawn is the number that is printed."""
    printer = formatter(written(folder))
    found = [item for year in (2022, 2023, 2024) for item in compositions(printer.report, year)]
    (spec,) = composition_history(printer.report, found)
    titled = spec.titled(printer)
    numbers, shares = titled.chart, titled.shares
    assert isinstance(numbers, MemberPanels)
    assert isinstance(shares, MemberPanels)
    assert spec.id == "parts-total"
    assert [[point.printed for point in one.points] for one in numbers.series] == [["10", "20", "29"], ["30", "30", "31"]]
    assert numbers.captions == ("48\u00a0% du total", "52\u00a0% du total")
    assert numbers.series[0].points[2].note == "Deux fois plus."
    for one in shares.series:
        for point in one.points:
            assert point.printed == f"{point.value:f}\u00a0%"


def test_levels_side_by_side_are_lines(folder: Folder) -> None:
    printer = formatter(written(folder))
    indicators = printer.report.indicators
    spec = multi_series_chart(printer.report, [indicators["a"], indicators["b"]], 2024)
    assert spec is not None
    assert not isinstance(spec.titled(printer).chart, Line)
    again = multi_series_chart(printer.report, [indicators["stock"], indicators["stock"]], 2024)
    assert again is not None
    assert isinstance(again.titled(printer).chart, Line)
