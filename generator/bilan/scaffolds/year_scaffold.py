"""The files of a new year: the indicators of the year before, without numbers, with the old ones in comments.

Months and members of the year before wait for their numbers too. A list that figures are counted from begins empty.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bilan.model.figure import Figure
from bilan.model.publication import subtag
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.scaffolds.figure_entry import TypedNumbers, figure_entry, register_files, tables
from bilan.scaffolds.scaffold_texts import LANGUAGES, scaffold_text


def year_before(report: Report, number: int) -> Year | None:
    """Return the year whose indicators a new one starts with: the newest before it with figures, else the oldest after."""
    observed = [year for year in report.years.values() if year.figures.keys() & report.indicators.keys()]
    before = [year for year in observed if year.number < number]
    after = [year for year in observed if year.number > number]
    return before[-1] if before else next(iter(after), None)


def year_files(report: Report, number: int) -> dict[str, str]:
    """Return the files of a year by path in its folder, as if there were none yet.

    There is a file for rebuttals if the report has any. Highlights are figures that the year has, or will have.
    """
    tag = report.publication.languages[0]
    language = TypedNumbers(tag if subtag(tag) in LANGUAGES else "en")
    last = year_before(report, number)
    present = report.years.get(number)
    figures = present.figures if present and present.figures else _expected(report, last)
    listed = last.about.highlights if last else ()
    highlights = [name.name for name in listed if name.name in figures and name.name in report.indicators]
    files = scaffold_text(language.subtag, "year", {"year": number, "highlights": ", ".join(highlights)})
    if not any(year.rebuttals for year in report.years.values()):
        del files["rebuttals.yml"]
    lines = [
        line
        for name, figure in _expected(report, last).items()
        for line in figure_entry(PageFormatter(report, language), name, figure, number)
    ]
    head = files["figures.yml"].rstrip("\n")
    text = "\n".join([head, *lines]) + "\n" if lines else f"{head} {{}}\n"
    return {**files, "figures.yml": text, **_lists(report, last, number)}


def _lists(report: Report, last: Year | None, number: int) -> Mapping[str, str]:
    """Return the CSV files of breakdowns, without numbers, and those of registers, without rows."""
    figures = [figure for figure in _expected(report, last).values() if figure is not None]
    of_breakdowns = (file for figure in figures for file in tables(report, figure, number))
    return {**dict(register_files(report, iter(figures))), **dict(of_breakdowns)}


def _expected(report: Report, last: Year | None) -> Mapping[str, Figure | None]:
    """Return the figures that a year is expected to have, with those of the year before.

    Every indicator if there is none.
    """
    if last is None:
        return {name: None for name, indicator in report.indicators.items() if not indicator.formula}
    return {name: figure for name, figure in last.figures.items() if name in report.indicators and not figure.computation}


def not_observed(report: Report, number: int) -> Collection[str]:
    """Return the indicators of the year before that the year does not mention."""
    present = report.years.get(number)
    return [name for name in _expected(report, year_before(report, number)) if not present or name not in present.figures]
