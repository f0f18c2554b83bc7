"""What was set once from the same words is not set again."""

from __future__ import annotations

from collections.abc import Callable

from generator.keeping.store import Store


def kept(store: Store, key: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under a key, which stands for all that they depend on; made and kept where they are not."""
    found = store.get(key)
    if found is not None:
        return found
    made = make()
    store.put(key, made)
    return made
