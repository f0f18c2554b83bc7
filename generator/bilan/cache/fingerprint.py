"""Digests of values. Equal values have equal digests, in any process."""

from __future__ import annotations

import pickle
from hashlib import blake2b
from io import BytesIO
from typing import Any


class _HashPickler(pickle.Pickler):
    """Pickles a value for hashing only. It has no memo of objects, so equal values give equal bytes."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True

    def reducer_override(self, value: object) -> Any:
        """The reduction of a value; called for anything but strings, numbers and collections.

        A class may have a method `fingerprinted`, which returns what stands for an object in a fingerprint.
        """
        fingerprinted = getattr(type(value), "fingerprinted", None)
        return (tuple, ((fingerprinted(value),),)) if fingerprinted else NotImplemented


def fingerprint(value: object) -> str:
    """The digest of a value that can be pickled."""
    pickled = BytesIO()
    _HashPickler(pickled).dump(value)
    return blake2b(pickled.getbuffer(), digest_size=16).hexdigest()
