"""Digests of values: equal values have equal digests, whatever order or process they were made in.

Records keep their digest once it is computed; a year stands for its number alone, since what is read of it is watched.
"""

from __future__ import annotations

import pickle
from hashlib import blake2b
from io import BytesIO
from typing import Any

from bilan.model.article_index import Articles
from bilan.model.year import Year
from bilan.schema.record import Record
from bilan.values.local_text import LocalText

_KEPT = "_digest"


class _Writer(pickle.Pickler):
    """Writes a value as bytes that are only ever hashed. Without memory of objects met, equality alone decides."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True

    def reducer_override(self, value: object) -> Any:
        """Asked for all but texts, numbers and collections: what is written in place of a value."""
        if isinstance(value, Record):
            return str, (record_fingerprint(value),)
        if isinstance(value, LocalText):
            places = {name: [*at] for name, at in value.places.items()}
            return tuple, ((value.texts, value.default, [*value.place], places),)
        if isinstance(value, Articles):
            return str, (f"articles {value.digest}",)
        if isinstance(value, Year):
            return int, (value.number,)
        return NotImplemented


def fingerprint(value: object) -> str:
    """The digest of a value that can be pickled."""
    written = BytesIO()
    _Writer(written).dump(value)
    return blake2b(written.getbuffer(), digest_size=16).hexdigest()


def record_fingerprint(record: Record) -> str:
    """The digest of a record with all its places: what is told of it may name its line."""
    kept: str | None = record.__dict__.get(_KEPT)
    if kept is None:
        told = {**record.__dict__, "place": [*record.place], "places": {name: [*at] for name, at in record.places.items()}}
        kept = fingerprint((type(record).__qualname__, told))
        record.__dict__[_KEPT] = kept
    return kept
