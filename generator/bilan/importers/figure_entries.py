"""Adds new and changed figures to the text of a figures.yml; comments and the order of the others stay.

A changed figure of a published year gets a revision with the old number; its reason is left for the editor to write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from bilan.importers.new_figure import NewFigure
from bilan.model.figure import Figure, Status
from bilan.model.report import Report
from bilan.rules.unfinished_texts import MARK
from bilan.values.interval import Qualifier
from bilan.values.quantity import Quantity


def changes_nothing(known: Figure, figure: NewFigure) -> bool:
    """Return whether a figure of the table changes nothing in the report's figure. What the table leaves out stays."""
    return (
        figure.own_period in (None, known.period)
        and known.quantity == figure.value
        and figure.status in (None, known.status or Status.FINAL)
        and (figure.value is None or figure.qualifier in (None, known.qualifier))
    )


def add_figures(listed: CommentedMap, figures: Sequence[NewFigure], report: Report, today: date, source: str) -> None:
    """Add whole figures to those of a year, which `listed` holds; comments and the order of the others stay."""
    for figure in figures:
        known = report.figure(figure.indicator, figure.year)
        if known is None:
            listed[figure.indicator] = new_entry(figure, source)
        else:
            changed = changed_entry(listed[figure.indicator], known, figure, report, today)
            listed[figure.indicator] = _with_source(changed, source) if source and not known.source else changed


def _with_source(item: Any, source: str) -> CommentedMap:
    group = item if isinstance(item, CommentedMap) else _group({"value": item})
    group["source"] = source
    return group


def new_entry(figure: NewFigure, source: str) -> CommentedMap | CommentedSeq | str:
    """Return the number alone, or a group of keys if there is more than the number."""
    group = _group(details_of(figure))
    if figure.value is not None:
        group.insert(0, "value", _plain(figure.value))
    if source:
        group["source"] = source
    is_number = isinstance(figure.value, Decimal)  # a range needs its key
    return group["value"] if is_number and len(group) == 1 else group


def details_of(figure: NewFigure) -> dict[str, str]:
    """Return the qualifier, the status and the period of a figure, except the defaults."""
    details: dict[str, str] = {}
    if figure.qualifier not in (None, Qualifier.EXACT):
        details["qualifier"] = str(figure.qualifier)
    if figure.status not in (None, Status.FINAL):
        details["status"] = str(figure.status)
    if figure.own_period is not None:
        details["period"] = str(figure.own_period)
    return details


def changed_entry(item: Any, known: Figure, figure: NewFigure, report: Report, today: date) -> Any:
    """Return what is written for a figure, with its number, status and qualifier changed, and a revision if it is public."""
    revision = _revision(known, figure, report, today)
    beside = details_of(figure)
    if not isinstance(item, CommentedMap):
        if revision is None and not beside and isinstance(figure.value, Decimal):
            return _plain(figure.value)
        item = _group({"value": item})
    if figure.value is not None and known.quantity is None and "status" in item:
        _replaced(item, "status", "value", _plain(figure.value))
    elif figure.value is not None and "value" in item:
        item["value"] = _plain(figure.value) if known.quantity != figure.value else item["value"]
    elif figure.value is not None:
        item.insert(0, "value", _plain(figure.value))
    for key, default in (("status", figure.status), ("qualifier", figure.qualifier)):
        if key in beside or (key in item and default is not None):
            item[key] = beside.get(key, str(default))
    if revision is not None:
        item.setdefault("revisions", CommentedSeq()).append(revision)
    return item


def _replaced(item: CommentedMap, old: str, new: str, value: str | CommentedSeq) -> None:
    """Replace a key by another, which keeps the comment of the old one."""
    place, comment = list(item).index(old), item.ca.items.pop(old, None)
    del item[old]
    item.insert(place, new, value)
    if comment:
        item.ca.items[new] = comment


def _revision(known: Figure, figure: NewFigure, report: Report, today: date) -> CommentedMap | None:
    """Return the revision for a change of a published figure; None if the year is not public or the number is the same."""
    if known.quantity in (None, figure.value) or not report.years[known.year].figures_public_on(today):
        return None
    was = _plain(known.quantity or Decimal(0))
    entry = _group({"date": today.isoformat(), "was": was, "kind": "update", "reason": MARK})
    entry.fa.set_flow_style()
    return entry


def _group(values: Mapping[str, Any]) -> CommentedMap:
    group = CommentedMap()
    group.update(values)
    return group


def _plain(value: Quantity) -> str | CommentedSeq:
    """A number as text, a range as a list of its ends on one line."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    ends = CommentedSeq([f"{value.low:f}", f"{value.high:f}"])
    ends.fa.set_flow_style()
    return ends
