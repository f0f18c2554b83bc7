"""Digests of text and bytes."""

from __future__ import annotations

from hashlib import blake2b


def hash_texts(*texts: str | bytes) -> str:
    """The digest of several texts; their boundaries are part of it."""
    hashed = blake2b(digest_size=16)
    for text in texts:
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()
