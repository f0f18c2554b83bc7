"""What is written in a file but could not be read: its name is known, so that a reference to it is not unknown."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.diagnostics.problem import Place


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that could not be read; `cause` is the place of the problem that says why.

    `collection` is the key it is listed under (`sources`, `figures`), empty for a whole file; `name` is its id, empty for a
    whole collection. An id that is there twice is unread too, because either of the two may be meant.
    """

    cause: Place
    collection: str = ""
    name: str = ""
