"""A report that records what is read from it, so that a cached value can be used until something that it read has changed.

What is read is named by a table and a key: `figures/2021` and `activities`, `indicators` and `activities`, `articles` and
`2021`. The key `*` means the list of a table's keys, `**` the whole table. Views of the whole report (`cached_view`) are
tables too; a view that is not a mapping is a table with the single key `whole`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import fields
from functools import cache, cached_property
from hashlib import blake2b
from importlib import import_module
from typing import Any, TypeGuard, TypeVar, cast

from bilan.cache.fingerprint import fingerprint
from bilan.diagnostics.problem import Place
from bilan.model.article_index import Articles
from bilan.model.report import Report, ViewCache
from bilan.model.tracked_values import KEYS, KeysRead, TrackedArticles, TrackedMapping, TrackedTuple
from bilan.model.year import Year
from bilan.schema.record import Record

T = TypeVar("T")
V = TypeVar("V")
K = TypeVar("K", bound=Hashable)

ALL, ABOUT, VIEW = "**", "about", "view/"
VIEWS = "bilan.analysis."
Trace = list[Any]  # the keys that were read, by table, and one digest of all that was there


class Snapshot:
    """Everything that can be read from a report, with its digests, each computed once."""

    def __init__(
        self, report: Report, others: Mapping[str, Mapping[str, object]] | None = None, *, tracks: bool = True
    ) -> None:
        """`others` are tables of data outside the report. With `tracks` false, its trackers record nothing."""
        self.report, self.tracks = report, tracks
        self._tables: dict[str, Mapping[Any, object]] = {**(others or {}), **_mappings(report)}
        self._tables["years"] = {str(number): number for number in report.years}
        for number, year in report.years.items():
            for name, table in _mappings(year).items():
                self._tables[f"{name}/{number}"] = table
            self._tables[f"year/{number}"] = {**_lists(year), ABOUT: _about(year)}
        self._digests: dict[str, _Digests] = {}

    @cached_property
    def base(self) -> str:
        """The digest of the fields that are not tracked, which every value depends on: all that are not mappings."""
        return fingerprint([value for _, value in _fields(self.report) if not isinstance(value, Mapping)])

    def tracker(self) -> Tracker:
        """A new tracker, for one value."""
        return Tracker(self)

    def view(self, name: str, view: Callable[[Report], object]) -> object:
        """The value of a view of the whole report, which is registered as a table."""
        value = self.report.views.of(name, view, self.report)
        if f"{VIEW}{name}" not in self._tables:
            self._tables[f"{VIEW}{name}"] = _with_text_keys(value) if isinstance(value, Mapping) else {"whole": value}
        return value

    def table(self, name: str) -> Mapping[Any, Any]:
        """A table of data outside the report."""
        return self._tables[name]

    def holds(self, trace: Trace) -> bool:
        """True when everything in a trace is still the same."""
        keys_read, digest = trace
        return bool(self.digest(keys_read) == digest)

    def trace(self, keys_read: Mapping[str, Collection[Any]]) -> Trace:
        """The trace of the keys that were read, by table."""
        texts = {table: self._named(table, keys) for table, keys in keys_read.items() if keys}
        return [texts, self.digest(texts)]

    def _named(self, table: str, keys: Collection[Any]) -> list[str]:
        """The keys as text; one key for all of them if the whole table was read."""
        whole = KEYS in keys and len(keys) > len(self._tables[table]) > 1
        return [ALL] if whole else [*map(str, keys)]

    def digest(self, keys_read: Mapping[str, Iterable[str]]) -> str:
        """One digest of the entries of tables as they are now."""
        hashed = blake2b(digest_size=16)
        for table, keys in keys_read.items():
            digests = self._digests_in(table)
            hashed.update(b"".join([digests[key] for key in keys]))
        return hashed.hexdigest()

    def _digests_in(self, table: str) -> _Digests:
        if table not in self._digests:
            if table not in self._tables and table.startswith(VIEW):
                self._register_view(table.removeprefix(VIEW))
            self._digests[table] = _Digests(self._tables.get(table, {}))
        return self._digests[table]

    def _register_view(self, name: str) -> None:
        """Register a view by its name in a trace; a name that is not one of our views is ignored."""
        module, _, function = name.rpartition(".")
        view = getattr(import_module(module), function, None) if module.startswith(VIEWS) else None
        unwrapped = getattr(view, "__wrapped__", None)
        if unwrapped is not None:
            self.view(name, unwrapped)


class _Digests(dict[str, bytes]):
    """The digests of the entries of a table, each computed when it is first needed."""

    def __init__(self, table: Mapping[Any, object]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, key: str) -> bytes:
        if key == ALL:
            value: object = [self[KEYS], *(self[str(name)] for name in self._table)]
        else:
            value = tuple(self._table) if key == KEYS else self._table.get(key)
        self[key] = digest = bytes.fromhex(value.fingerprinted() if isinstance(value, Record) else fingerprint(value))
        return digest


class _TrackedViews(ViewCache):
    def __init__(self, snapshot: Snapshot, keys_read_in: Callable[[str], KeysRead]) -> None:
        super().__init__()
        self._snapshot, self._keys_read_in = snapshot, keys_read_in

    def of(self, name: str, view: Callable[[Report], T], report: Report) -> T:  # noqa: ARG002
        if name not in self._known:
            self._known[name] = self._tracked(name, view)
        return cast(T, self._known[name])

    def _tracked(self, name: str, view: Callable[[Report], object]) -> object:
        value, keys_read = self._snapshot.view(name, view), self._keys_read_in(f"{VIEW}{name}")
        if isinstance(value, Mapping):
            return TrackedMapping(value, keys_read)
        keys_read["whole"] = None
        return value


class _TrackedReport(Report):
    """A report each of whose fields is tracked from its first use on: most values read few of them."""

    __slots__ = ("_tracked_field",)
    _tracked_field: Callable[[str], object]

    def __getattr__(self, name: str) -> Any:
        """The value of a field that was not used before; Python calls this for an empty slot only."""
        return _fill(self, name, Report)


class _TrackedYear(Year):
    """A year each of whose fields is tracked from its first use on."""

    __slots__ = ("_tracked_field",)
    _tracked_field: Callable[[str], object]

    def __getattr__(self, name: str) -> Any:
        """The value of a field that was not used before."""
        return _fill(self, name, Year)


def _fill(owner: _TrackedReport | _TrackedYear, name: str, kind: type[Report | Year]) -> object:
    if name not in kind.__slots__:
        raise AttributeError(name)
    value = owner._tracked_field(name)
    object.__setattr__(owner, name, value)
    return value


class Tracker:
    """Records what is read from its `report`, which behaves like the report of the snapshot, while one value is made."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.keys_read: dict[str, KeysRead] = {}
        self.base = snapshot.base if snapshot.tracks else ""
        self.holds = snapshot.holds
        self._snapshot, self._tracks = snapshot, snapshot.tracks
        self._years: dict[int, Year] = {}
        self.report = self._tracked_report() if self._tracks else snapshot.report

    def trace(self) -> Trace:
        """The trace of everything read so far."""
        return self._snapshot.trace(self.keys_read)

    def table(self, name: str) -> Mapping[Any, Any]:
        """A table of data outside the report, tracked."""
        table = self._snapshot.table(name)
        return TrackedMapping(table, self.keys_read_in(name)) if self._tracks else table

    def keys_read_in(self, table: str) -> KeysRead:
        """The keys of a table that were read so far; the caller may add to them."""
        return self.keys_read.setdefault(table, {})

    def year(self, year: Year) -> Year:
        """A year, tracked."""
        if not self._tracks:
            return year
        if year.number not in self._years:
            self.keys_read_in(f"year/{year.number}")[ABOUT] = None
            self._years[year.number] = self._tracked_year(year)
        return self._years[year.number]

    def tracked_tuple(self, table: str, name: str, value: tuple[Any, ...]) -> tuple[Any, ...]:
        """A tracked tuple, recorded under a table and a name when it is read."""
        if not self._tracks:
            return value
        tracked = TrackedTuple(value)
        tracked.on_read = self._recorder(table, name)
        return tracked

    def _tracked_report(self) -> Report:
        report = self._snapshot.report

        def field(name: str) -> object:
            if name == "views":
                return _TrackedViews(self._snapshot, self.keys_read_in)
            value = getattr(report, name)
            if name == "years":
                return TrackedMapping(value, self.keys_read_in(name), self.year)
            return TrackedMapping(value, self.keys_read_in(name)) if isinstance(value, Mapping) else value

        return _with_fields(object.__new__(_TrackedReport), field)

    def _tracked_year(self, year: Year) -> Year:
        table = f"year/{year.number}"

        def field(name: str) -> object:
            value = getattr(year, name)
            if isinstance(value, Mapping):
                return TrackedMapping(value, self.keys_read_in(f"{name}/{year.number}"))
            if isinstance(value, Articles):
                return TrackedArticles(value, self._recorder(table, name))
            return self.tracked_tuple(table, name, tuple(value)) if _is_list(value) else value

        return _with_fields(object.__new__(_TrackedYear), field)

    def _recorder(self, table: str, name: str) -> Callable[[], None]:
        keys_read = self.keys_read_in(table)
        return lambda: keys_read.update({name: None})


