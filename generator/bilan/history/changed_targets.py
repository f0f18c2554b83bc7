"""Published targets that changed without a revision after their year began."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from bilan.diagnostics.problem import Place, Problem
from bilan.history.unannounced_changes import CHANGED
from bilan.messages.message import translatable
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.model.target import Target
from bilan.values.quantity import quantity_text


def changed_targets(before: Report, now: Report, today: date, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Return the targets of past and current years that changed or vanished without a revision.

    Both reports are public views.

    Nothing is reported if indicators.yml is in `unread`.
    """
    for indicator in before.indicators.values():
        current = now.indicators.get(indicator.id)
        if current is None or indicator.place.file in unread:
            continue
        for target in indicator.targets.values():
            if date(target.year, before.publication.begins, 1) <= today:
                yield from _changed(target, current, current.targets.get(target.id), today)


def _changed(published: Target, indicator: Indicator, target: Target | None, today: date) -> Iterator[Problem]:
    values = {"indicator": indicator.id, "year": published.year, "was": published.value}
    if target is None:
        message = translatable(
            "The target of “{indicator}” for {year} was published as {was} and is not there any more.", **values
        )
        hint = translatable("Put it back. A target of a year that has begun is changed by a revision, and never deleted.")
        yield CHANGED.at(Place(indicator.place.file, indicator.place.line, indicator.place.column), message, hint)
        return
    added = target.revisions[len(published.revisions) :]
    if target.value == published.value or any(revision.was == published.value for revision in added):
        return
    message = translatable(
        "The target of “{indicator}” for {year} was published as {was} and is now {now}; no revision says so.",
        **values,
        now=target.value,
    )
    entry = f"revisions: [{{date: {today}, was: {quantity_text(published.value)}, reason: …}}]"
    hint = translatable("Write the published target again, or add this to it, with the reason: {entry}", entry=entry)
    yield CHANGED.at(target.at("value"), message, hint)
