"""Text that is read from the cache only when needed: most pages of a build are unchanged, and nothing reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bilan.cache.codec import Codec
from bilan.cache.contents import Contents
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


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text in the contents of a cache, with its digest."""

    digest: str
    contents: Contents

    def read(self) -> str:
        """The text. Raises `AbsentError` if it is not in the cache any more."""
        return self.contents.read(self.digest).decode("utf-8", "surrogatepass")


def _dump(text: LazyText, contents: Contents) -> str:
    data = text.read().encode("utf-8", "surrogatepass")
    digest = hash_texts(data)
    contents.put(digest, lambda: data)
    return digest


def _load(digest: str, contents: Contents) -> LazyText:
    return StoredText(contents.check(digest), contents)


TEXT: Codec[LazyText] = Codec(_dump, _load)
