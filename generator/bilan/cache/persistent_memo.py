"""The cache of parsed files, stored beside the results of builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bilan.cache.result_store import CACHE, ResultStore
from bilan.yaml.parse_cache import ParseCache


@contextmanager
def persistent_memo(root: Path, parsed: ParseCache | None = None) -> Iterator[ParseCache]:
    """The cache of parsed files of the report in a folder; new entries are written at the end of the context.

    It includes the results of `parsed`, which are in memory already.
    """
    store = ResultStore(root / CACHE)
    yield (parsed or ParseCache()).noted_in(store, store.toolchain)
    store.save()
