"""`bilan import FILE`: what a table of figures or articles would change, shown as a diff; written with `--write` only."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.clock import clock
from generator.commands.reading import report_in
from generator.commands.telling import refused, tells, unreadable
from generator.commands.unswept import unswept
from generator.commands.waiting import waiting
from generator.filesystem.reading import read_file
from generator.filesystem.writing import replace_files
from generator.importing.listing import listed
from generator.importing.mapping import DateOrder, ReadMapping, mappings, read_mapping
from generator.importing.proposal import Proposal, Wanted, difference, proposed
from generator.importing.recognition import Recognised, recognised, unknown, with_always
from generator.importing.sheet import LARGEST, Book, Sheet
from generator.importing.table_file import read_table_file
from generator.language.wording import Wording, spoken
from generator.model.report import Report
from generator.problems import Problem
from generator.reading.source import Source
from generator.said import joined, said, said_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("import", help="propose figures or press articles from a table")
    parser.add_argument("file", metavar="FILE", type=Path, help="a .csv or .xlsx table, or a feed (RSS or Atom, .xml)")
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
    parser.add_argument(
        "--century", type=int, choices=(19, 20), help="of years in two digits: 20 reads 14/03/25 as 2025-03-14"
    )
    parser.add_argument(
        "--sheet",
        dest="sheets",
        action="append",
        default=[],
        help="of a workbook: a sheet to read (default: the first that is known)",
    )
    parser.add_argument("--encoding", default="", help="of CSV (default: detected)")
    parser.add_argument("--separator", default="", help="of CSV (default: detected)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when all of the table was read, 1 when some of it could not be (the rest is proposed), 2 for wrong use."""
    read = report_in(options.folder)
    if (code := unreadable(read)) is not None or read.report is None:
        return code or 1
    if (code := _wrong_use(options, read.report)) is not None:
        return code
    book = _book(options)
    if isinstance(book, int):
        return book
    if book.problems:
        return _nothing(book.problems, (Sheet(book.file),))
    found = _recognised(options, book, read.report)
    return found if isinstance(found, int) else _proposed(options, read.report, found)


def _wrong_use(options: argparse.Namespace, report: Report) -> int | None:
    if options.year and options.year not in report.years:
        return refused(said("--year says to which year it goes; there are {years}.", years=joined(report.years)))
    if (
        options.source
        and options.source not in report.sources
        and not any(options.source == one.id for one in report.articles)
    ):
        return refused(
            said("there is no source “{name}”; sources.yml has {names}.", name=options.source, names=joined(report.sources))
        )
    return None


def _book(options: argparse.Namespace) -> Book | int:
    path: Path = options.file
    data = read_file(path, path.name, LARGEST)
    if isinstance(data, Problem):
        return refused(said("{file}: {reason}", file=path, reason=data.message), 1)
    book = read_table_file(data, path.name, options.encoding, options.separator, options.sheets)
    if book is None:
        return refused(said("{file} is none of .csv, .xlsx and .xml; save it as one of them.", file=path.name))
    return book


def _recognised(options: argparse.Namespace, book: Book, report: Report) -> Recognised | int:
    """The tables under the mapping that was named, else under the first that recognises one."""
    known = [*mappings(options.folder)]
    if options.mapping:
        named = _named(options.mapping, known)
        if named is None:
            names = joined(one.name for one in known)
            return refused(said("there is no mapping “{name}”; there are {names}.", name=options.mapping, names=names))
        known = [named]
    for mapping in known:
        if mapping.problems:
            return _nothing(mapping.problems, (), mapping.source)
    always = dict(pair.split("=", 1) for pair in options.always if "=" in pair)
    known = [with_always(mapping, always) for mapping in known]
    found = recognised(book, known, report, chosen=bool(options.mapping), named=bool(options.sheets))
    if found is None:
        broken = tuple(problem for sheet in book.sheets for problem in sheet.problems)
        return _nothing(broken, book.sheets) if broken else refused(unknown(book, known), 1)
    tells(said("Read as {mapping}.", mapping=found.tables[0].name))
    return found


def _named(name: str, known: list[ReadMapping]) -> ReadMapping | None:
    path = Path(name)
    if path.suffix == ".yml" and path.is_file():
        return read_mapping(path, path.name)
    return next((one for one in known if one.name == name), None)


def _proposed(options: argparse.Namespace, report: Report, found: Recognised) -> int:
    order = DateOrder(options.dates) if options.dates else None
    wanted = Wanted(options.year, options.source, options.decimal, options.thousands, order, options.century)
    with unswept(), waiting(said("Reading and checking the report…")):
        proposal = proposed(options.folder, report, found, wanted, clock())
    for remark in proposal.remarks:
        tells(remark)
    sheets = [table.sheet for table in found.tables]
    if proposal.problems:
        sys.stderr.write(listed(proposal.problems, sheets, proposal.sources, Wording(spoken())))
    sys.stdout.write(difference(options.folder, proposal.files))
    _keep(options, proposal)
    return _told_unread(proposal) if proposal.problems else 0


def _keep(options: argparse.Namespace, proposal: Proposal) -> None:
    if not proposal.files:
        tells(said("There is nothing to change."))
    elif not options.write:
        tells(said("Nothing was written; “--write” does."))
    else:
        replace_files({options.folder / file: text.encode() for file, text in proposal.files.items()})
        tells(said("Written: {files}. “bilan check” says what is left to do.", files=joined(proposal.files)))


def _told_unread(proposal: Proposal) -> int:
    number = len(proposal.problems)
    if not proposal.files:
        return refused(
            said_of(number, "{number} problem: nothing was imported.", "{number} problems: nothing was imported."), 1
        )
    rest = said_of(
        number,
        "{number} problem: what it is about was left out of the changes.",
        "{number} problems: what they are about was left out of the changes.",
    )
    return refused(rest, 1)


def _nothing(problems: Sequence[Problem], sheets: Sequence[Sheet], *sources: Source) -> int:
    """Tell why nothing of the file can be read."""
    texts = {source.file: source for source in sources}
    sys.stderr.write(listed(problems, sheets, texts, Wording(spoken())))
    return refused(said("Nothing was written."), 1)
