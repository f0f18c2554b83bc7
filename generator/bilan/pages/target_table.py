"""The table of targets, for the page of targets and the pages of indicators."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.analysis.documents import documents_cited_by
from bilan.analysis.target_sentences import verdict_sentence, verdict_word
from bilan.analysis.target_verdicts import TargetVerdict
from bilan.blocks.target_blocks import TargetRow, TargetTable
from bilan.model.report import Report
from bilan.values.sentence import Text


def target_table(report: Report, verdicts: Iterable[TargetVerdict], caption: Text, *, anchored: bool) -> TargetTable | None:
    """The table of these targets; None without any."""
    rows = tuple(_row(report, verdict) for verdict in verdicts)
    return TargetTable(caption, rows, anchored) if rows else None


def _row(report: Report, verdict: TargetVerdict) -> TargetRow:
    documents = documents_cited_by(report, verdict.target)
    return TargetRow(verdict, verdict_word(verdict), verdict_sentence(verdict), documents)
