"""Groups of known keys: a record is declared once, as a frozen dataclass whose fields say which kind each key is.

    class Theme(Record):
        name: LocalText = key(LocalizedText(), title="Name", help="The name of the theme.")
        intro: LocalText | None = key(LocalizedText(), None)

A key without a default is required. Every record keeps the place of each of its values, for the checks.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Places
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Generic, TypeVar, dataclass_transform

from bilan.cache.fingerprint import fingerprint
from bilan.diagnostics.problem import Code, Place, Problem
from bilan.diagnostics.spelling import one_typo_away
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.schema.containers import UNKNOWN_KEY, ListOf, MapOf
from bilan.schema.field_type import EMPTY, NO_VALUE, WRONG_KIND, FieldType, ReadContext, mismatch
from bilan.schema.keywords import key_for
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence, shorten
from bilan.yaml.syntax_messages import space_after_colon

MISSING_KEY = Code("missing-key")


@dataclass(frozen=True, slots=True)
class Export:
    """How a key appears in the downloads: the title of its column and what it means, in messages of the interface.

    By default, they are the key's own title and help. `name` is its name there, where that is not the key's own.
    `may_be_empty` is for a required key whose value is sometimes left out of the downloads.
    """

    title: str = ""
    meaning: str = ""
    name: str = ""
    may_be_empty: bool = False


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
@dataclass(frozen=True, kw_only=True)
class Record:
    """What was read from a group of keys; `place` is where it begins, `places` has the place of each value.

    Every class derived from it is made a frozen dataclass, as it is one itself.
    """

    place: Place = field(repr=False, compare=False)
    places: Places[str, Place] = field(default_factory=dict, repr=False, compare=False)

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)

    def at(self, name: str) -> Place:
        """The place of the value behind a key, or that of the record where the key was not written."""
        return self.places.get(name, self.place)

    def fingerprinted(self) -> str:
        """The digest of the record with all its places, because a cached value may name its line."""
        return self._fingerprint

    @cached_property
    def _fingerprint(self) -> str:
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        places = {name: [*place] for name, place in self.places.items()}
        return fingerprint((type(self).__qualname__, {**values, "place": [*self.place], "places": places}))


R = TypeVar("R", bound=Record)


def keys_of(record: type[Record]) -> Places[str, Field[Any]]:
    """The fields of a record by the keys they are read from, in the order of the format; `metadata["kind"]` reads each."""
    return _keys(record)  # type: ignore[arg-type]


@cache
def _keys(record: Any) -> Places[str, Field[Any]]:
    known = {item.metadata["written"] or item.name: item for item in fields(record) if "kind" in item.metadata}
    return MappingProxyType(known)


@cache
def keys_without(record: Any, left_out: frozenset[str]) -> Places[str, Field[Any]]:
    """The keys of a record except some."""
    return MappingProxyType({name: item for name, item in _keys(record).items() if name not in left_out})


@cache
def _required(record: Any) -> Places[str, str]:
    """The names of the fields that must be given, by the keys they are read from."""
    return {name: item.name for name, item in _keys(record).items() if is_required(item)}


def key(
    kind: FieldType[Any],
    default: Any = MISSING,
    *,
    title: str = "",
    help: str = "",
    example: object = None,
    export: Export | None = None,
    shown: bool = False,
    written: str = "",
) -> Any:
    """Declare a field that is read from the key of the same name, or from the key `written` where Python forbids the name.

    Forms, JSON Schemas and problems call it `title`. Forms and schemas explain it by `help`, a sentence; schemas give an
    `example`, as YAML holds it. These are English words; the catalogs of editors translate them, and the example of a text.
    A key with an `export` is in the tables and JSON documents of the record (`bilan.exports.declared_columns`). A key of an
    indicator that is also `shown` is on its page, under the title of its column (`bilan.pages.declared_facts`).
    """
    words = {"title": Message(title, {}), "help": Message(help, {}), "example": example}
    for_readers = Export(export.title or title, export.meaning or help, export.name) if export else None
    metadata = {"kind": kind, "written": written, "export": for_readers, "shown": shown, **words}
    if default is MISSING:
        return field(metadata=metadata)
    if default == {}:
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


def is_required(item: Field[Any]) -> bool:
    """True where the key of a field must be given."""
    return item.default is item.default_factory is MISSING


@dataclass(frozen=True, slots=True)
class RecordOf(Generic[R]):
    """A group of known keys read into `made`.

    `short_for` names the key of a bare value: `media_coverage: 2340` is short for `{value: 2340}`; `empty` says
    what to do where nothing is written. `without` are keys of the record that it may not have in this place.
    Problems: `unknown-key` with the nearest known one, `missing-key`, and those of each key's kind.
    """

    made: type[R]
    short_for: str = ""
    empty: Message = NO_VALUE
    without: frozenset[str] = frozenset()

    @property
    def expected(self) -> Message:
        return translatable("a group of keys")

    @property
    def key_names(self) -> Collection[str]:
        """The keys that the group may have."""
        return self._keys()

    def read(self, node: Node, reading: ReadContext, **given: object) -> R | None:
        if self.short_for and not isinstance(node, Mapping):
            return self._read_short(node, reading, given)
        if not isinstance(node, Mapping):
            self._no_group(node, reading)
            return None
        values, places = self._values(node, reading)
        missing = [name for name in self._required() if name not in places]
        for name in missing:
            message = translatable("The key “{key}” is missing here.", key=name)
            reading.problems.append(MISSING_KEY.at(node.place, message, translatable("Add “{key}: …”.", key=name)))
        if not all(name in values for name in self._required().values()):
            return None
        return self._build(node.place, places, {**values, **given})

    def of_name(self, entry: Entry, reading: ReadContext) -> R | None:
        """The record behind a name, which becomes its `id`; its place is that of the name."""
        return self.read(entry.value, reading, id=entry.key.text, place=entry.key.place)

    def _no_group(self, node: Scalar | Sequence, reading: ReadContext) -> None:
        names = join_messages(translatable("“{word}”", word=name) for name in self._keys())
        group = translatable("a group of keys ({names})", names=names)
        if isinstance(node, Scalar) and node.empty:
            reading.problems.append(EMPTY.at(node.place, mismatch(node, group), self.empty))
        else:
            hint = space_after_colon(node.text) if isinstance(node, Scalar) else EMPTY_MESSAGE
            reading.problems.append(WRONG_KIND.at(node.place, mismatch(node, group), hint))

    def _read_short(self, node: Scalar | Sequence, reading: ReadContext, given: dict[str, object]) -> R | None:
        meant = self._keys()[self.short_for]
        kind = meant.metadata["kind"]
        empty = isinstance(node, Scalar) and node.empty
        if empty:
            reading.problems.append(EMPTY.at(node.place, mismatch(node, kind.expected), self.empty))
        value = None if empty else kind.read(node, replace(reading, short=True))
        if value is None and self.short_for in self._required():
            return None
        return self._build(node.place, {self.short_for: node.place}, {meant.name: value, **given})

    def _values(self, node: Mapping, reading: ReadContext) -> tuple[dict[str, object], dict[str, Place]]:
        known = self._keys()
        values: dict[str, object] = {}
        places: dict[str, Place] = {}
        for key in node.repeated:
            _unread_collection(key, known, reading)
        for entry in node.entries:
            name = entry.key.text
            if name not in known:
                meant = self._meant(name)
                reading.problems.append(_unknown_key(entry.key, meant, known))
                if meant is None or meant in places or node.get(meant) is not None:
                    continue
                name = meant  # read as what it is certainly meant to be, so that the mistake causes no further problems
            places[name] = entry.value.place
            value = known[name].metadata["kind"].read(entry.value, reading)
            if value is not None:
                values[known[name].name] = value
        return values, places

    def _meant(self, name: str) -> str | None:
        """The known key that was certainly meant by a word of another language, or by one with a typing error."""
        keyword = key_for(name)
        return keyword if keyword in self._keys() else one_typo_away(name, self._keys())

    def _build(self, place: Place, places: dict[str, Place], values: dict[str, object]) -> R:
        built: dict[str, Any] = {"place": place, "places": places, **values}
        return self.made(**built)

    def _keys(self) -> Places[str, Field[Any]]:
        return keys_without(self.made, self.without) if self.without else keys_of(self.made)  # type: ignore[arg-type]

    def _required(self) -> Places[str, str]:
        return _required(self.made)  # type: ignore[arg-type]


def _unknown_key(key: Scalar, meant: str | None, known: Places[str, Field[Any]]) -> Problem:
    message = translatable("“{key}” is not a known key here.", key=shorten(key.text))
    if meant:
        return UNKNOWN_KEY.at(key.place, message, translatable("Did you mean “{word}”?", word=meant))
    return UNKNOWN_KEY.at(key.place, message, translatable("Known keys here: {names}.", names=join_messages(known)))


def _unread_collection(repeated: Scalar, known: Places[str, Field[Any]], reading: ReadContext) -> None:
    """If a key that lists entries is there twice, the entries of the second are not read."""
    kind = known[repeated.text].metadata["kind"] if repeated.text in known else None
    if isinstance(kind, ListOf | MapOf) and kind.collection:
        reading.unread.append(Unread(repeated.place, kind.collection))
