"""`bilan review 2024`: prints a sheet for reviewing the figures of a year; `--approve` signs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from importlib import import_module

from bilan.build_date import build_date
from bilan.cli.report_reading import whole_report
from bilan.diagnostics.problem import Problem, sort_problems
from bilan.filesystem.atomic_write import replace_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.review.approval import approval_obstacles, approved_text
from bilan.review.review_sheet import review_sheet
from bilan.review.sheet_formats import FORMATS
from bilan.rules import check_report
from bilan.rules.draft_problems import with_drafts
from bilan.terminal.problem_output import print_message, print_problems, refuse
from bilan.yaml.source_text import SourceText


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("review", help="print a sheet for reviewing the figures of a year, or approve them")
    parser.add_argument("year", metavar="YEAR", type=int, help="the year")
    parser.add_argument("--format", choices=FORMATS, default="text", help="output format (default: text)")
    parser.add_argument(
        "--in", dest="language", metavar="LANGUAGE", help="the language of the report to print in (default: its first)"
    )
    parser.add_argument("--approve", metavar="NAME", help="sign in year.yml that NAME approves the figures as they are now")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the sheet is printed or signed, 1 if the report has errors, 2 for wrong use."""
    report, read = whole_report(options.folder)
    year = report.years.get(options.year)
    if year is None or not year.figures:
        known = ", ".join(str(number) for number, item in report.years.items() if item.figures)
        return refuse(
            translatable("{year} has no figures in this report; these years have: {known}.", year=options.year, known=known)
        )
    problems = sort_problems(with_drafts(report, read.problems, check_report(report), shown=(year.number,)))
    if options.approve is not None:
        return _approve(options, report, read.sources, year, problems)
    return _print(options, report, year, problems)


def _print(options: argparse.Namespace, report: Report, year: Year, problems: tuple[Problem, ...]) -> int:
    tags = dict(zip(report.languages, report.publication.languages, strict=True))
    language = options.language or report.languages[0]
    if language not in tags:
        return refuse(
            translatable("the report is in {languages}, not in “{language}”.", languages=", ".join(tags), language=language)
        )
    sheet = review_sheet(report, year, problems)
    formatter_of = import_module(f"bilan.review.sheet_formats.{options.format}_sheet").format_sheet
    printed = formatter_of(sheet, PageFormatter(report, Language(tags[language])), EditorLocale(editor_language()))
    sys.stdout.buffer.write(printed.encode("utf-8", "backslashreplace"))
    return 0


def _approve(
    options: argparse.Namespace,
    report: Report,
    sources: Mapping[str, SourceText],
    year: Year,
    problems: tuple[Problem, ...],
) -> int:
    name = options.approve.strip()
    if not name:
        return refuse(translatable("--approve needs the name of the person who approves."))
    wrong = approval_obstacles(year, problems)
    if wrong:
        return print_problems(wrong, sources, translatable("Fix these problems first."))
    path = options.folder / year.folder / "year.yml"
    text = read_or_raise(path, str(path)).decode("utf-8") if path.exists() else ""
    replace_file(path, approved_text(text, report, year, name, build_date()).encode())
    print_message(
        translatable(
            "{name} approved the {number} figures of {year}: {file}.",
            name=name,
            number=len(year.figures),
            year=year.number,
            file=path,
        )
    )
    return 0
