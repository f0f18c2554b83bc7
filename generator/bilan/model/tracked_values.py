"""A mapping, a tuple and articles that record when they are read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, TypeVar

from bilan.model.article import Article
from bilan.model.article_index import Articles, Index

V = TypeVar("V")
K = TypeVar("K", bound=Hashable)

KEYS = "*"  # recorded when the list of a mapping's keys is read
KeysRead = dict[Any, None]


class TrackedMapping(Mapping[K, V]):
    """A mapping that records the keys that are read."""

    __slots__ = ("_keys_read", "_untracked", "_wrap")

    def __init__(self, mapping: Mapping[K, V], keys_read: KeysRead, wrap: Callable[[V], V] | None = None) -> None:
        self._untracked, self._keys_read, self._wrap = mapping, keys_read, wrap

    def __getitem__(self, key: K) -> V:
        self._keys_read[key] = None
        value = self._untracked[key]
        return self._wrap(value) if self._wrap else value

    def get(self, key: K, default: Any = None) -> Any:
        """As `Mapping.get`, but faster: most reads of a report use it."""
        self._keys_read[key] = None
        value = self._untracked.get(key, default)
        return value if self._wrap is None or value is default else self._wrap(value)

    def __contains__(self, key: object) -> bool:
        self._keys_read[key] = None
        return key in self._untracked

    def __iter__(self) -> Iterator[K]:
        self._keys_read[KEYS] = None
        return iter(self._untracked)

    def __len__(self) -> int:
        self._keys_read[KEYS] = None
        return len(self._untracked)


class TrackedTuple(tuple[Any, ...]):
    """A tuple that records when it is read."""

    on_read: Callable[[], None]

    def __iter__(self) -> Iterator[Any]:
        self.on_read()
        return super().__iter__()

    def __len__(self) -> int:
        self.on_read()
        return super().__len__()

    def __getitem__(self, place: Any) -> Any:
        self.on_read()
        return super().__getitem__(place)

    def __contains__(self, value: object) -> bool:
        self.on_read()
        return super().__contains__(value)


class TrackedArticles(Articles):
    """Articles that record when they, or their index, are read."""

    def __init__(self, articles: Articles, on_read: Callable[[], None]) -> None:
        super().__init__(articles.file, articles.digest, articles.listed, self._read_and_record)
        self._untracked, self.on_read = articles, on_read

    def _read_and_record(self) -> tuple[Article, ...]:
        self.on_read()
        return tuple(self._untracked)

    @property
    def listed(self) -> Index:
        self.on_read()
        return super().listed
