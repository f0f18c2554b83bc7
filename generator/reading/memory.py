"""What was made before in the same process, for whoever reads a folder again and again: the preview."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Memory:
    """The last result of each piece of work, by its name, with all that it was made of.

    Made once by whoever reads again, and passed in: what did not change is then the same object as before.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Hashable, object]] = {}

    def of(self, name: str, made_of: Hashable, make: Callable[[], T]) -> T:
        """The result of that name, made where there is none yet or the last was made of something else."""
        known = self._known.get(name)
        if known is None or known[0] != made_of:
            known = self._known[name] = (made_of, make())
        return cast(T, known[1])
