"""What a citation says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """A figure of a report. `key` is ASCII; `language` a BCP 47 tag; `url` empty where the report has no address yet.

    `issued` is None where it is not known when the figure was published: a citation does not invent it.
    """

    key: str
    author: str
    title: str
    report: str
    language: str
    url: str = ""
    issued: date | None = None
    licence: str = ""
