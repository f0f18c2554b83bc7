"""`bilan import FILE`: shows what a table of figures or articles would change, as a diff; writes it only with `--write`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bilan.build_date import build_date
from bilan.cli.report_reading import whole_report
from bilan.diagnostics.problem import Problem
from bilan.filesystem.atomic_write import replace_files
from bilan.filesystem.file_reading import read_file
from bilan.importers.column_mapping import DateOrder, ReadMapping, mappings, read_mapping
from bilan.importers.import_proposal import ImportOptions, Proposal, difference, propose_import
from bilan.importers.layout_recognition import RecognisedTables, no_mapping_message, recognise_tables, with_always
from bilan.importers.table_file import read_table_file
from bilan.importers.unread_listing import list_problems
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import join_messages, translatable, translatable_plural
from bilan.model.gc_pause import gc_paused
from bilan.model.report import Report
from bilan.spreadsheets.table_sheet import LARGEST, Book, Sheet
from bilan.terminal.problem_output import print_message, refuse
from bilan.terminal.progress import show_progress
from bilan.yaml.source_text import SourceText


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("import", help="propose figures or press articles from a table")
    parser.add_argument("file", metavar="FILE", type=Path, help="a .csv or .xlsx table, or a feed (RSS or Atom, .xml)")
    parser.add_argument("--as", dest="mapping", default="", help="a mapping: its name or its file (default: recognised)")
    parser.add_argument("--write", action="store_true", help="change the files; without it the difference is only shown")
    parser.add_argument("--year", type=int, help="the year of rows that have none, and of all articles")
    parser.add_argument("--source", default="", help="the source of new figures, an id of sources.yml")
    parser.add_argument(
        "--always", action="append", default=[], metavar="FIELD=TEXT", help="a value for all rows, such as language=fr"
    )
    for name, what in (  # SIGN, because argparse would print the choices as {.,,}
        ("--decimal", "the decimal separator, a dot or a comma"),
        ("--thousands", "the thousands separator, a dot or a comma"),
    ):
        parser.add_argument(name, choices=(".", ","), default="", metavar="SIGN", help=what)
    parser.add_argument("--dates", choices=[order.value for order in DateOrder], help="how to read dates such as 05/06/2025")
    parser.add_argument(
        "--century", type=int, choices=(19, 20), help="the century of two-digit years: 20 reads 14/03/25 as 2025-03-14"
    )
    parser.add_argument(
        "--sheet",
        dest="sheets",
        metavar="NAME",
        action="append",
        default=[],
        help="a sheet of a workbook to read (default: the first that Bilan recognises)",
    )
    parser.add_argument("--encoding", default="", help="the encoding of a CSV file (default: detected)")
    parser.add_argument("--separator", default="", help="the separator between the cells of a CSV file (default: detected)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the whole table was read, 1 if some of it could not be (the rest is proposed), 2 for wrong use."""
    report, _ = whole_report(options.folder)
    _check_options(options, report)
    book = _read_book(options)
    if book.problems:
        return _report_unreadable(book.problems, (Sheet(book.file),))
    found = _recognised(options, book, report)
    return found if isinstance(found, int) else _proposed(options, report, found)


def _check_options(options: argparse.Namespace, report: Report) -> None:
    """Raise `ExplainedError` if an option names what the report does not have."""
    if options.year and options.year not in report.years:
        raise ExplainedError(
            translatable("“--year” needs a year of the report: {years}.", years=join_messages(report.years))
        )
    if (
        options.source
        and options.source not in report.sources
        and not any(options.source == one.id for one in report.articles)
    ):
        raise ExplainedError(
            translatable(
                "there is no source “{name}”; sources.yml has {names}.",
                name=options.source,
                names=join_messages(report.sources),
            )
        )


def _read_book(options: argparse.Namespace) -> Book:
    path: Path = options.file
    data = read_file(path, path.name, LARGEST)
    if isinstance(data, Problem):
        raise ExplainedError(translatable("{file}: {reason}", file=path, reason=data.message), 1)
    book = read_table_file(data, path.name, options.encoding, options.separator, options.sheets)
    if book is None:
        raise ExplainedError(
            translatable("{file} is not a .csv, .xlsx or .xml file; save it as one of them.", file=path.name)
        )
    return book


