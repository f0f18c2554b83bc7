"""A text that is read when it is wanted: most pages of a build are the same as before, and nobody reads them."""

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
    """A text that is at hand."""

    text: str

    @cached_property
    def digest(self) -> str:
        """Of its characters."""
        return hash_texts(self.text)

    def read(self) -> str:
        """The text."""
        return self.text


@dataclass(frozen=True)
class StoredText:
    """A text that is in a store, under its digest."""

    digest: str
    store: ResultStore

    def read(self) -> str:
        """The text; it was there when the page was found."""
        found = self.store.get(text_key(self.digest))
        if found is None:
            raise LookupError(self.digest)
        return found.decode("utf-8", "surrogatepass")


def store_text(text: str, store: ResultStore) -> StoredText:
    """The text, kept in a store that keeps."""
    digest = hash_texts(text)
    store.put(text_key(digest), text.encode("utf-8", "surrogatepass"))
    return StoredText(digest, store)


def text_key(digest: str) -> str:
    """What a text is kept under."""
    return f"text {digest}"
