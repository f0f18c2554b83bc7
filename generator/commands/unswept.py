"""Reading without looking for cycles: what is read has none, and Python would look again at each ten thousand new values.

What was read stays to the end, so it is not looked through afterwards either: at ten thousand articles a tenth of a build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """No collection of cycles within; afterwards as it was before, but for what was made within."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.freeze()
            gc.enable()
