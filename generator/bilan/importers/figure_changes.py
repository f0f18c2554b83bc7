"""Compares the figures of a table with those of the report, and leaves out those that would make it wrong.

A figure that would cause an error by itself is left out. If no single figure is to blame (a total that no longer equals its
parts), nothing is proposed for that year. Problems are reported at the cells of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from bilan.diagnostics.problem import Problem
from bilan.editing.yaml_format import dump_tree, load_tree
from bilan.filesystem.file_reading import read_or_raise
from bilan.importers.figure_entries import add_figures, changes_nothing
from bilan.importers.left_out_rows import MOST_NAMED
from bilan.importers.new_figure import NewFigure
from bilan.importers.part_entries import Files, add_parts, dimensions_of
from bilan.importers.proposed_report import new_errors
from bilan.messages.message import Message, join_messages, translatable, translatable_plural
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure, Status
from bilan.model.loader import LoadedReport
from bilan.model.report import Report
from bilan.rules.counts import COUNT_MISMATCH
from bilan.rules.formulas import ENTERED
from bilan.rules.value_or_status import MISSING_SOURCE
from bilan.schema.period_fields import INVALID_PERIOD
from bilan.spreadsheets.encoding import decode
from bilan.values.period import Period, year_period
from bilan.values.quantity import Quantity, quantity_text
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
    figures = _settled(figures, report, changes_found.problems)
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
    changes = [(figure, known) for figure in accepted if (known := _known(figure, report)) is not None]
    said = [remark for figure, known in changes for remark in _change(figure, known.quantity)]
    changes_found.remarks += said[:MOST_NAMED]
    if len(said) > MOST_NAMED:
        changes_found.remarks.append(
            translatable_plural(
                len(said) - MOST_NAMED, "{number} more change is in the diff.", "{number} more changes are in the diff."
            )
        )
    changed = len(changes)
    counts = {"new": len(accepted) - changed, "changed": changed, "same": same}
    changes_found.remarks.append(translatable("Figures: {new} new, {changed} changed, {same} as they were.", **counts))
    return changes_found


def _known(figure: NewFigure, report: Report) -> Figure | None:
    """Return the report's figure, or the cell of a figure; None if there is none."""
    if not figure.is_part:
        return report.figure(figure.indicator, figure.year)
    period = figure.period or year_period(figure.year, report.publication.begins)
    return report.observation(figure.indicator, period, dict(figure.members))


def _settled(figures: Sequence[NewFigure], report: Report, problems: list[Problem]) -> list[NewFigure]:
    """Return the figures; one for a period alone, such as `2025-H1`, is the whole of a figure for that period.

    Problems: `invalid-period` for a week or a span of days beside a whole, `count-mismatch` for a part that is not counted,
    `computed-figure` for another number than the computed one.
    """
    wholes = {(figure.indicator, figure.year) for figure in figures if not figure.is_part}
    parts: dict[tuple[str, int], set[Period | None]] = {}
    for figure in figures:
        if figure.is_part:
            parts.setdefault((figure.indicator, figure.year), set()).add(None if figure.members else figure.period)
    settled: list[NewFigure] = []
    for figure in figures:
        name = figure.indicator, figure.year
        if problem := _computed(figure, report):
            problems.append(problem)
            continue
        if figure.value is None and figure.status is Status.NOT_APPLICABLE and not figure.is_part and name in parts:
            continue  # so a download writes a figure that has parts and no total
        known = report.figure(*name)
        alone = parts.get(name) == {figure.period} and name not in wholes and known is None
        if figure.period and not figure.members and (alone or (known and known.period == figure.period)):
            settled.append(replace(figure, period=None, own_period=figure.period))
        elif figure.members and known and figure.period and known.period == figure.period:
            settled.append(replace(figure, period=None))  # the members of a figure that is for another period than its year
        elif problem := _not_a_part(figure, report):
            problems.append(problem)
        else:
            settled.append(figure)
    return settled


def _computed(figure: NewFigure, report: Report) -> Problem | None:
    """Return the problem of a number for a computed indicator, unless it is the computed number."""
    formula = report.indicators[figure.indicator].formula
    known = report.figure(figure.indicator, figure.year)
    if not formula or (known and known.quantity == figure.value and not figure.is_part):
        return None
    message = translatable("“{id}” is computed ({formula}).", id=figure.indicator, formula=formula)
    return ENTERED.at(figure.place, message, translatable("Take this row or column out: nothing is entered for it."))


def _not_a_part(figure: NewFigure, report: Report) -> Problem | None:
    """Return the problem of a figure that cannot be a part: a week or a span of days, or a part that is not counted."""
    known = report.figure(figure.indicator, figure.year)
    if figure.period and not any(name in TIME_DIMENSIONS for name in dimensions_of(figure)):
        message = translatable("{period} is not a month, a quarter or a half of a year.", period=str(figure.period))
        hint = translatable("Only a figure without parts may be for a week or a span of days.")
        return INVALID_PERIOD.at(figure.place, message, hint)
    if figure.is_part and known and known.count and _known(figure, report) is None and _has_value(figure):
        message = translatable(
            "“{id}” is counted from “{register}”, and has no such part.", id=figure.indicator, register=known.count
        )
        hint = translatable("Correct the register: nothing is entered for a figure that is counted.")
        return COUNT_MISMATCH.at(figure.place, message, hint)
    return None


