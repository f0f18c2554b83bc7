"""Reading without looking for cycles: what is read has none, and Python would look again at each ten thousand new values.

What was read stays to the end, so it is not looked through afterwards either: at ten thousand articles a tenth of a build.
What is made of it mostly stays as well, or goes by itself: it is looked through seldom.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000  # new values, after which Python looks for cycles among them; 700 unless told


@contextmanager
def gc_paused() -> Iterator[None]:
    """No collection of cycles within; afterwards as before, but seldom, and not of what was made within."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.freeze()
            gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
            gc.enable()
