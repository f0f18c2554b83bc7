"""A report that notes what is read of it, so that what was made from it can be used again until one of those things changes.

Each thing is named by a table and a key: `figures/2021` and `activities`, `indicators` and `activities`, `articles` and
`2021`; under the key `*` stand the keys of a table. Views of the whole report (`once`) are tables too, or single things.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from importlib import import_module
from typing import Any, TypeGuard, TypeVar, cast

from bilan.cache.fingerprint import fingerprint, record_fingerprint
from bilan.diagnostics.problem import Place
from bilan.model.article_index import Articles, Index
from bilan.model.press import Article
from bilan.model.report import Report, ViewCache
from bilan.model.year import Year
from bilan.schema.record import Record

T = TypeVar("T")
V = TypeVar("V")
K = TypeVar("K", bound=Hashable)

KEYS, ABOUT = "*", "about"
VIEWS = "bilan.analysis."
Trace = Mapping[str, Mapping[str, str]]  # digests by table and key


class Snapshot:
    """Everything that may be read of a report, with its digests, each computed once."""

    def __init__(self, report: Report, others: Mapping[str, Mapping[str, object]] | None = None) -> None:
        """`others` are tables of what is not of the report."""
        self.report = report
        self._tables: dict[str, Mapping[Any, object]] = {**(others or {}), **_mappings(report)}
        self._tables["years"] = {str(number): number for number in report.years}
        for number, year in report.years.items():
            for name, table in _mappings(year).items():
                self._tables[f"{name}/{number}"] = table
            self._tables[f"year/{number}"] = {**_lists(year), ABOUT: _about(year)}
        self._digests: dict[tuple[str, str], str] = {}

    def view(self, name: str, view: Callable[[Report], object]) -> object:
        """A view of the whole report, as a table of its own or as one thing."""
        value = self.report.views.of(name, view, self.report)
        if f"view/{name}" not in self._tables:
            self._tables[f"view/{name}"] = _by_text(value) if isinstance(value, Mapping) else {"whole": value}
        return value

    def table(self, name: str) -> Mapping[Any, Any]:
        """A table of what is not of the report."""
        return self._tables[name]

    def holds(self, trace: Trace) -> bool:
        """True when everything that was read is still the same."""
        return all(self.digest(table, key) == known for table, keys in trace.items() for key, known in keys.items())

    def trace(self, seen: Mapping[str, Mapping[str, None]]) -> Trace:
        """What was read, with its digests."""
        return {table: {key: self.digest(table, key) for key in keys} for table, keys in seen.items() if keys}

    def digest(self, table: str, key: str) -> str:
        """The digest of a thing as it is now."""
        place = (table, key)
        if place not in self._digests:
            self._digests[place] = self._digest(table, key)
        return self._digests[place]

    def _digest(self, table: str, key: str) -> str:
        if table not in self._tables and table.startswith("view/"):
            self._ask_view(table.removeprefix("view/"))
        known = self._tables.get(table, {})
        if key == KEYS:
            return fingerprint(tuple(known))
        value = known.get(key)
        return record_fingerprint(value) if isinstance(value, Record) else fingerprint(value)

    def _ask_view(self, name: str) -> None:
        """A view by its name, as it stands in a trace; a name that is no view of ours is left unknown."""
        module, _, function = name.rpartition(".")
        view = getattr(import_module(module), function, None) if module.startswith(VIEWS) else None
        unwrapped = getattr(view, "__wrapped__", None)
        if unwrapped is not None:
            self.view(name, unwrapped)


class TrackedMapping(Mapping[K, V]):
    """A mapping that notes which keys it is asked for."""

    __slots__ = ("_asked", "_real", "_within")

    def __init__(self, real: Mapping[K, V], asked: dict[str, None], within: Callable[[V], V] | None = None) -> None:
        self._real, self._asked, self._within = real, asked, within

    def __getitem__(self, key: K) -> V:
        self._asked[str(key)] = None
        value = self._real[key]
        return self._within(value) if self._within else value

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping; most of what is read of a report is asked for in this way."""
        self._asked[str(key)] = None
        return self[key] if key in self._real else default

    def __contains__(self, key: object) -> bool:
        self._asked[str(key)] = None
        return key in self._real

    def __iter__(self) -> Iterator[K]:
        self._asked[KEYS] = None
        return iter(self._real)

    def __len__(self) -> int:
        self._asked[KEYS] = None
        return len(self._real)


class _WatchedTuple(tuple[Any, ...]):
    """A tuple that notes when it is looked into."""

    _look: Callable[[], None]

    def __iter__(self) -> Iterator[Any]:
        self._look()
        return super().__iter__()

    def __len__(self) -> int:
        self._look()
        return super().__len__()

    def __getitem__(self, place: Any) -> Any:
        self._look()
        return super().__getitem__(place)

    def __contains__(self, value: object) -> bool:
        self._look()
        return super().__contains__(value)


