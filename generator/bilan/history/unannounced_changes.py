"""Published figures that changed in silence. A published number is never replaced without a line of corrections.

The number that was published must stand in a revision that was added since (European Statistics Code of Practice,
principle 6: errors are corrected and publicised). What was provisional or estimated may become final without one: it was
announced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import zip_longest

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import Message, translatable
from bilan.model.figure import Figure, Revision, Status
from bilan.model.report import Report
from bilan.values.interval import Qualifier

CHANGED = Code("changed-without-revision")
VANISHED = Code("vanished-figure")

_TO_BE_SETTLED = (Status.PROVISIONAL, Status.ESTIMATED)


def unannounced_changes(before: Report, now: Report, today: date, unread: Collection[str] = ()) -> Iterator[Problem]:
    """The figures that were public in `before` and changed or vanished in `now` without a revision.

    Both are public views. Of the files in `unread`, which have errors, nothing is said: what is missing
    there may only not have been read.
    """
    for published in before.figures:
        figure = now.figure(published.id, published.year)
        if published.place.file in unread:
            continue
        if figure is not None:
            yield from _changed(published, figure, today)
        elif published.value is not None:
            yield _vanished(published, now)


def _changed(published: Figure, figure: Figure, today: date) -> Iterator[Problem]:
    if lost := _lost(published, figure):
        message = translatable(
            "{figure}: its published revision of {date} is gone or was changed.", figure=figure.key, date=lost.date
        )
        hint = translatable("Put it back; where it was wrong itself, add another one below it.")
        yield CHANGED.at(figure.at("revisions"), message, hint)
    elif _differs(published, figure) and not _announced(published, figure.revisions[len(published.revisions) :]):
        values = {"figure": figure.key, "was": stated_value(published), "now": stated_value(figure)}
        message = translatable("{figure} was published as {was} and is now {now}; no revision says so.", **values)
        yield CHANGED.at(figure.at("value"), message, _announcement(published, today))


def _lost(published: Figure, figure: Figure) -> Revision | None:
    """The first published revision that does not stand any more; its reason may be put better, or translated."""
    pairs = zip_longest(published.revisions, figure.revisions[: len(published.revisions)])
    return next((was for was, now in pairs if was and (now is None or (was.date, was.was) != (now.date, now.was))), None)


def _differs(published: Figure, figure: Figure) -> bool:
    """True when readers were told something else; a first value for one that was missing replaces no number."""
    if published.value is None:
        return False
    settled = published.status in _TO_BE_SETTLED and figure.status is Status.FINAL
    return (published.value, published.qualifier) != (figure.value, figure.qualifier) or (
        published.status is not figure.status and not settled
    )


def _announced(published: Figure, added: tuple[Revision, ...]) -> bool:
    return any(revision.was == published.value for revision in added)


def _announcement(published: Figure, today: date) -> Message:
    line = f"- {{date: {today}, was: {published.value}, reason: …}}"
    return translatable("Add “{line}” to its revisions, or write again what was published.", line=line)


def _vanished(published: Figure, now: Report) -> Problem:
    values = {"figure": published.key, "was": stated_value(published), "year": published.year}
    year = now.years.get(published.year)
    if year and year.figures:
        message = translatable("{figure} was published as {was} and is not there any more.", **values)
    else:
        message = translatable("{figure} was published as {was}; no figure of {year} is public any more.", **values)
    hint = translatable(
        "Keep it, under its old name: with “status: withheld” and a revision that says why, where it must not be shown."
    )
    return VANISHED.at(Place(published.place.file), message, hint)


def stated_value(figure: Figure) -> str:
    """A figure in the words of the data: its number with its qualifier and its status, where these say anything."""
    if figure.value is None:
        return figure.status.value
    qualifier = "" if figure.qualifier is Qualifier.EXACT else f"{figure.qualifier} "
    status = "" if figure.status is Status.FINAL else f" ({figure.status})"
    return f"{qualifier}{figure.value:f}{status}"