def _has_value(figure: NewFigure) -> bool:
    return bool(figure.value)


def _stays(figure: NewFigure, report: Report, remarks: list[Message]) -> bool:
    """Return whether a figure changes nothing: it is the same, or the table has no number and the report has one."""
    known = _known(figure, report)
    if known is None or changes_nothing(known, figure):
        return known is not None
    if figure.value is None and known.quantity is not None:
        value = quantity_text(known.quantity)
        remarks.append(
            translatable("{figure} stays {value}; the table says it has no number.", figure=figure.key, value=value)
        )
        return True
    return False


def _is_new(figure: NewFigure, report: Report) -> bool:
    return report.figure(figure.indicator, figure.year) is None  # a new part has the source of its figure


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
            replace(problem, place=blamed[problem][0].place) if problem in blamed else problem for problem in wrong
        ]
        wrong_figures = {figure for together in blamed.values() for figure in together}
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


def _blamed(
    wrong: Sequence[Problem], after: LoadedReport, figures: Sequence[NewFigure]
) -> Mapping[Problem, Sequence[NewFigure]]:
    """Return the figures that each problem is about: those of the entry that contains its line, or of its table.

    The first one is where the problem is: the cell itself, else the whole.
    """
    by_key: dict[tuple[int, str], list[NewFigure]] = {}
    for figure in sorted(figures, key=lambda one: one.is_part):
        by_key.setdefault((figure.year, figure.indicator), []).append(figure)
    found: dict[Problem, Sequence[NewFigure]] = {}
    for year, written in after.report.years.items() if after.report else ():
        entries = sorted(written.figures.values(), key=lambda figure: figure.place.line)
        for problem in wrong:
            above = [
                entry
                for entry in entries
                if problem.place.file == entry.place.file and entry.place.line <= problem.place.line
            ]
            named = [entry for entry in entries if problem.place.file in _tables(entry, year)] or above
            if named and (together := by_key.get((year, named[-1].id))):
                found[problem] = _at_cell(problem, named[-1], together) or together
    return found


def _tables(entry: Figure, year: int) -> Sequence[str]:
    """Return the files of the breakdowns of a figure."""
    return [f"data/{year}/{breakdown.file}" for breakdown in entry.by.values() if breakdown.file]


def _at_cell(problem: Problem, entry: Figure, figures: Sequence[NewFigure]) -> Sequence[NewFigure]:
    """Return the figure of the cell that a problem is about; none if it is about several."""
    for breakdown in entry.by.values():
        cells = breakdown.cells.values() if not breakdown.file else ()
        cell = next(
            (one for one in cells if one.place.line == problem.place.line and one.places.get("value") == problem.place), None
        )
        if cell is not None:
            return [figure for figure in figures if figure.key == cell.key]
    return ()


def _files(root: Path, report: Report, figures: Sequence[NewFigure], source: str, today: date) -> Iterator[tuple[str, str]]:
    for year in sorted({figure.year for figure in figures}):
        of_year = [figure for figure in figures if figure.year == year]
        text = current_text(root, _file(year)) or NEW_FILE
        tree = load_tree(text)
        listed = tree["figures"] if isinstance(tree.get("figures"), CommentedMap) else CommentedMap()
        tree["figures"] = listed
        add_figures(listed, [figure for figure in of_year if not figure.is_part], report, today, source)
        files = Files(f"data/{year}", lambda file: _bytes(root, file))
        parts = [figure for figure in of_year if figure.is_part]
        yield from add_parts(listed, parts, report, today, source, files).items()
        laid_out = dump_tree(tree)
        yield _file(year), laid_out.replace("\n", "\r\n") if "\r\n" in text else laid_out


def _bytes(root: Path, file: str) -> bytes | None:
    return read_or_raise(root / file, file) if (root / file).exists() else None


def _file(year: int) -> str:
    return f"data/{year}/figures.yml"


def current_text(root: Path, file: str) -> str:
    """Return the current text of a file; empty if there is none."""
    path = root / file
    if not path.exists():
        return ""
    found = decode(read_or_raise(path, file), file)  # a CSV may be in a code page
    return "" if isinstance(found, Problem) else found.text


def _change(figure: NewFigure, before: Quantity | None) -> Iterator[Message]:
    """Yield remarks on the change of a number and of its status."""
    key = figure.key
    value = "" if figure.value is None else quantity_text(figure.value)
    if value and before is None:
        yield translatable("{figure}: now {value}.", figure=key, value=value)
    elif value and before is not None and before != figure.value:
        yield translatable("{figure}: {before} → {value}.", figure=key, before=quantity_text(before), value=value)
    if figure.status is not None:
        yield translatable("{figure}: now {value}.", figure=key, value=figure.status)
