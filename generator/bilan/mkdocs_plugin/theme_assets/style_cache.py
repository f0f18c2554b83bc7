"""Style sheets are made once for each version of Bilan and its libraries, and for each configuration, not in every build."""

from __future__ import annotations

from collections.abc import Callable

from bilan.cache.result_store import ResultStore
from bilan.cache.text_hash import hash_texts


def cached_style_sheet(store: ResultStore, inputs: tuple[str, ...], make: Callable[[], str]) -> str:
    """Return the style sheet made from these inputs, from the store if it is there.

    The toolchain is a part of the key: it changes with each version of the theme and with each file of Bilan.
    """
    key = hash_texts("style sheet", store.toolchain, *inputs)
    found = store.get(key)
    if found is not None:
        return found.decode()
    made = make()
    store.put(key, made.encode())
    return made
