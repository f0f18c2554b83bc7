"""`bilan new DIR`, `bilan new year 2026`, `bilan new article`: files to begin with, which pass `bilan check` as they are."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from generator.clock import clock
from generator.commands.new_article import ANSWERS, QUESTIONS, article
from generator.commands.reading import report_in
from generator.commands.telling import no_mkdocs, refused, tells, unreadable
from generator.said import said
from generator.scaffolds.report import report_files
from generator.scaffolds.texts import LANGUAGES
from generator.scaffolds.year import year_files


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("new", help="begin a report, a year or an article")
    parser.add_argument("what", metavar="DIR|year|article", help="a new folder for a report, or what to add to this report")
    parser.add_argument("number", metavar="YEAR", nargs="?", help="the year to add")
    parser.add_argument("--institution", default="", help="of a new report: who publishes it")
    parser.add_argument("--in", dest="spoken", choices=LANGUAGES, default="fr", help="of a new report: its language")
    parser.add_argument("--year", type=int, help="of an article: the folder it goes to (default: that of its date)")
    for name in ANSWERS:
        parser.add_argument(f"--{name.replace('_', '-')}", help=f"of an article: {QUESTIONS.get(name, name)}")
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """0 when the files are written, 1 when they cannot be, 2 for wrong use."""
    try:
        if options.what not in ("year", "article"):
            return _report(options)
        if not (options.folder / "mkdocs.yml").is_file():
            return refused(no_mkdocs(options.folder))
        return _year(options) if options.what == "year" else article(options)
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")
        return refused(said("Nothing was written."), 1)
    except OSError as error:
        return refused(said("{file}: {reason}. Nothing was written.", file=error.filename, reason=error.strerror), 1)


def _report(options: argparse.Namespace) -> int:
    target: Path = (options.folder / options.what).resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        return refused(said("{folder} is not an empty folder; name a new one.", folder=target))
    french = options.spoken == "fr"
    title = options.title or ("Rapport annuel de communication" if french else "Annual communication report")
    institution = options.institution or ("Ville d’Exemple" if french else "City of Example")
    _written(target, report_files(options.spoken, clock().year - 1, title, institution))
    tells(
        said(
            "A report was begun in {folder}: “{command}” shows it, data/ is where you write.",
            folder=target,
            command=f"cd {target} && mkdocs serve",
        )
    )
    return 0


def _year(options: argparse.Namespace) -> int:
    year = int(options.number) if (options.number or "").isdecimal() else 0
    latest = clock().year + 1
    if not 1900 <= year <= latest:
        example = f"bilan new year {latest - 1}"
        if not options.number:
            return refused(said("“{example}” adds a year; say which.", example=example))
        return refused(
            said(
                "“{example}” adds a year; {year} is not one before {latest}.",
                example=example,
                year=options.number,
                latest=latest + 1,
            )
        )
    target = options.folder / "data" / str(year)
    if target.exists():
        return refused(said("{folder} is there already.", folder=target))
    read = report_in(options.folder)
    if (code := unreadable(read)) is not None or read.report is None:
        return code or 1
    known = read.report.indicators.keys()
    before = [item for item in read.report.years.values() if item.figures.keys() & known and item.number < year]
    if not before:
        return refused(said("no year before {year} has figures to begin from.", year=year), 1)
    last = max(before, key=lambda item: item.number)
    _written(target, year_files(read.report, last, year))
    tells(
        said(
            "{folder} was begun from {last}: {figures} figures wait for their value. It is a draft.",
            folder=target,
            last=last.number,
            figures=len(last.figures),
        )
    )
    return 0


def _written(target: Path, files: dict[str, str]) -> None:
    """All files, or none: they are written beside the folder, which is put in its place when complete.

    An empty folder that is there is kept: it may be the one somebody works in.
    """
    half = target.with_name(f".{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    try:
        for name, text in files.items():
            path = half / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            for path in half.iterdir():
                path.rename(target / path.name)
        else:
            half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
