"""Adds months, members and other parts of figures to `by`: in place for one dimension, in a CSV for several.

An existing breakdown keeps its form: what is written in place stays there, a CSV gets new rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ruamel.yaml.comments import CommentedMap

from bilan.importers.breakdown_csv import Texts, changed_table, new_table
from bilan.importers.figure_entries import changed_entry, details_of, new_entry
from bilan.importers.new_figure import NewFigure
from bilan.model.breakdown import Breakdown
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.figure_table import VALUE, TableCells
from bilan.model.report import Report
from bilan.values.period import Period
from bilan.values.quantity import quantity_text


@dataclass(frozen=True, slots=True)
class Files:
    """Reads the files of one year's folder, by the name that figures.yml uses."""

    folder: str  # of the year, such as `data/2025`
    read: Callable[[str], bytes | None]  # the bytes of a file of the report, None if it does not exist


def dimensions_of(figure: NewFigure) -> tuple[str, ...]:
    """Return the dimensions of a part: those of its members, and `month`, `quarter` or `half`."""
    time = _time_dimension(figure.period)
    return (*(name for name, _ in figure.members), *((time,) if time else ()))


def add_parts(
    listed: CommentedMap, parts: Sequence[NewFigure], report: Report, today: date, source: str, files: Files
) -> Mapping[str, str]:
    """Add parts to the figures of a year, which `listed` holds; return the texts of the CSV files that change."""
    texts: dict[str, str] = {}
    for indicator in dict.fromkeys(figure.indicator for figure in parts):
        own = [figure for figure in parts if figure.indicator == indicator]
        item = listed.get(indicator)
        group = item if isinstance(item, CommentedMap) else CommentedMap({} if item is None else {VALUE: item})
        listed[indicator] = group
        by = group.setdefault("by", CommentedMap())
        if item is None and source:
            group["source"] = source
        for dimensions in dict.fromkeys(map(dimensions_of, own)):
            cells = [figure for figure in own if dimensions_of(figure) == dimensions]
            texts |= _added(by, indicator, dimensions, cells, report, today, files)
    return texts


def _added(
    by: CommentedMap,
    indicator: str,
    dimensions: tuple[str, ...],
    cells: Sequence[NewFigure],
    report: Report,
    today: date,
    files: Files,
) -> Mapping[str, str]:
    key = next((name for name in by if {part.strip() for part in name.split(",")} == {*dimensions}), None)
    whole = report.figure(indicator, cells[0].year)
    written = whole.breakdown(*dimensions) if whole else None
    if key is None and len(dimensions) > 1:
        name = _free_name(indicator, dimensions, files)
        by[", ".join(dimensions)] = name
        rows = [{**_coordinates(figure), **_texts(figure)} for figure in cells]
        return {f"{files.folder}/{name}": new_table((*dimensions, VALUE), rows)}
    if key is not None and not isinstance(by[key], CommentedMap):
        return dict([_changed_file(f"{files.folder}/{by[key]}", cells, written, files)])
    members = by.setdefault(key or dimensions[0], _flow_map())
    for figure in cells:
        _put(members, dimensions[0], figure, _known(written, figure), report, today)
    return {}


def _put(
    members: CommentedMap, dimension: str, figure: NewFigure, known: Figure | None, report: Report, today: date
) -> None:
    """Put one cell into the members that are written in place."""
    full = _coordinates(figure)[dimension]
    short = figure.period.within_year if figure.period and dimension in TIME_DIMENSIONS else full
    name = next((name for name in (short, full) if name in members), short)
    if name in members and known is not None:
        members[name] = changed_entry(members[name], known, figure, report, today)
    else:
        members[name] = new_entry(figure, "")
        if isinstance(members[name], CommentedMap):
            members[name].fa.set_flow_style()


def _changed_file(file: str, cells: Sequence[NewFigure], written: Breakdown[Figure] | None, files: Files) -> tuple[str, str]:
    """Return a CSV with the cells changed that it has, and the others added."""
    table = written.cells.table if written is not None and isinstance(written.cells, TableCells) else None
    changed: dict[int, Texts] = {}
    added: list[Texts] = []
    for figure in cells:
        found = _coordinates(figure)
        row = table.row_of.get(tuple(found[name] for name in table.dimensions)) if table else None
        if table is not None and row is not None:
            changed[table.lines[row]] = _texts(figure)
        else:
            added.append({**found, **_texts(figure)})
    return file, changed_table(files.read(file) or b"", file, changed, added)


def _known(written: Breakdown[Figure] | None, figure: NewFigure) -> Figure | None:
    if written is None:
        return None
    found = _coordinates(figure)
    return written.cells.get(tuple(found[name] for name in written.dimensions))


def _coordinates(figure: NewFigure) -> dict[str, str]:
    """Return the member of each dimension; those of time in SDMX notation."""
    time = _time_dimension(figure.period)
    return {**dict(figure.members), **({time: str(figure.period)} if time else {})}


def _texts(figure: NewFigure) -> dict[str, str]:
    value = "" if figure.value is None else quantity_text(figure.value)
    return {VALUE: value, **details_of(figure)}


def _time_dimension(period: Period | None) -> str:
    """Return the dimension of a period: `month`, `quarter` or `half`; empty for any other length."""
    return next((name for name, frequency in TIME_DIMENSIONS.items() if period and frequency is period.frequency), "")


def _free_name(indicator: str, dimensions: tuple[str, ...], files: Files) -> str:
    """Return a name that no file of the folder has: `visits.csv`, else `visits-district-month.csv`, …"""
    return next(name for name in _names(indicator, dimensions) if files.read(f"{files.folder}/{name}") is None)


def _names(indicator: str, dimensions: tuple[str, ...]) -> Iterator[str]:
    yield f"{indicator}.csv"
    stem = "-".join((indicator, *dimensions))
    yield f"{stem}.csv"
    number = 2
    while True:
        yield f"{stem}-{number}.csv"
        number += 1


def _flow_map() -> CommentedMap:
    made = CommentedMap()
    made.fa.set_flow_style()
    return made
