"""The memory that outlives a process: what is noted of a report's files, kept beside the results of builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bilan.cache.result_store import CACHE, ResultStore
from bilan.yaml.parse_cache import ParseCache


@contextmanager
def persistent_memo(root: Path, parsed: ParseCache | None = None) -> Iterator[ParseCache]:
    """The memory of earlier readings of the report in a folder; what is noted meanwhile is written at the end.

    It shares the results of `parsed`, which this process has read already.
    """
    store = ResultStore(root / CACHE)
    yield (parsed or ParseCache()).noted_in(store, store.toolchain)
    store.save()
