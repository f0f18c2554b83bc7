"""The CSV and the workbooks of the site, in each language, are read back by the report they come from without a change."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bilan.diagnostics.problem import Place
from bilan.exports.data_table import Column
from bilan.exports.downloads import Downloads
from bilan.exports.file_formats import exported_files
from bilan.exports.workbook.table_sheets import LocalizedWorkbook
from bilan.exports.workbook.workbook_file import WorkbookFile
from bilan.importers.column_mapping import mappings
from bilan.importers.figure_changes import figure_changes
from bilan.importers.figure_entries import changes_nothing
from bilan.importers.figure_import import new_figures, value_cells
from bilan.importers.layout_recognition import recognise_tables
from bilan.importers.new_figure import NewFigure, NewFigures
from bilan.importers.table_file import read_table_file
from bilan.importers.table_numbers import decimal_sign
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.values.interval import Interval
from bilan.values.local_text import LocalText
from bilan.values.period import year_period
from tests.exports.conftest import DAY, EVERYTHING, ROOT, released, written

WORKBOOKS = {"fr": "data/figures.xlsx", "ar": "ar/data/figures.xlsx", "en": "en/data/figures.xlsx"}
BY_YEAR = {"fr": "Chiffres par année", "ar": "الأرقام حسب السنوات", "en": "Figures by year"}


@pytest.fixture(scope="module", params=["small", "whole"])
def downloads(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Downloads]:
    """The downloads of a small report in which everything occurs, and of the project's own."""
    root = ROOT if request.param == "whole" else written(EVERYTHING, tmp_path_factory.mktemp("everything"))
    release = released(root)
    yield Downloads(release, exported_files(release))


@pytest.fixture(scope="module")
def town() -> Downloads:
    """The downloads of the invented town, which has months, districts, registers, formulas and ranges."""
    release = released(ROOT / "examples/city")
    return Downloads(release, exported_files(release))


@pytest.mark.parametrize("path", ["data/figures.csv", *WORKBOOKS.values()])
def test_months_members_and_computed_figures_come_back_as_they_are(town: Downloads, path: str) -> None:
    found = _read(town, path)
    changes = figure_changes(ROOT / "examples/city", town.release.report, found.figures, "", DAY)
    ranges = sum(figure.range is not None for figure in town.release.report.figures)
    cells = sum(len(part.cells) for figure in town.release.report.figures for part in figure.by.values())
    totals = sum(figure.value is not None for figure in town.release.report.figures)
    assert (found.problems, changes.problems, changes.files) == ([], [], {})
    assert changes.remarks[-1] == f"Figures: 0 new, 0 changed, {totals + cells} as they were."
    assert sum(isinstance(figure.value, Interval) for figure in found.figures) == ranges > 0


@pytest.mark.parametrize(("language", "title"), [("fr", "Quartier"), ("en", "District"), ("ar", "الحي")])
def test_columns_of_dimensions_have_their_names_in_the_workbook(town: Downloads, language: str, title: str) -> None:
    """Those whose name is that of another column keep their id: titles of a table are unique."""
    book = load_workbook(BytesIO(town.by_path[WORKBOOKS[language]].content), read_only=True)
    first = next(row for sheet in book if title in (row := next(sheet.iter_rows(max_row=1, values_only=True))))
    assert "district" not in first
    book_of = LocalizedWorkbook(WorkbookFile("", "", language, DAY, from_right=False), town.release, Language(language))
    label, same = (LocalText({language: text}, language, Place("data/dimensions.yml")) for text in ("Zone", "STATUS"))
    columns = [
        Column(name, title, "", str, label=label)
        for name, title, label in (("zone", "zone", label), ("stage", "stage", same), ("status", "STATUS", None))
    ]
    assert book_of.titles(columns) == ["Zone", "stage", "STATUS"]


def _read(downloads: Downloads, path: str, *sheets: str) -> NewFigures:
    book = read_table_file(downloads.by_path[path].content, Path(path).name, sheets=sheets)
    assert book is not None
    assert not book.problems
    found = recognise_tables(book, [*mappings(Path("nowhere"))], downloads.release.report, chosen=False, named=bool(sheets))
    assert found is not None
    return new_figures(found.tables, downloads.release.report, found.names, decimal_sign(value_cells(found.tables)), None)


def _changed(found: NewFigures, report: Report) -> list[str]:
    known = [(figure, _known(figure, report)) for figure in found.figures]
    return [figure.key for figure, before in known if before is None or not changes_nothing(before, figure)]


def _known(figure: NewFigure, report: Report) -> Figure | None:
    if not figure.is_part:
        return report.figure(figure.indicator, figure.year)
    return report.observation(figure.indicator, figure.period or year_period(figure.year), dict(figure.members))


def _is_whole(figure: NewFigure, report: Report) -> bool:
    """True of a figure that is not for a part: one for another period than its year is a whole too."""
    whole = report.figure(figure.indicator, figure.year)
    return not figure.members and (figure.period is None or (whole is not None and whole.period == figure.period))


def test_the_csv_holds_every_figure_as_it_is(downloads: Downloads) -> None:
    found = _read(downloads, "data/figures.csv")
    assert (found.problems, _changed(found, downloads.release.report)) == ([], [])
    assert {(figure.year, figure.indicator) for figure in found.figures if _is_whole(figure, downloads.release.report)} == {
        (figure.year, figure.id) for figure in downloads.release.report.figures
    }


@pytest.mark.parametrize("language", WORKBOOKS)
def test_the_workbook_holds_every_figure_as_it_is(downloads: Downloads, language: str) -> None:
    found = _read(downloads, WORKBOOKS[language])
    assert (found.problems, _changed(found, downloads.release.report)) == ([], [])
    assert sum(_is_whole(figure, downloads.release.report) for figure in found.figures) == sum(
        1 for _ in downloads.release.report.figures
    )


@pytest.mark.parametrize("language", WORKBOOKS)
def test_the_sheet_of_years_holds_every_number(downloads: Downloads, language: str) -> None:
    found = _read(downloads, WORKBOOKS[language], BY_YEAR[language])
    assert (found.problems, _changed(found, downloads.release.report)) == ([], [])
    assert len(found.figures) == sum(figure.value is not None for figure in downloads.release.report.figures)