def _with_fields(owner: T, tracked_field: Callable[[str], object]) -> T:
    object.__setattr__(owner, "_tracked_field", tracked_field)
    return owner


def _with_text_keys(view: Mapping[Any, object]) -> Mapping[str, object]:
    """A view with text keys, as in a trace. A view that has them is returned itself, as it may compute values lazily."""
    return view if all(isinstance(key, str) for key in view) else {str(key): value for key, value in view.items()}


def _mappings(owner: Report | Year) -> dict[str, Mapping[Any, object]]:
    """The fields that are mappings, which are tracked by key."""
    return {name: value for name, value in _fields(owner) if isinstance(value, Mapping)}


def _lists(owner: Year) -> dict[str, tuple[Any, ...] | Articles]:
    return {name: value for name, value in _fields(owner) if _is_list(value)}


def _about(year: Year) -> tuple[object, ...]:
    """The other fields of a year, which are small."""
    return tuple(value for _, value in _fields(year) if not isinstance(value, Mapping) and not _is_list(value))


def _is_list(value: object) -> TypeGuard[tuple[Any, ...] | Articles]:
    return isinstance(value, tuple | Articles) and not isinstance(value, Place)


def _fields(owner: Report | Year) -> list[tuple[str, object]]:
    return [(name, getattr(owner, name)) for name in _names(type(owner))]  # type: ignore[arg-type]


@cache
def _names(kind: type[Report | Year]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "views")
