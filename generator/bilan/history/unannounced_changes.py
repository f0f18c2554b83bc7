"""Published figures that changed without a revision entry. A published number is never replaced without one.

The number that was published must be in a revision that was added since (European Statistics Code of Practice, principle 6:
errors are corrected and publicised). A provisional or estimated number may become final without a revision, because that
was announced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import join_messages, translatable
from bilan.model.breakdown import LazyCells
from bilan.model.figure import Figure, FigureBreakdown, Revision, Status
from bilan.model.report import Report
from bilan.values.interval import Qualifier
from bilan.values.quantity import quantity_text

CHANGED = Code("changed-without-revision")
VANISHED = Code("vanished-figure")

MOST_NAMED = 3  # cells in a message


def unannounced_changes(before: Report, now: Report, today: date, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Return the figures that were public in `before` and changed or vanished in `now` without a revision.

    Both are public views. The files in `unread` have errors and are skipped: something missing there may only not have
    been read.
    """
    for published in before.figures:
        figure = now.figure(published.id, published.year)
        if published.place.file in unread or _follows_from_inputs(published, figure):
            continue
        if figure is not None:
            yield from _changed(published, figure, today)
            for breakdown in published.by.values() if figure.count is None else ():
                yield from _changed_cells(breakdown, figure, now, today)
        elif published.value is not None:
            yield _vanished(published, now)


def _follows_from_inputs(published: Figure, figure: Figure | None) -> bool:
    """True when a computed figure changed or went with its inputs, whose own changes are checked."""
    if published.computation is None:
        return False
    return figure is None or (figure.computation is not None and figure.computation.formula == published.computation.formula)


def _changed(published: Figure, figure: Figure, today: date) -> Iterator[Problem]:
    if figure.computation:
        if _differs(published, figure):
            yield _computed_otherwise(published, figure)
        return
    if lost := _lost(published, figure):
        message = translatable(
            "{figure}: its published revision of {date} is gone or was changed.", figure=figure.key, date=lost.date
        )
        hint = translatable("Put it back. If that revision was itself wrong, add another one below it.")
        yield CHANGED.at(figure.at("revisions"), message, hint)
    elif _differs(published, figure):
        added = figure.revisions[len(published.revisions) :]
        if not added:
            yield _unannounced(published, figure, today)
        elif not any(revision.was == published.quantity for revision in added):
            yield _wrongly_announced(published, figure, added[0])


def _changed_cells(published: FigureBreakdown, figure: Figure, now: Report, today: date) -> Iterator[Problem]:
    """The cells of a breakdown that changed or vanished. Those of a table have no revisions: their figure has one.

    Those of a counted figure are counted with it, and its revision is theirs.
    """
    breakdown = figure.breakdown(*published.dimensions)
    cells = _cells_by_key(breakdown) if breakdown else {}
    if breakdown and isinstance(published.cells, LazyCells) and isinstance(breakdown.cells, LazyCells):
        changed = [key for key, cell in _cells_by_key(published).items() if _is_another(cell, cells.get(key))]
        if changed and not figure.revisions:
            yield _changed_table(breakdown, changed)
        return
    for cell in published.cells.values():
        same = cells.get(cell.key)
        if same is not None:
            yield from _changed(cell, same, today)
        elif cell.value is not None:
            yield _vanished(cell, now)


def _cells_by_key(breakdown: FigureBreakdown) -> dict[str, Figure]:
    return {cell.key: cell for cell in breakdown.cells.values()}


def _is_another(published: Figure, cell: Figure | None) -> bool:
    return published.value is not None if cell is None else _differs(published, cell)


def _changed_table(breakdown: FigureBreakdown, changed: list[str]) -> Problem:
    names = join_messages(changed[:MOST_NAMED])
    message = translatable(
        "{number} published numbers of “{table}” changed or are gone, such as: {names}.",
        number=len(changed),
        table=breakdown.file,
        names=names,
    )
    hint = translatable("Put them back, or give the figure a revision that says why its table changed.")
    return CHANGED.at(breakdown.place, message, hint)


def _computed_otherwise(published: Figure, figure: Figure) -> Problem:
    """That another formula gives another number than was published."""
    values = {"figure": figure.key, "was": stated_value(published), "now": stated_value(figure)}
    message = translatable("{figure} was published as {was}, and the formula gives {now}.", **values)
    hint = translatable("Keep what was published, and define another indicator for the new formula.")
    return CHANGED.at(figure.at("value"), message, hint)


