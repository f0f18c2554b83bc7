"""The lists that figures are counted from, as workbooks in each language: `/ar/data/2025/registers/releases.xlsx`."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.exports.data_table import Cell, Column
from bilan.exports.export_file import ExportFile
from bilan.exports.register_tables import RegisterExport, register_exports, register_table
from bilan.exports.release import Release
from bilan.exports.workbook import cell_styles as styles
from bilan.exports.workbook.workbook_file import WorkbookFile
from bilan.locales.language import Language

SLOW = True  # a preview, which is made anew at each save, goes without


def files(release: Release) -> Iterator[ExportFile]:
    """A workbook for each register, year and language."""
    for export in register_exports(release):
        for language in release.languages:
            content = _workbook(release, export, language)
            yield ExportFile(release.path(language, f"/{export.path}.xlsx"), content)


def _workbook(release: Release, export: RegisterExport, language: Language) -> bytes:
    """One sheet: the columns with their names in the language, members of dimensions by theirs."""
    title = f"{release.formatter(language).plain(export.register.name)} {export.year}"
    book = WorkbookFile.of(release, language, title)
    table = register_table(release, export)
    sheet = book.sheet(str(export.year))
    titles = list(_titles(release, export, language))
    names = [_members(release, export, column, language) for column in table.columns]
    for row, cells in enumerate(table.rows, start=2):
        for place, (column, cell, named) in enumerate(zip(table.columns, cells, names, strict=True), start=1):
            sheet.put(row, place, named.get(cell, cell) if isinstance(cell, str) else cell, _style(column))
    for place, name in enumerate(titles, start=1):
        sheet.put(1, place, name, styles.HEAD)
    sheet.set_widths([styles.width(column) for column in table.columns])
    sheet.freeze(1, 0)
    sheet.add_table(f"bilan_{export.register.id}", titles, len(table.rows), styles.HEAD)
    return book.content()


def _style(column: Column) -> styles.CellStyle:
    return styles.WRAPPED if column.type.value == "text" else styles.TOP


def _titles(release: Release, export: RegisterExport, language: Language) -> Iterator[str]:
    """The names of the columns in a language, each once, as a table of a spreadsheet needs them."""
    formatter, seen = release.formatter(language), set[str]()
    for name, column in export.register.public_columns.items():
        title = formatter.plain(column.name) if column.name else column.written
        title = f"{title} ({name})" if title.casefold() in seen else title
        seen.add(title.casefold())
        yield title


def _members(release: Release, export: RegisterExport, column: Column, language: Language) -> dict[Cell, str]:
    """The names of the members that the cells of a column may name."""
    dimension = export.register.columns[column.name].dimension
    declared = release.report.dimensions.get(dimension.name) if dimension else None
    formatter = release.formatter(language)
    return {id: formatter.plain(member.name) for id, member in declared.members.items()} if declared else {}
