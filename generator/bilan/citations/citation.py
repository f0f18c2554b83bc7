"""A citation, independent of its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation of a figure. `key` is ASCII, `language` a BCP 47 tag; `url` is empty if the report has no address yet.

    `issued` is the day of publication, `accessed` the day whose state is cited; None if not known. `note` says who counted.
    """

    key: str
    author: str
    title: str
    report: str
    language: str
    url: str = ""
    issued: date | None = None
    licence: str = ""
    accessed: date | None = None
    note: str = ""