def _unannounced(published: Figure, figure: Figure, today: date) -> Problem:
    values = {"figure": figure.key, "was": stated_value(published), "now": stated_value(figure)}
    message = translatable("{figure} was published as {was} and is now {now}, without a revision.", **values)
    hint = translatable("Write again what was published, or add this to the figure, with the reason:")
    if figure.at("value").line == figure.place.line and set(figure.places) != {"value"}:
        hint = translatable("Write again what was published, or add this between the braces of the figure, with the reason:")
    elif figure.revisions:
        hint = translatable("Write again what was published, or add this to its “revisions”, with the reason:")
    return replace(CHANGED.at(figure.at("value"), message, hint), snippet=_lines_to_add(published, figure, today))


def _wrongly_announced(published: Figure, figure: Figure, revision: Revision) -> Problem:
    values = {"figure": figure.key, "date": revision.date, "said": quantity_text(revision.was), "was": _number(published)}
    message = translatable("{figure} was published as {was}, but its revision of {date} says that it was {said}.", **values)
    hint = translatable("Write “was: {was}” in that revision.", was=_number(published))
    return CHANGED.at(revision.at("was"), message, hint)


def _lines_to_add(published: Figure, figure: Figure, today: date) -> str:
    """Return the revision to add, in the layout of the figure: on its line, or as lines of their own."""
    entry = f"{{date: {today}, was: {_number(published)}, reason: …}}"
    on_one_line = figure.at("value").line == figure.place.line
    if figure.revisions:
        return f"revisions: [{entry}]" if on_one_line else f"{' ' * (figure.place.column + 3)}- {entry}"
    if set(figure.places) == {"value"} and on_one_line and figure.dimensions:
        member = next(iter(figure.members.values()), str(figure.period))
        return f"{member}: {{value: {_number(figure)}, revisions: [{entry}]}}"
    if set(figure.places) == {"value"} and on_one_line:
        return f"{' ' * (figure.place.column - 1)}{figure.id}: {{value: {_number(figure)}, revisions: [{entry}]}}"
    if on_one_line:
        return f"revisions: [{entry}]"
    return f"{' ' * (figure.place.column + 1)}revisions:\n{' ' * (figure.place.column + 3)}- {entry}"


def _lost(published: Figure, figure: Figure) -> Revision | None:
    """Return the first published revision that is gone; its reason may be reworded or translated."""
    pairs = zip_longest(published.revisions, figure.revisions[: len(published.revisions)])
    return next((was for was, now in pairs if was and (now is None or (was.date, was.was) != (now.date, now.was))), None)


def _differs(published: Figure, figure: Figure) -> bool:
    """Return whether readers saw something else; a first value for a missing one replaces no number."""
    if published.value is None:
        return False
    became_final = published.unsettled and not figure.unsettled and not figure.absence
    return (published.quantity, published.qualifier) != (figure.quantity, figure.qualifier) or (
        _stated_status(published) is not _stated_status(figure) and not became_final
    )


def _stated_status(figure: Figure) -> Status | None:
    """The status of a figure, None for a final one: whether “final” is written changes nothing that was published."""
    return None if figure.status is Status.FINAL else figure.status


def _vanished(published: Figure, now: Report) -> Problem:
    values = {"figure": published.key, "was": stated_value(published), "year": published.year}
    year = now.years.get(published.year)
    if year and year.figures:
        message = translatable("{figure} was published as {was} and is not there any more.", **values)
    else:
        message = translatable("{figure} was published as {was}; no figure of {year} is public any more.", **values)
    hint = translatable(
        "Put it back under its old name. If readers must not see it, give it “status: withheld” and a "
        "revision that says why."
    )
    return VANISHED.at(Place(published.place.file), message, hint)


def stated_value(figure: Figure) -> str:
    """Return a figure as the data writes it: its number with its qualifier and its status, if it has them."""
    if figure.value is None:
        return str(figure.absence or Status.MISSING)
    qualifier = "" if figure.qualifier is Qualifier.EXACT else f"{figure.qualifier} "
    status = f" ({figure.status})" if figure.unsettled else ""
    return f"{qualifier}{_number(figure)}{status}"


def _number(figure: Figure) -> str:
    """The number or the range of a figure as the data writes it; empty without one."""
    return "" if figure.quantity is None else quantity_text(figure.quantity)
