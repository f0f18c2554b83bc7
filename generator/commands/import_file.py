"""`bilan import FILE`: what a table of figures or articles would change, shown as a diff; written with `--write` only."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from generator.clock import clock
from generator.commands.reading import report_in
from generator.commands.telling import refused, tells, unreadable
from generator.commands.waiting import waiting
from generator.commands.writing import put
from generator.importing.atom_file import read_atom
from generator.importing.csv_file import read_csv
from generator.importing.mapping import DateOrder, ReadMapping, mappings, read_mapping
from generator.importing.proposal import Proposal, Wanted, difference, proposed
from generator.importing.sheet import LARGEST, Sheet
from generator.importing.table import Table, under_mapping
from generator.importing.xlsx_file import read_xlsx
from generator.language.wording import Wording, spoken
from generator.model.report import Report
from generator.problems import Problem
from generator.reading.source import Source
from generator.reporters.text import report as told
from generator.said import joined, said
from generator.schema.numbers import INVALID


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("import", help="propose figures or press articles from a table")
    parser.add_argument("file", metavar="FILE", type=Path, help="a .csv or .xlsx table, or an Atom feed (.xml)")
    parser.add_argument("--as", dest="mapping", default="", help="a mapping: its name or its file (default: recognised)")
    parser.add_argument("--write", action="store_true", help="change the files; without it the difference is only shown")
    parser.add_argument("--year", type=int, help="the year of rows that name none; of all articles")
    parser.add_argument("--source", default="", help="the source of new figures, an id of sources.yml")
    parser.add_argument(
        "--always", action="append", default=[], metavar="FIELD=TEXT", help="what no column says: language=fr"
    )
    parser.add_argument("--decimal", choices=(".", ","), default="", help="the sign before decimals")
    parser.add_argument("--thousands", choices=(".", ","), default="", help="the sign between thousands")
    parser.add_argument("--dates", choices=[order.value for order in DateOrder], help="of dates such as 05/06/2025")
    parser.add_argument("--sheet", default="", help="of a workbook: the sheet (default: the first one to be seen)")
    parser.add_argument("--encoding", default="", help="of CSV (default: detected)")
    parser.add_argument("--separator", default="", help="of CSV (default: detected)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when something or nothing is proposed, 1 when the table or the report has problems, 2 for wrong use."""
    read = report_in(options.folder)
    if (code := unreadable(read)) is not None or read.report is None:
        return code or 1
    if options.year and options.year not in read.report.years:
        return refused(said("--year says to which year it goes; there are {years}.", years=joined(read.report.years)))
    sheet = _sheet(options)
    if isinstance(sheet, int):
        return sheet
    whole = tuple(problem for problem in sheet.problems if problem.code != INVALID.word)
    if whole:
        return _wrong(whole, sheet)
    table = _table(options, sheet)
    if isinstance(table, int):
        return table
    wrong = tuple(problem for problem in sheet.problems if table.reads(problem.place))
    return _wrong(wrong, sheet) if wrong else _proposed(options, read.report, table)


def _sheet(options: argparse.Namespace) -> Sheet | int:
    path: Path = options.file
    try:
        if path.stat().st_size > LARGEST:
            return refused(said("{file} is larger than {most} bytes; split it.", file=path, most=LARGEST), 1)
        data = path.read_bytes()
    except OSError as error:
        return refused(said("{file}: {reason}.", file=path, reason=error.strerror), 1)
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv", ".txt"):
        return read_csv(data, path.name, options.encoding, options.separator)
    if suffix == ".xlsx":
        return read_xlsx(data, path.name, options.sheet)
    if suffix in (".xml", ".atom"):
        return read_atom(data, path.name)
    return refused(said("{file} is none of .csv, .xlsx and .xml; save it as one of them.", file=path.name))


def _table(options: argparse.Namespace, sheet: Sheet) -> Table | int:
    """The sheet under the mapping that was named, else under the only one that recognises it."""
    known = [*mappings(options.folder)]
    if options.mapping:
        named = _named(options.mapping, known)
        if named is None:
            return refused(
                said(
                    "there is no mapping “{name}”; there are {names}.",
                    name=options.mapping,
                    names=joined(one.name for one in known),
                )
            )
        known = [named]
    for mapping in known:
        if mapping.problems:
            return _wrong(mapping.problems, sheet, mapping.source)
    found = [
        table for mapping in known if (table := under_mapping(sheet, mapping, chosen=bool(options.mapping))) is not None
    ]
    if not found:
        return refused(
            said(
                "no mapping knows the columns of {file} ({names}); docs/import.md says how to write one.",
                file=sheet.file,
                names=joined(one.name for one in known),
            ),
            1,
        )
    tells(said("Read as {mapping}.", mapping=found[0].name))
    always = dict(pair.split("=", 1) for pair in options.always if "=" in pair)
    return replace(found[0], mapping=replace(found[0].mapping, always={**found[0].mapping.always, **always}))


def _named(name: str, known: list[ReadMapping]) -> ReadMapping | None:
    path = Path(name)
    if path.suffix == ".yml" and path.is_file():
        return read_mapping(path, path.name)
    return next((one for one in known if one.name == name), None)


def _proposed(options: argparse.Namespace, report: Report, table: Table) -> int:
    order = DateOrder(options.dates) if options.dates else None
    wanted = Wanted(options.year, options.source, options.decimal, options.thousands, order)
    with waiting(said("Reading and checking the report…")):
        proposal = proposed(options.folder, report, table, wanted, clock())
    for remark in proposal.remarks:
        tells(remark)
    if proposal.problems:
        return _wrong(proposal.problems, table.sheet, *proposal.sources.values())
    sys.stdout.write(difference(options.folder, proposal.files))
    return _kept(options, proposal)


def _kept(options: argparse.Namespace, proposal: Proposal) -> int:
    if not proposal.files:
        tells(said("There is nothing to change."))
    elif not options.write:
        tells(said("Nothing was written; “--write” does."))
    else:
        for file, text in proposal.files.items():
            put(options.folder / file, text.encode())
        tells(said("Written: {files}. “bilan check” says what is left to do.", files=joined(proposal.files)))
    return 0


def _wrong(problems: tuple[Problem, ...], sheet: Sheet, *sources: Source) -> int:
    """Tell what is wrong with the table, each row with what it says, or with the report that it would make."""
    texts = {source.file: source for source in (sheet.source, *sources)}
    sys.stderr.write(told(problems, texts, Wording(spoken())))
    return refused(said("Nothing was written."), 1)
