"""Pauses Python's cyclic garbage collector while a report is read.

The values of a report have no cycles, but Python would search them again after each ten thousand new objects: a tenth of
the time of a build with ten thousand articles. They also stay until the end, so they are frozen afterwards. What is
computed from them mostly stays too, so later collections are rare.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000  # new objects between two collections; Python's default is 700


@contextmanager
def gc_paused() -> Iterator[None]:
    """Do not collect cycles within; afterwards collect seldom, and not the objects made within."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.freeze()
            gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
            gc.enable()
