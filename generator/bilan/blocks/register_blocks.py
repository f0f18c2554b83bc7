"""Blocks of registers: the lists that figures are counted from."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.analysis.register_pagination import RegisterMonth
from bilan.blocks.block import Block
from bilan.model.registers.register import RegisterColumn
from bilan.model.registers.register_table import RegisterRow
from bilan.values.local_text import LocalText
from bilan.values.sentence import Text


class RegisterList(Block):
    """The rows of a list under its public columns; `searched` where the search index has them.

    `members` are the names of the members that cells name, by column.
    """

    caption: Text
    columns: tuple[RegisterColumn, ...]
    rows: tuple[RegisterRow, ...]
    members: Mapping[str, Mapping[str, LocalText]]
    searched: bool = True


class RegisterMonths(Block):
    """The contents of a long list: its months, with the number of rows of each."""

    months: tuple[RegisterMonth, ...]


class CountSource(Block):
    """The list that a figure is counted from, with its page if it has one, and the conditions: column and texts."""

    name: Text
    address: str | None
    conditions: tuple[tuple[Text, tuple[Text, ...]], ...]
    once_by: Text | None = None
