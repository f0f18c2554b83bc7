"""Compares the figures of a table with those of the report, and leaves out those that would make it wrong.

A figure that would cause an error by itself is left out. If no single figure is to blame (a total that no longer equals its
parts), nothing is proposed for that year. Problems are reported at the cells of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from bilan.diagnostics.problem import Problem
from bilan.editing.yaml_format import load_tree
from bilan.filesystem.file_reading import read_or_raise
from bilan.importers.figure_entries import changes_nothing, with_figures
from bilan.importers.figure_import import NewFigure
from bilan.importers.proposed_report import new_errors
from bilan.messages.message import Message, join_messages, translatable
from bilan.model.loader import LoadedReport
from bilan.model.report import Report
from bilan.rules.value_or_status import MISSING_SOURCE
from bilan.yaml.source_text import SourceText

MOST_TRIES = 3
NEW_FILE = "figures:\n"


@dataclass(slots=True)
class FigureChanges:
    """The files that would change, remarks for the editor, and problems."""

    files: Mapping[str, str] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sources: Mapping[str, SourceText] = field(default_factory=dict)


def figure_changes(root: Path, report: Report, figures: Sequence[NewFigure], source: str, today: date) -> FigureChanges:
    """Return the changes that cause no new error in the report; `source` is that of new figures."""
    changes_found = FigureChanges()
    proposed = [figure for figure in figures if not _stays(figure, report, changes_found.remarks)]
    same = len(figures) - len(proposed)
    absent = sorted({figure.year for figure in proposed if figure.year not in report.years})
    changes_found.remarks += [
        translatable("There is no folder data/{year}; create it with “bilan new year {year}”.", year=year) for year in absent
    ]
    proposed = [figure for figure in proposed if figure.year in report.years]
    if not source:
        with_source = {year for year in report.years if _names_a_source(root, year)}
        unsourced = [figure for figure in proposed if figure.year not in with_source and _is_new(figure, report)]
        changes_found.problems += _without_source(unsourced, report)
        proposed = [figure for figure in proposed if figure.year in with_source or not _is_new(figure, report)]
    accepted = _sound(root, report, proposed, source, today, changes_found)
    changes = [(figure, known) for figure in accepted if (known := report.figure(figure.indicator, figure.year)) is not None]
    changes_found.remarks += [remark for figure, known in changes for remark in _change(figure, known.value)]
    changed = len(changes)
    counts = {"new": len(accepted) - changed, "changed": changed, "same": same}
    changes_found.remarks.append(translatable("Figures: {new} new, {changed} changed, {same} as they were.", **counts))
    return changes_found


def _stays(figure: NewFigure, report: Report, remarks: list[Message]) -> bool:
    """Return whether a figure changes nothing: it is the same, or the table has no number and the report has one."""
    known = report.figure(figure.indicator, figure.year)
    if known is None or changes_nothing(known, figure):
        return known is not None
    if figure.value is None and known.value is not None:
        key = f"{figure.year}/{figure.indicator}"
        remarks.append(
            translatable("{figure} stays {value}; the table says it has no number.", figure=key, value=known.value)
        )
        return True
    return False


def _is_new(figure: NewFigure, report: Report) -> bool:
    return report.figure(figure.indicator, figure.year) is None


def _names_a_source(root: Path, year: int) -> bool:
    """Return whether figures.yml of a year has a source for all figures that name none."""
    text = current_text(root, _file(year))
    return bool(text and load_tree(text).get("source"))


def _without_source(figures: Sequence[NewFigure], report: Report) -> Iterator[Problem]:
    """Yield one problem for all figures without a source, because one option solves it."""
    if figures:
        years = join_messages(sorted({figure.year for figure in figures}))
        message = translatable("The new figures of {years} have no source.", years=years)
        known = join_messages(list(report.sources)[:20])
        hint = translatable("Name it for all of them: “--source …”, one of sources.yml ({sources}).", sources=known)
        yield MISSING_SOURCE.at(figures[0].place, message, hint)


def _sound(
    root: Path, report: Report, figures: Sequence[NewFigure], source: str, today: date, changes_found: FigureChanges
) -> Sequence[NewFigure]:
    """Return as many of the figures as cause no new error; note the problems of the others."""
    for _ in range(MOST_TRIES):
        files = dict(_files(root, report, figures, source, today))
        wrong, after = new_errors(root, files) if files else ((), None)
        if not wrong or after is None:
            changes_found.files = files
            return figures
        changes_found.sources = {**after.sources, **changes_found.sources}
        blamed = _blamed(wrong, after, figures)
        changes_found.problems += [
            replace(problem, place=blamed[problem].place) if problem in blamed else problem for problem in wrong
        ]
        wrong_figures = {*blamed.values()}
        left = [figure for figure in figures if figure not in wrong_figures]
        if len(left) == len(figures):
            years = {figure.year for figure in figures for problem in wrong if problem.place.file == _file(figure.year)}
            left = [figure for figure in figures if figure.year not in years] if years else []
            changes_found.remarks += [
                translatable("Nothing is proposed for {year}: its figures would contradict each other.", year=year)
                for year in sorted(years)
            ]
        figures = left
    return ()


def _blamed(wrong: Sequence[Problem], after: LoadedReport, figures: Sequence[NewFigure]) -> Mapping[Problem, NewFigure]:
    """Return the figure that each problem is about, by the entry that contains its line."""
    by_key = {(figure.year, figure.indicator): figure for figure in figures}
    found: dict[Problem, NewFigure] = {}
    for year, written in after.report.years.items() if after.report else ():
        entries = sorted(written.figures.values(), key=lambda figure: figure.place.line)
        for problem in wrong:
            above = [
                entry
                for entry in entries
                if problem.place.file == entry.place.file and entry.place.line <= problem.place.line
            ]
            if above and (year, above[-1].id) in by_key:
                found[problem] = by_key[year, above[-1].id]
    return found


def _files(root: Path, report: Report, figures: Sequence[NewFigure], source: str, today: date) -> Iterator[tuple[str, str]]:
    for year in sorted({figure.year for figure in figures}):
        of_year = [figure for figure in figures if figure.year == year]
        yield _file(year), with_figures(current_text(root, _file(year)) or NEW_FILE, of_year, report, today, source)


def _file(year: int) -> str:
    return f"data/{year}/figures.yml"


def current_text(root: Path, file: str) -> str:
    """Return the current text of a file; empty if there is none."""
    path = root / file
    return read_or_raise(path, file).decode("utf-8") if path.exists() else ""


def _change(figure: NewFigure, before: Decimal | None) -> Iterator[Message]:
    """Yield remarks on the change of a number and of its status."""
    key = f"{figure.year}/{figure.indicator}"
    if figure.value is not None and before is None:
        yield translatable("{figure}: now {value}.", figure=key, value=f"{figure.value:f}")
    elif figure.value is not None and before != figure.value:
        yield translatable("{figure}: {before} → {value}.", figure=key, before=f"{before:f}", value=f"{figure.value:f}")
    if figure.status is not None:
        yield translatable("{figure}: now {value}.", figure=key, value=figure.status)
