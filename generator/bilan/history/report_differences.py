"""What differs between two reports: figures with their changes, and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal

from bilan.model.breakdown import Breakdown, LazyCells
from bilan.model.figure import Figure
from bilan.model.registers.register_table import RegisterTable
from bilan.model.report import Report
from bilan.values.local_text import LocalText


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """An observation before and after; None if there was none. The two are never equal."""

    before: Figure | None
    after: Figure | None

    @property
    def figure(self) -> Figure:
        """The observation; the later one if there are both."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def absolute(self) -> Decimal | None:
        """The change of the number, None if it cannot be computed."""
        if self.before is None or self.after is None or self.before.range or self.after.range:
            return None
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value or None

    @property
    def relative(self) -> Decimal | None:
        """The change in percent of the number before.

        None on a base of zero or below, if either number is not exact, and if a break was declared or withdrawn,
        because then different things are counted.
        """
        if self.absolute is None or self.before is None or self.after is None or self.before.value is None:
            return None
        exact = all(figure.interval and figure.interval.exact for figure in (self.before, self.after))
        broken = (self.before.break_ is None) != (self.after.break_ is None)
        return self.absolute * 100 / self.before.value if exact and not broken and self.before.value > 0 else None

    @property
    def is_changed(self) -> bool:
        """Whether the number, its qualifier or its status changed, not only its notes."""
        if self.before is None or self.after is None:
            return True
        return _statement(self.before) != _statement(self.after)


def _statement(figure: Figure) -> tuple[object, ...]:
    return (figure.quantity, figure.qualifier, figure.status)


def figure_differences(before: Report, after: Report) -> tuple[FigureDifference, ...]:
    """Return the observations that differ, newest year first, then in the order written."""
    old = {figure.key: figure for figure in _observations(before, after)}
    new = {figure.key: figure for figure in _observations(after, before)}
    pairs = (FigureDifference(old.get(key), new.get(key)) for key in {**new, **old})
    different = [pair for pair in pairs if pair.before != pair.after]
    return tuple(sorted(different, key=lambda pair: -pair.figure.year))


def _observations(report: Report, other: Report) -> Iterator[Figure]:
    """Every figure without its parts, then these; those of a CSV only where the other report has another table."""
    for figure in report.figures:
        yield replace(figure, by={}) if figure.by else figure
        same = other.figure(figure.id, figure.year)
        for name, breakdown in figure.by.items():
            known = same.by.get(name) if same else None
            if not isinstance(breakdown.cells, LazyCells) or known is None or known.cells != breakdown.cells:
                yield from breakdown.cells.values()


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A text of the data in a language before and after; `path` is where it is: `indicators/activities/definition`."""

    path: str
    language: str
    before: str
    after: str


def text_differences(before: Report, after: Report) -> tuple[TextDifference, ...]:
    """Return the texts that differ, in the order of the later report; an empty text means none."""
    old, new = dict(_texts(before)), dict(_texts(after))
    return tuple(
        TextDifference("/".join(path), language, old.get((path, language), ""), new.get((path, language), ""))
        for path, language in {**new, **old}
        if old.get((path, language)) != new.get((path, language))
    )


Path = tuple[str, ...]


def _texts(report: Report) -> Iterator[tuple[tuple[Path, str], str]]:
    for name in ("publication", "themes", "units", "indicators", "dimensions", "registers", "sources", "terms", "years"):
        yield from _within((name,), getattr(report, name))


def _within(path: Path, value: object) -> Iterator[tuple[tuple[Path, str], str]]:
    """Yield the texts of a value at any depth; an item of a list is named by its id, or else by its position."""
    if isinstance(value, LocalText):
        yield from (((path, language), text) for language, text in value.texts.items())
    elif isinstance(value, Breakdown):
        for cell in value.described():
            yield from _within((*path[:-1], cell.anchor), cell)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _within((*path, str(name)), item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, item in enumerate(value, 1):
            yield from _within((*path, str(getattr(item, "id", None) or place)), item)
    elif is_dataclass(value) and not isinstance(value, RegisterTable):
        for field in fields(value):
            if field.name not in ("place", "places"):
                yield from _within((*path, field.name.rstrip("_")), getattr(value, field.name))
