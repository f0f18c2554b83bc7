"""Digests of values. Equal values have equal digests, in any process.

A record caches its digest. The digest of a year is that of its number alone, because reads from a year are tracked.
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

_DIGEST_ATTRIBUTE = "_digest"


class _HashPickler(pickle.Pickler):
    """Pickles a value for hashing only. It has no memo of objects, so equal values give equal bytes."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True

    def reducer_override(self, value: object) -> Any:
        """The reduction of records, texts, articles and years; called for anything but strings, numbers and collections."""
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
    pickled = BytesIO()
    _HashPickler(pickled).dump(value)
    return blake2b(pickled.getbuffer(), digest_size=16).hexdigest()


def record_fingerprint(record: Record) -> str:
    """The digest of a record with all its places, because results may name its line."""
    digest: str | None = record.__dict__.get(_DIGEST_ATTRIBUTE)
    if digest is None:
        places = {name: [*place] for name, place in record.places.items()}
        digest = fingerprint((type(record).__qualname__, {**record.__dict__, "place": [*record.place], "places": places}))
        record.__dict__[_DIGEST_ATTRIBUTE] = digest
    return digest
