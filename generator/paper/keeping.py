"""What was set once from the same words is not set again."""

from __future__ import annotations

from generator.exports import file
from generator.exports.file import File
from generator.keeping.store import Store


def found(store: Store, key: str, path: str) -> File | None:
    """The file kept under a key, which stands for all that it depends on, at a path."""
    told = store.get_json(key)
    return file.found((path, *told), store) if told else None


def put(store: Store, key: str, path: str, content: bytes) -> File:
    """The file of a content, kept under a key."""
    made = file.kept(File(path, content), store)
    store.put_json(key, made.told[1:])
    return made
