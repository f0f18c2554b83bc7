"""A closed list of codes, each with its meaning (as a code list of SDMX has them)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from bilan.messages.message import Message


class CodeList(StrEnum):
    """Codes as they are written in the data: `FLOW = "flow", "Counted over the whole year."`

    `meaning` explains a code to editors. It is in English; the catalogs of editors translate it.
    """

    meaning: Message

    def __new__(cls, code: str, meaning: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = Message(meaning, {})
        return member

    @property
    def name_to_readers(self) -> str:
        """The message that readers see for this code: `out of context`. The catalogs of readers translate it."""
        return self.value.replace("_", " ")