class _WatchedArticles(Articles):
    """Articles that note when they, or what is listed of them, are looked into."""

    def __init__(self, real: Articles, look: Callable[[], None]) -> None:
        super().__init__(real.file, real.digest, real.listed, self._looked_into)
        self._real, self._look = real, look

    def _looked_into(self) -> tuple[Article, ...]:
        self._look()
        return tuple(self._real)

    @property
    def listed(self) -> Index:
        self._look()
        return super().listed


class _WatchedViews(ViewCache):
    def __init__(self, facts: Snapshot, asked: Callable[[str], dict[str, None]]) -> None:
        super().__init__()
        self._facts, self._asked = facts, asked

    def of(self, name: str, view: Callable[[Report], T], report: Report) -> T:
        return super().of(name, lambda _: cast(T, self._watched(name, view)), report)

    def _watched(self, name: str, view: Callable[[Report], object]) -> object:
        value, asked = self._facts.view(name, view), self._asked(f"view/{name}")
        if isinstance(value, Mapping):
            return TrackedMapping(value, asked)
        asked["whole"] = None
        return value


class Tracker:
    """Notes what is read of the report that `report` is."""

    def __init__(self, facts: Snapshot) -> None:
        self.seen: dict[str, dict[str, None]] = {}
        self._facts = facts
        self._years: dict[int, Year] = {}
        self.report = self._watched(facts.report)

    def trace(self) -> Trace:
        """What was read so far, with its digests."""
        return self._facts.trace(self.seen)

    def table(self, name: str) -> Mapping[Any, Any]:
        """A table of what is not of the report, watched."""
        return TrackedMapping(self._facts.table(name), self.asked(name))

    def asked(self, table: str) -> dict[str, None]:
        """The keys of a table that were asked for, to be added to."""
        return self.seen.setdefault(table, {})

    def _watched(self, report: Report) -> Report:
        tables: dict[str, Any] = {name: TrackedMapping(table, self.asked(name)) for name, table in _mappings(report).items()}
        watched = replace(report, **{**tables, "years": TrackedMapping(report.years, self.asked("years"), self.year)})
        object.__setattr__(watched, "views", _WatchedViews(self._facts, self.asked))  # not an argument: never shared
        return watched

    def year(self, year: Year) -> Year:
        """A year, watched."""
        if year.number not in self._years:
            self._years[year.number] = self._watched_year(year)
            self.asked(f"year/{year.number}")[ABOUT] = None
        return self._years[year.number]

    def _watched_year(self, year: Year) -> Year:
        number = year.number
        changed: dict[str, Any] = {}
        for name, table in _mappings(year).items():
            changed[name] = TrackedMapping(table, self.asked(f"{name}/{number}"))
        for name, real in _lists(year).items():
            if isinstance(real, Articles):
                changed[name] = _WatchedArticles(real, self._noting(f"year/{number}", name))
            else:
                changed[name] = self.watched_tuple(f"year/{number}", name, real)
        return replace(year, **changed)

    def watched_tuple(self, table: str, name: str, real: tuple[Any, ...]) -> tuple[Any, ...]:
        """A tuple that is noted when it is looked into."""
        watched = _WatchedTuple(real)
        watched._look = self._noting(table, name)
        return watched

    def _noting(self, table: str, name: str) -> Callable[[], None]:
        asked = self.asked(table)
        return lambda: asked.update({name: None})


def _by_text(view: Mapping[Any, object]) -> Mapping[str, object]:
    """A view by its keys as they stand in a trace; one that has such keys may make its values when they are asked for."""
    return view if all(isinstance(key, str) for key in view) else {str(key): value for key, value in view.items()}


def _mappings(owner: Report | Year) -> dict[str, Mapping[Any, object]]:
    """The fields that are mappings: each is watched by its keys, whatever fields there will be."""
    return {name: value for name, value in _fields(owner) if isinstance(value, Mapping)}


def _lists(owner: Year) -> dict[str, tuple[Any, ...] | Articles]:
    return {name: value for name, value in _fields(owner) if _is_list(value)}


def _about(year: Year) -> tuple[object, ...]:
    """All else of a year, which is small."""
    return tuple(value for _, value in _fields(year) if not isinstance(value, Mapping) and not _is_list(value))


def _is_list(value: object) -> TypeGuard[tuple[Any, ...] | Articles]:
    return isinstance(value, tuple | Articles) and not isinstance(value, Place)


def _fields(owner: Report | Year) -> list[tuple[str, object]]:
    return [(name, getattr(owner, name)) for name in _names(type(owner))]  # type: ignore[arg-type]


@cache
def _names(kind: type[Report | Year]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "views")


def untracked(report: Report) -> tuple[object, ...]:
    """What is read of a report without being noted, and so a part of every key: its publication, and all but mappings."""
    return tuple(value for _, value in _fields(report) if not isinstance(value, Mapping))
