"""Text that is read from the cache only when needed: most pages of a build are unchanged, and nothing reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts


class LazyText(Protocol):
    """A text and its digest."""

    @property
    def digest(self) -> str: ...

    def read(self) -> str: ...


@dataclass(frozen=True)
class InlineText:
    """A text in memory."""

    text: str

    @cached_property
    def digest(self) -> str:
        """The digest of the text."""
        return hash_texts(self.text)

    def read(self) -> str:
        """The text."""
        return self.text


@dataclass(frozen=True)
class StoredText:
    """A text in a result store, with its digest."""

    digest: str
    store: ResultStore

    def read(self) -> str:
        """The text; raises LookupError if it is not in the store any more."""
        data = self.store.get(text_key(self.digest))
        if data is None:
            raise LookupError(self.digest)
        return data.decode("utf-8", "surrogatepass")


def store_text(text: str, store: ResultStore) -> StoredText:
    """Put a text into a store that keeps results."""
    digest = hash_texts(text)
    store.put(text_key(digest), text.encode("utf-8", "surrogatepass"))
    return StoredText(digest, store)


def text_key(digest: str) -> str:
    """The cache key of a text."""
    return f"text {digest}"
