"""Rows of a table as figures: new ones, changed ones, and those that are as they were.

A changed figure of a published year is a revision, which readers will see: what it was is written down, its reason is left
to be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.checks.left_to_write import MARK
from generator.checks.references import UNKNOWN_INDICATOR
from generator.editing.layout import tree, written
from generator.importing.numbers import Signs, number
from generator.importing.sheet import Cell, Row, shown
from generator.importing.table import Table
from generator.model.figures import Figure
from generator.model.report import Report
from generator.problems import Place, Problem, did_you_mean
from generator.said import Said, said
from generator.schema.numbers import INVALID


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A number that a cell gives for an indicator in a year."""

    indicator: str
    year: int
    value: Decimal
    place: Place


@dataclass(slots=True)
class NewFigures:
    """What an import found, and what is to be told."""

    figures: list[NewFigure] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def cells_of(table: Table) -> list[Cell]:
    """Every cell that should be a number."""
    columns = [table.columns["value"]] if "value" in table.columns else [*table.years.values()]
    return [row.at(column) for row in table.rows for column in columns]


def new_figures(table: Table, report: Report, signs: Signs, year: int | None) -> NewFigures:
    """Every number of the table. Problems: `unknown-indicator`, `ambiguous-number`, `invalid-number`."""
    found = NewFigures(remarks=[*signs.told])
    seen: dict[tuple[str, int], Decimal] = {}
    for row in table.rows:
        indicator = _indicator(table, row, report, found)
        for when, cell, place in _cells(table, row, year, found) if indicator else ():
            value = number(cell, signs, place)
            if isinstance(value, Problem):
                found.problems.append(value)
            elif seen.setdefault((indicator, when), value) != value:
                message = said("“{id}” has two numbers for {year} in this table.", id=indicator, year=when)
                found.problems.append(INVALID.at(place, message, said("Keep one of the two.")))
            else:
                found.figures.append(NewFigure(indicator, when, value, place))
    return found


def _indicator(table: Table, row: Row, report: Report, found: NewFigures) -> str:
    """The id of the indicator that a row names: by its id, by its name in any language, or by the mapping."""
    typed = table.text(row, "indicator")
    names = {text.casefold(): item.id for item in report.indicators.values() for text in item.name.texts.values()}
    indicator = table.mapping.names.get(typed, typed)
    indicator = indicator if indicator in report.indicators else names.get(typed.casefold(), "")
    if not indicator and typed:
        message = said("“{name}” is not an indicator of indicators.yml.", name=typed)
        hint = did_you_mean(typed, [*report.indicators, *names]) or said("Define it there first.")
        found.problems.append(UNKNOWN_INDICATOR.at(table.place(row, "indicator"), message, hint))
    return indicator


def _cells(table: Table, row: Row, year: int | None, found: NewFigures) -> Iterator[tuple[int, Cell, Place]]:
    """The cells of a row that hold a number, each with its year; an empty one says nothing."""
    if "value" not in table.columns:
        for when, column in table.years.items():
            if shown(row.at(column)):
                yield when, row.at(column), table.sheet.place(row, column)
        return
    typed = table.text(row, "year")
    when = int(typed) if typed.isdecimal() else year or 0
    if not when:
        message = said("Nothing tells the year of this figure.")
        found.problems.append(
            INVALID.at(table.place(row, "year"), message, said("Fill the cell, or say it for all: “--year 2024”."))
        )
    elif shown(table.cell(row, "value")):
        yield when, table.cell(row, "value"), table.place(row, "value")


def with_figures(text: str, figures: list[NewFigure], report: Report, today: date, source: str) -> str:
    """The text of a figures.yml with these figures put in; comments and order of the others stay."""
    root = tree(text)
    listed = root["figures"] if isinstance(root.get("figures"), CommentedMap) else CommentedMap()
    root["figures"] = listed
    for figure in figures:
        known = report.figure(figure.indicator, figure.year)
        if known is None:
            listed[figure.indicator] = (
                _group({"value": _plain(figure.value), "source": source}) if source else _plain(figure.value)
            )
        else:
            listed[figure.indicator] = _changed(listed[figure.indicator], known, figure, _revision(known, report, today))
    laid_out = written(root)
    return laid_out.replace("\n", "\r\n") if "\r\n" in text else laid_out


def _changed(item: Any, known: Figure, figure: NewFigure, revision: CommentedMap | None) -> Any:
    if not isinstance(item, CommentedMap):
        if revision is None:
            return _plain(figure.value)
        item = CommentedMap()
    if known.value is None and "status" in item:
        _replaced(item, "status", "value", _plain(figure.value))
    elif "value" in item:
        item["value"] = _plain(figure.value)
    else:
        item.insert(0, "value", _plain(figure.value))
    if revision is not None:
        item.setdefault("revisions", CommentedSeq()).append(revision)
    return item


def _replaced(item: CommentedMap, old: str, new: str, value: str) -> None:
    """Another key in the place of one, which keeps the comment beside it."""
    place, comment = list(item).index(old), item.ca.items.pop(old, None)
    del item[old]
    item.insert(place, new, value)
    if comment:
        item.ca.items[new] = comment


def _revision(known: Figure, report: Report, today: date) -> CommentedMap | None:
    """The entry that tells a published figure's change; none where the year is not public, or there was no number."""
    if known.value is None or not report.years[known.year].figures_public_on(today):
        return None
    entry = _group({"date": today.isoformat(), "was": _plain(known.value), "kind": "update", "reason": MARK})
    entry.fa.set_flow_style()
    return entry


def _group(values: dict[str, str]) -> CommentedMap:
    group = CommentedMap()
    group.update(values)
    return group


def _plain(value: Decimal) -> str:
    return f"{value:f}"
