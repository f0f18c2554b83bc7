"""What was made before, for whoever reads a folder again: in the same process, and in the next one what can be noted."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Any, Protocol, TypeVar, cast

T = TypeVar("T")


def _always(_note: object) -> bool:
    return True


class Notes(Protocol):
    """Where notes are kept between processes: lists, mappings, texts and numbers by key."""

    def get_json(self, key: str) -> Any: ...

    def put_json(self, key: str, value: object) -> None: ...


class ParseCache:
    """The last result of each piece of work, by its name, with all that it was made of.

    Made once by whoever reads again, and passed in: what did not change is then the same object as before.
    """

    def __init__(self, notes: Notes | None = None, made_with: str = "") -> None:
        """`made_with` is the digest of the code that makes notes: those of other code are not found."""
        self._known: dict[str, tuple[Hashable, object]] = {}
        self._notes, self._made_with = notes, made_with

    def without_notes(self) -> ParseCache:
        """A copy with the same results. Results added to the copy are not noted, and do not replace those of this cache."""
        other = ParseCache()
        other._known = dict(self._known)
        return other

    def noted_in(self, notes: Notes, made_with: str) -> ParseCache:
        """The same results, shared in both directions, with notes kept in `notes`."""
        other = ParseCache(notes, made_with)
        other._known = self._known
        return other

    def get(self, name: str, made_of: Hashable, make: Callable[[], T]) -> T:
        """The result of that name, made where there is none yet or the last was made of something else."""
        known = self._known.get(name)
        if known is None or known[0] != made_of:
            known = self._known[name] = (made_of, make())
        return cast(T, known[1])

    def get_noted(self, name: str, made_of: str, make: Callable[[], Any], holds: Callable[[Any], bool] = _always) -> Any:
        """The result of that name, which is made of lists, mappings, texts and numbers, and so can be kept for long.

        One that does not hold is made anew.
        """
        known = self._known.get(f"note of {name}")
        if known is None or known[0] != made_of or not holds(known[1]):
            known = self._known[f"note of {name}"] = (made_of, self._noted(name, made_of, make, holds))
        return known[1]

    def _noted(self, name: str, made_of: str, make: Callable[[], Any], holds: Callable[[Any], bool]) -> Any:
        if self._notes is None:
            return make()
        signed = [self._made_with, blake2b(made_of.encode("utf-8", "surrogatepass")).hexdigest()]
        kept = self._notes.get_json(f"note of {name}")
        if isinstance(kept, list) and kept[:1] == [signed] and holds(kept[1]):
            return kept[1]
        made = make()
        self._notes.put_json(f"note of {name}", [signed, made])
        return made
