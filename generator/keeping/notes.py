"""The memory that outlives a process: what is noted of a report's files, kept beside the results of builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.keeping.store import CACHE, Store
from generator.reading.memory import Memory


@contextmanager
def lasting_memory(root: Path) -> Iterator[Memory]:
    """The memory of earlier readings of the report in a folder; what is noted meanwhile is written at the end."""
    store = Store(root / CACHE)
    yield Memory(store, store.made_with)
    store.save()
