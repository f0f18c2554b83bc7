"""`bilan new year 2026`: writes the files that the folder of a year lacks; existing files do not change."""

from __future__ import annotations

import argparse
from pathlib import Path

from bilan.build_date import build_date
from bilan.cli.report_reading import report_in, whole_report
from bilan.filesystem.atomic_write import write_folder
from bilan.messages.message import Message, join_messages, translatable, translatable_plural
from bilan.model.report import Report
from bilan.model.year import Year, YearStatus
from bilan.scaffolds.year_scaffold import not_observed, year_files
from bilan.terminal.problem_output import print_message, refuse

_FIRST = 1900


def new_year(options: argparse.Namespace) -> int:
    """Return 0 if the folder has all files of a new year, 1 if it cannot have them, 2 for wrong use."""
    number = int(options.number) if (options.number or "").isdecimal() else 0
    latest = build_date().year + 1
    if not _FIRST <= number <= latest:
        return refuse(_not_a_year(options.number, latest))
    report, _ = whole_report(options.folder)
    folder = options.folder / "data" / str(number)
    files = year_files(report, number)
    there = [name for name in files if _is_there(folder, name)]
    lacking = {name: text for name, text in files.items() if name not in there}
    if lacking:
        write_folder(folder, {name: text.encode() for name, text in lacking.items()})
    _print_files(folder, [*lacking], there)
    after = report_in(options.folder).report if lacking else report
    if after and number in after.years:
        _print_next_steps(after.years[number], report)
    return 0


def _not_a_year(typed: str | None, latest: int) -> Message:
    example = f"bilan new year {latest - 1}"
    if not typed:
        return translatable("Which year? Write for example “{example}”.", example=example)
    values = {"example": example, "year": typed, "latest": latest + 1}
    return translatable(
        "{year} is not a year before {latest}. To add the next one, write for example “{example}”.", **values
    )


def _is_there(folder: Path, name: str) -> bool:
    """Return whether the folder has a file. Articles may also be in a folder of their own, one in each file."""
    return (folder / name).exists() or (name == "articles.yml" and (folder / "articles").is_dir())


def _print_files(folder: Path, written: list[str], there: list[str]) -> None:
    if written:
        print_message(translatable("Written in {folder}: {files}.", folder=folder, files=join_messages(written)))
    if there:
        print_message(
            translatable("Already in {folder}, and left as they are: {files}.", folder=folder, files=join_messages(there))
        )


def _print_next_steps(year: Year, before: Report) -> None:
    """Print what the year still needs before its figures can be published, and the next step.

    `before` is the report as it was.
    """
    waiting = [figure.id for figure in year.figures.values() if figure.waits_for_value]
    absent = not_observed(before, year.number) if year.number in before.years and before.years[year.number].figures else []
    if waiting:
        print_message(
            translatable_plural(
                len(waiting),
                "One figure has no number yet: {names}.",
                "{number} figures have no number yet: {names}.",
                names=join_messages(waiting),
            )
        )
    if absent:
        print_message(
            translatable_plural(
                len(absent),
                "One indicator of the year before has no figure in {year}: {names}.",
                "{number} indicators of the year before have no figure in {year}: {names}.",
                year=year.number,
                names=join_messages(absent),
            )
        )
    print_message(_next_step(year, bool(waiting), bool(year.figures)))


def _next_step(year: Year, waiting: bool, begun: bool) -> Message:
    folder = year.place.file.removesuffix("year.yml")
    about, figures = f"{folder}year.yml", f"{folder}figures.yml"
    if not begun or waiting:
        return translatable("Next: write the numbers in {figures}; “bilan check” says what is left.", figures=figures)
    if year.about.status is YearStatus.DRAFT:
        return translatable("Next: when the figures may be public, write “status: published” in {about}.", about=about)
    return translatable("The figures of {year} are public: {about} says so.", year=year.number, about=about)