def _recognised(options: argparse.Namespace, book: Book, report: Report) -> RecognisedTables | int:
    """Return the tables under the mapping that the options name, or else under the first that recognises one."""
    known = [*mappings(options.folder)]
    if options.mapping:
        named = _mapping_by_name(options.mapping, known)
        if named is None:
            names = join_messages(one.name for one in known)
            return refuse(
                translatable("there is no mapping “{name}”; choose one of {names}.", name=options.mapping, names=names)
            )
        known = [named]
    for mapping in known:
        if mapping.problems:
            return _report_unreadable(mapping.problems, (), mapping.source)
    always = dict(pair.split("=", 1) for pair in options.always if "=" in pair)
    known = [with_always(mapping, always) for mapping in known]
    found = recognise_tables(book, known, report, chosen=bool(options.mapping), named=bool(options.sheets))
    if found is None:
        broken = tuple(problem for sheet in book.sheets for problem in sheet.problems)
        return _report_unreadable(broken, book.sheets) if broken else refuse(no_mapping_message(book, known), 1)
    if found.undecided:
        names = join_messages(found.undecided)
        return refuse(
            translatable(
                "several sheets of {file} can be read: {names}. Say which: “--sheet {first}”.",
                file=book.file,
                names=names,
                first=found.undecided[0],
            ),
            1,
        )
    print_message(translatable("Read as {mapping}.", mapping=found.tables[0].name))
    return found


def _mapping_by_name(name: str, known: list[ReadMapping]) -> ReadMapping | None:
    path = Path(name)
    if path.suffix == ".yml" and path.is_file():
        return read_mapping(path, path.name)
    return next((one for one in known if one.name == name), None)


def _proposed(options: argparse.Namespace, report: Report, found: RecognisedTables) -> int:
    order = DateOrder(options.dates) if options.dates else None
    chosen = ImportOptions(
        options.year,
        options.source,
        options.decimal,
        options.thousands,
        order,
        options.century,
        options.sheets,
        options.encoding,
        options.separator,
    )
    with gc_paused(), show_progress(translatable("Reading and checking the report…")):
        proposal = propose_import(options.folder, report, found, chosen, build_date())
    for remark in proposal.remarks:
        print_message(remark)
    sheets = [table.sheet for table in found.tables]
    if proposal.problems:
        sys.stderr.write(list_problems(proposal.problems, sheets, proposal.sources, EditorLocale(editor_language())))
    sys.stdout.write(difference(options.folder, proposal.files))
    _write_changes(options, proposal)
    return _report_unread(proposal) if proposal.problems else 0


def _write_changes(options: argparse.Namespace, proposal: Proposal) -> None:
    if not proposal.files:
        print_message(translatable("There is nothing to change."))
    elif not options.write:
        print_message(translatable("Nothing was written. To write the changes, add “--write”."))
    else:
        replace_files({options.folder / file: text.encode() for file, text in proposal.files.items()})
        print_message(
            translatable(
                "Written: {files}. Run “bilan check” to see what is left to do.", files=join_messages(proposal.files)
            )
        )


def _report_unread(proposal: Proposal) -> int:
    number = len(proposal.problems)
    if not proposal.files:
        return refuse(
            translatable_plural(
                number, "{number} problem: nothing was imported.", "{number} problems: nothing was imported."
            ),
            1,
        )
    rest = translatable_plural(
        number,
        "{number} problem: what it is about was left out of the changes.",
        "{number} problems: what they are about was left out of the changes.",
    )
    return refuse(rest, 1)


def _report_unreadable(problems: Sequence[Problem], sheets: Sequence[Sheet], *sources: SourceText) -> int:
    """Report why nothing in the file can be read."""
    texts = {source.file: source for source in sources}
    sys.stderr.write(list_problems(problems, sheets, texts, EditorLocale(editor_language())))
    return refuse(translatable("Nothing was written."), 1)
