"""`bilan new DIR`, `bilan new year 2026`, `bilan new article`: files to start with, which pass `bilan check` as they are."""

from __future__ import annotations

import argparse
import sys

from bilan.cli.new_article import ANSWERS, OPTIONAL, QUESTIONS, article
from bilan.cli.new_report import new_report
from bilan.cli.new_year import new_year
from bilan.filesystem.file_problems import FileError
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable
from bilan.scaffolds.report_scaffold import MINIMAL, ORIGINS
from bilan.scaffolds.scaffold_texts import FORGES
from bilan.terminal.problem_output import no_mkdocs, print_problems, refuse

EXAMPLES = {
    "bilan new . --languages ar,fr --forge gitlab": translatable("a report in an empty repository, Arabic first"),
    "bilan new report-2026": translatable("a report that builds at once, with invented figures"),
    "bilan new year 2026": translatable("the files that data/2026/ lacks; those that are there stay as they are"),
    "bilan new article --year 2026": translatable("one more article in data/2026/articles.yml"),
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser(
        "new",
        help="start a report, a year or an article",
        epilog=_examples(),
    )
    parser.add_argument("what", metavar="DIR|year|article", help="a new folder for a report, or what to add to this report")
    parser.add_argument("number", metavar="YEAR", nargs="?", help="the year to add")
    parser.add_argument(
        "--name", "--institution", dest="institution", default="", help="new report: the institution that publishes it"
    )
    parser.add_argument(
        "--languages",
        "--in",
        dest="languages",
        default="",
        help="new report: its languages, such as ar or ar,fr; the first is the default",
    )
    parser.add_argument(
        "--from",
        dest="origin",
        choices=ORIGINS,
        default=MINIMAL,
        help="new report: what it starts from: an example to replace, an invented town, or the report of the DGSN",
    )
    parser.add_argument("--licence", default="", help="new report: its licence (SPDX, default: CC-BY-4.0)")
    parser.add_argument("--forge", choices=FORGES, default="", help="new report: the forge that builds and publishes it")
    parser.add_argument("--year", type=int, help="new article: the year it goes to (default: that of its date)")
    for name in ANSWERS:
        field = {**QUESTIONS, **OPTIONAL}[name]
        if name == "title":
            what = translatable("new report: its title; new article: {field}", field=field)
        else:
            what = translatable("new article: {field}", field=field)
        parser.add_argument(f"--{name.replace('_', '-')}", help=what)
    parser.set_defaults(run=run, anywhere=True)


def _examples() -> str:
    editor_locale = EditorLocale(editor_language())
    return "\n".join(f"{command}\n    {editor_locale(what)}" for command, what in EXAMPLES.items())


def run(options: argparse.Namespace) -> int:
    """Return 0 if the files are written, 1 if they cannot be, 2 for wrong use."""
    try:
        if options.what not in ("year", "article"):
            return new_report(options)
        if not (options.folder / "mkdocs.yml").is_file():
            return refuse(no_mkdocs(options.folder))
        return new_year(options) if options.what == "year" else article(options)
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")
        return refuse(translatable("Nothing was written."), 1)
    except FileError as error:
        print_problems((error.problem,))
        return refuse(translatable("Nothing was written."), 1)
