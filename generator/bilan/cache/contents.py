"""Texts and files in the cache, by the digest of their content, so that equal ones are kept once."""

from __future__ import annotations

from collections.abc import Callable

from bilan.cache.cache_file import CacheFile
from bilan.cache.held_bytes import HeldBytes, Holder


class AbsentError(LookupError):
    """Raised when a content is not in the cache any more, or is damaged."""


class Contents:
    """The contents in a cache file. A digest has at least 32 hexadecimal digits."""

    def __init__(self, file: CacheFile) -> None:
        self._file = file
        self._holder = Holder()

    def begin(self) -> None:
        """Start another build."""
        self._holder.begin()

    def put(self, digest: str, read: Callable[[], bytes]) -> None:
        """Keep a content, which `read` returns, unless it is there."""
        key = _key(digest)
        if not self._file.has(key):
            self._file.put(key, read())

    def check(self, digest: str) -> str:
        """The digest of a content that is there. Raises `AbsentError`; does not look whether the content is intact."""
        if not self._file.has(_key(digest)):
            raise AbsentError(digest)
        return digest

    def read(self, digest: str) -> bytes:
        """A content. Raises `AbsentError`."""
        data = self._file.read(_key(digest))
        if data is None:
            raise AbsentError(digest)
        return data

    def hold(self, digest: str) -> HeldBytes:
        """A content that stays available for this build, whatever happens to the cache folder. Raises `AbsentError`."""
        return self._holder.held(digest) or self._holder.hold(digest, self.read(digest))


def _key(digest: str) -> bytes:
    return bytes.fromhex(digest[:32])
