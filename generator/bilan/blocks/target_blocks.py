"""Blocks of targets."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.amount import Amount
from bilan.analysis.documents import Document
from bilan.analysis.target_verdicts import TargetVerdict
from bilan.blocks.block import Block
from bilan.model.target import Target
from bilan.values.sentence import Sentence, Text


@dataclass(frozen=True)
class TargetRow:
    """A target in a table: its verdict in a word and in a sentence, and its documents."""

    verdict: TargetVerdict
    word: Sentence
    sentence: Sentence
    documents: tuple[Document, ...]


class TargetValue(Block):
    """A target in running text: the number to reach, with its unit, as a link to its verdict."""

    target: Target
    amount: Amount


class TargetTable(Block):
    """Targets with their verdicts, the earliest first. `anchored` on the page that their addresses lead to."""

    caption: Text
    rows: tuple[TargetRow, ...]
    anchored: bool
