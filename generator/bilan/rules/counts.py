"""Figures that are counted: what they name exists, readers may see it, and a value that was typed is the number counted.

Codes: `unknown-register`, `unknown-column`, `unknown-dimension`, `private-column`, `missing-key`, `bad-id`,
`count-mismatch`; warning: `nothing-counted`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bilan.analysis.unread_causes import unread_collection, unread_entry
from bilan.diagnostics.problem import Code, Place, Problem, Severity, suggestion
from bilan.messages.message import join_messages, translatable
from bilan.model.breakdown_fields import UNKNOWN_DIMENSION
from bilan.model.breakdown_members import unknown_member
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import COUNTING, Figure
from bilan.model.figure_table_reader import UNKNOWN_COLUMN
from bilan.model.registers.count_fields import Condition
from bilan.model.registers.countable import BUILT_IN, dimension_column, undeclared_texts
from bilan.model.registers.register import ColumnKind, Register
from bilan.model.report import Report
from bilan.model.year import Year, YearStatus
from bilan.rules.count_explanations import explanation
from bilan.schema.containers import Reference
from bilan.schema.record import MISSING_KEY
from bilan.schema.text_fields import BAD_ID, UNKNOWN_VALUE

UNKNOWN_REGISTER = Code("unknown-register")
PRIVATE_COLUMN = Code("private-column")
COUNT_MISMATCH = Code("count-mismatch")
NOTHING_COUNTED = Code("nothing-counted", Severity.WARNING)


def check(report: Report) -> Iterator[Problem]:
    """The columns of every register, and every figure that is counted."""
    for register in report.registers.values():
        if register.id in BUILT_IN:
            message = translatable("“{name}” is a register that needs no declaration.", name=register.id)
            yield BAD_ID.at(register.place, message, translatable("Give this register another name."))
        yield from _dimensions(report, register)
    for year in report.years.values():
        for figure in year.figures.values():
            yield from _figure(report, year, figure)


def _dimensions(report: Report, register: Register) -> Iterator[Problem]:
    for column in register.columns.values():
        if column.dimension and column.dimension.name not in report.dimensions:
            name = column.dimension.name
            message = translatable("“{name}” is not a dimension of dimensions.yml.", name=name)
            hint = suggestion(name, report.dimensions) or translatable("Declare it there, with its members.")
            problem = UNKNOWN_DIMENSION.at(column.dimension.place, message, hint)
            yield problem.following(unread_entry(report, ("dimensions",), name))
        elif column.kind is ColumnKind.DIMENSION and not column.dimension:
            message = translatable("“{column}” does not say which dimension its cells name.", column=column.id)
            hint = translatable("Write “{key}”.", key=f"{column.id}: {{dimension: …}}")
            yield MISSING_KEY.at(column.place, message, hint)


def _figure(report: Report, year: Year, figure: Figure) -> Iterator[Problem]:
    if figure.count is None:
        yield from _without_register(figure)
        return
    name = figure.count.name
    if name not in report.registers and name not in BUILT_IN:
        yield _unknown_register(report, figure.count)
        return
    register = report.registers.get(name)
    wrong = [*_columns(report, figure, name, register), *_breakdowns(figure, name, register)]
    yield from wrong
    if figure.counted is None:
        return
    if not wrong and not figure.counted:
        yield from _nothing(year, figure)
    if figure.value is not None and figure.value != figure.counted and "value" in figure.places:
        yield _mismatch(figure, year, figure.value, name)


def _without_register(figure: Figure) -> Iterator[Problem]:
    """Keys that mean nothing without `count`."""
    places = [(name, figure.places[name]) for name in COUNTING if name in figure.places]
    places += [("by", breakdown.place) for breakdown in figure.by.values() if breakdown.counted][:1]
    for name, place in places:
        message = translatable("“{key}” says how records are counted, but “{id}” names no register.", key=name, id=figure.id)
        yield MISSING_KEY.at(place, message, translatable("Add “{key}: …”.", key="count"))


def _unknown_register(report: Report, name: Reference) -> Problem:
    message = translatable("“{name}” is not a register of registers.yml.", name=name)
    known = [*report.registers, *BUILT_IN]
    hint = suggestion(name.name, known) or translatable("Registers known here: {names}.", names=join_messages(known))
    problem = replace(UNKNOWN_REGISTER.at(name.place, message, hint), subject=name.name)
    return problem.following(
        unread_entry(report, ("registers",), name.name) or unread_collection(report, ("registers",)) or _unread_file(report)
    )


def _unread_file(report: Report) -> Place | None:
    return next((entry.cause for entry in report.unread if entry.cause.file == "data/registers.yml"), None)


def _columns(report: Report, figure: Figure, name: str, register: Register | None) -> Iterator[Problem]:
    """The columns that `where` and `once_by` name, and the texts that declared columns can hold."""
    known = [*register.columns] if register else BUILT_IN[name]
    named = [condition.column for condition in figure.where] + ([figure.once_by] if figure.once_by else [])
    for column in named:
        if column.name not in known:
            message = translatable("“{register}” has no column “{name}”.", register=name, name=column)
            hint = suggestion(column.name, known) or translatable("Its columns: {names}.", names=join_messages(known))
            yield UNKNOWN_COLUMN.at(column.place, message, hint)
    for condition in figure.where if register else ():
        declared = register.columns.get(condition.column.name) if register else None
        if declared and declared.is_private:
            message = translatable("“{column}” is private, and readers see what a figure counts.", column=declared.id)
            hint = translatable("Count by another column, or declare this one as “text” in registers.yml.")
            yield PRIVATE_COLUMN.at(condition.column.place, message, hint)
    if register:
        yield from _undeclared(report, figure, register)


def _undeclared(report: Report, figure: Figure, register: Register) -> Iterator[Problem]:
    members_of = {name: tuple(dimension.members) for name, dimension in report.dimensions.items()}
    for column, text, known in undeclared_texts(figure.where, register, members_of):
        if column.dimension:
            yield unknown_member(column.dimension.name, text.name, known, text.place)
        else:
            message = translatable("“{word}” is not a value of “{column}”.", word=text, column=column.id)
            listed = translatable("Expected one of these: {names}.", names=join_messages(known))
            yield UNKNOWN_VALUE.at(text.place, message, suggestion(text.name, known) or listed)


def _breakdowns(figure: Figure, name: str, register: Register | None) -> Iterator[Problem]:
    """Each dimension of `by` has a column: a date for a month, a column of that dimension for any other."""
    for breakdown in figure.by.values():
        for dimension in breakdown.dimensions if breakdown.counted else ():
            if dimension in TIME_DIMENSIONS:
                has_column = register is None or register.date_column is not None
            else:
                has_column = bool(dimension_column(register, dimension)) if register else dimension in BUILT_IN[name]
            if not has_column:
                message = translatable("“{register}” has no column for “{dimension}”.", register=name, dimension=dimension)
                wanted = "date" if dimension in TIME_DIMENSIONS else f"{{dimension: {dimension}}}"
                hint = translatable("Declare one in registers.yml (“{key}”), or count by another dimension.", key=wanted)
                yield UNKNOWN_COLUMN.at(breakdown.place, message, hint)


def _nothing(year: Year, figure: Figure) -> Iterator[Problem]:
    """A figure of which no record is counted: is it 0, or is a word written in another way in the list?"""
    for condition in figure.where if "value" not in figure.places else ():
        found = _texts(year, figure, condition)
        if not found and year.about.status is YearStatus.DRAFT:
            continue  # the list of a year that has just begun
        for text in condition.texts:
            if text.name not in found:
                message = translatable(
                    "No record of “{register}” has “{word}” in “{column}”, so “{id}” is 0.",
                    register=figure.count,
                    word=text,
                    column=condition.column,
                    id=figure.id,
                )
                right = translatable("Write the word exactly as it is in the list. If 0 is right, write “value: 0” too.")
                yield NOTHING_COUNTED.at(text.place, message, suggestion(text.name, found) or right)


def _texts(year: Year, figure: Figure, condition: Condition) -> set[str]:
    """What the records of a year hold in a column."""
    name = figure.count.name if figure.count else ""
    if name in year.registers:
        return {str(value) for value in year.registers[name].columns.get(condition.column.name, ()) if value is not None}
    records: Sequence[object] = {"articles": year.articles, "events": year.events, "rebuttals": year.rebuttals}.get(name, ())
    values = (getattr(record, condition.column.name, None) for record in records)
    return {str(text) for value in values for text in (value if isinstance(value, tuple) else (value,)) if text}


def _mismatch(figure: Figure, year: Year, value: Decimal, name: str) -> Problem:
    message = translatable(
        "“{id}” is {value}, but {count} records of “{register}” are counted.",
        id=figure.id,
        value=value,
        count=figure.counted,
        register=name,
    )
    return COUNT_MISMATCH.at(figure.at("value"), message, explanation(figure, year.registers.get(name), value))
