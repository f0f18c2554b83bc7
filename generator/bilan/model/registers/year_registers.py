"""The registers of a year: the files of its folder, and the figures that are counted from them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.model.article import Article
from bilan.model.article_index import Articles
from bilan.model.event import Event
from bilan.model.figure import Figure
from bilan.model.rebuttal import Rebuttal
from bilan.model.registers.count_gaps import gaps
from bilan.model.registers.countable import BUILT_IN, CountableRecords, CountableRows, undeclared_texts
from bilan.model.registers.counting import Count, count
from bilan.model.registers.register import Register
from bilan.model.registers.register_reader import ReadRegister, fingerprint, read_register
from bilan.model.report_files import ReportFiles
from bilan.schema.field_type import ReadContext
from bilan.schema.unread_entries import Unread

MISSING_FILE = Code("missing-file")

Records = Mapping[str, Sequence[Article] | Sequence[Event] | Sequence[Rebuttal]]  # by the names that figures count them by


@dataclass(frozen=True, slots=True)
class YearRegisters:
    """What figures of a year are counted from. `read` are the files of registers that are there."""

    files: ReportFiles
    folder: Path
    declared: Mapping[str, Register]
    read: Mapping[str, ReadRegister]
    records: Records
    members_of: Mapping[str, tuple[str, ...]]

    def count(self, figure: Figure) -> Count | None:
        """The count of a figure. None where it names no register, one that is missing, or one with a problem."""
        name = figure.count.name if figure.count else ""
        if name not in self.declared and name not in BUILT_IN:
            return None
        cause = self._cause(figure, name) or self._gap(figure, name)
        if cause is not None:
            self.files.unread.append(Unread(cause, "figures", figure.id))
            return None
        if name in self.declared:
            return count(figure, CountableRows(self.read[name]), self.members_of)
        return self._count_records(figure, name)

    def _cause(self, figure: Figure, name: str) -> Place | None:
        """The place of a problem because of which records are missing; a missing file is reported here."""
        if name not in self.declared:
            return self._unread(name)
        if name in self.read:
            undeclared = (text.place for _, text, _ in undeclared_texts(figure.where, self.declared[name], self.members_of))
            return self.read[name].table.broken or next(undeclared, None)
        if not os.path.lexists(self.folder / self.declared[name].file):
            names = [path.name for path in self.files.folder.listing(self.folder).files]
            self.files.problems.append(missing_file(figure, self.declared[name], names))
        return figure.at("count")

    def _gap(self, figure: Figure, name: str) -> Place | None:
        """The first cell that must be filled because of a figure, and is not."""
        found = [*gaps(figure, CountableRows(self.read[name]))] if name in self.read else []
        self.files.problems.extend(found)
        return found[0].place if found else None

    def _count_records(self, figure: Figure, name: str) -> Count | None:
        """The count of articles is noted, so that a report with thousands of them is not parsed for it."""
        records = self.records[name]

        def counted() -> Count | None:
            return count(figure, CountableRecords(name, records), self.members_of)

        if not isinstance(records, Articles):
            return counted()
        made_of = f"{records.digest} {self.members_of} {_terms(figure)}"
        place = f"{self.files.name_of(self.folder)}/{figure.id}"
        return _count(self.files.cache.get(("count", place), made_of, lambda: _noted(counted())))

    def _unread(self, name: str) -> Place | None:
        """The place of a problem because of which a record of the year was left out."""
        folder = f"{self.files.name_of(self.folder)}/{name}"
        causes = (entry.cause for entry in self.files.unread if entry.cause.file.startswith((f"{folder}.", f"{folder}/")))
        return next(causes, None)


def year_registers(
    files: ReportFiles,
    folder: Path,
    declared: Mapping[str, Register],
    records: Records,
    reading: ReadContext,
) -> YearRegisters:
    """The registers that have a file in the folder of a year."""
    read = {name: found for name, register in declared.items() if (found := _read(files, folder, register, reading))}
    return YearRegisters(files, folder, declared, read, records, reading.members_of)


def _read(files: ReportFiles, folder: Path, register: Register, reading: ReadContext) -> ReadRegister | None:
    path = folder / register.file
    return files.register(
        path, fingerprint(register, reading), lambda data, file: read_register(data, file, register, reading)
    )


def missing_file(figure: Figure, register: Register, names: Sequence[str]) -> Problem:
    """That a figure is counted from a register that has no file in the year, whose folder has files of these names."""
    message = translatable("There is no file “{file}” in this folder.", file=register.file)
    hint = translatable(
        "“{id}” is counted from it. Put the file there; its first row has the columns {names}.",
        id=figure.id,
        names=",".join(column.written for column in register.columns.values()),
    )
    stem = register.file.rpartition(".")[0].casefold()
    others = [name for name in names if name.rpartition(".")[0].casefold() == stem]
    if others:
        hint = translatable(
            "The folder has “{other}”: save it as “{file}”, or write that name in registers.yml.",
            other=sorted(others)[0],
            file=register.file,
        )
    return MISSING_FILE.at(figure.at("count"), message, hint)


def _terms(figure: Figure) -> str:
    """All of a figure that its count depends on."""
    conditions = [(condition.column.name, [text.name for text in condition.texts]) for condition in figure.where]
    once_by = figure.once_by.name if figure.once_by else ""
    breakdowns = [breakdown.name for breakdown in figure.by.values() if breakdown.counted]
    return f"{conditions} {once_by} {breakdowns} {figure.period!r} {figure.status} {figure.count}"


def _noted(found: Count | None) -> Any:
    """A count as JSON holds it."""
    if found is None:
        return None
    return [found.number, {name: [[[*cell], number] for cell, number in by.items()] for name, by in found.by.items()}]


def _count(noted: Any) -> Count | None:
    if noted is None:
        return None
    number, by = noted
    return Count(number, {name: {tuple(cell): one for cell, one in cells} for name, cells in by.items()})
