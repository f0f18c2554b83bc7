"""Blocks for people who check a figure: the summary of an indicator, audit trails, corrections, citations."""

from __future__ import annotations

from bilan.analysis.audit_trail import AuditTrail, IndicatorSummary
from bilan.analysis.change import Change, Incomparable
from bilan.analysis.errata import Erratum
from bilan.analysis.press_review import Mention
from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import Sum
from bilan.blocks.register_blocks import CountSource
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator, Theme
from bilan.values.sentence import Text, sentence


class IndicatorOverview(Block):
    """An indicator at a glance: its latest figure and its facts.

    `facts` are titles and values of its keys; `press` says how often the press reports its figures.
    """

    indicator: Indicator
    theme: Theme
    summary: IndicatorSummary
    change: Change | Incomparable | None
    facts: tuple[tuple[Text, Text], ...]
    press: tuple[Text, ...]


class Account(Block):
    """Everything known about a figure.

    `included` are the figures it includes without adding up; `evidence` says how few documents it rests on, if they are few;
    `counted` is the list that it is counted from; `origin` says who counted it, where that is known.
    """

    trail: AuditTrail
    indicator: Indicator
    change: Change | Incomparable | None
    sum: Sum | None
    included: tuple[Figure, ...]
    evidence: Text | None
    counted: CountSource | None = None
    origin: Text | None = None


class MemberAccounts(Block):
    """The accounts of months and members of which more is known than of the figure they are part of."""

    accounts: tuple[Account, ...]


class CorrectionTable(Block):
    """Corrections, the newest first; their anchors are on one page only."""

    errata: tuple[Erratum, ...]
    anchored: bool


class CitationFiles(Block):
    """Where all citations of the report are, for reference managers."""


class BreakList(Block):
    """The figures of the years in which what is counted changed, each with the reason."""

    figures: tuple[Figure, ...]


class DisagreementList(Block):
    """The figures for which sources give other numbers, each with the reason why one was chosen."""

    figures: tuple[Figure, ...]


class DifferingMentions(Block):
    """The press articles that give another number than the report."""

    mentions: tuple[Mention, ...]


class StatusList(Block):
    """What each status of a figure means, and what each kind of absence; a number without a status has none here."""

    @property
    def entries(self) -> tuple[tuple[Text, Text], ...]:
        """Each status with its meaning."""
        return (
            (sentence("final"), sentence("Final; it changes only by a correction that is listed.")),
            (sentence("provisional"), sentence("Published before the count was complete; a later edition will confirm it.")),
            (sentence("estimated"), sentence("Not counted, but worked out from something else.")),
            (sentence("not found"), sentence("No source consulted gives a figure. That does not mean that there is none.")),
            (sentence("number not known"), sentence("It exists, but its number is not known.")),
            (sentence("not applicable"), sentence("There was nothing to count: it did not take place.")),
            (sentence("withheld"), sentence("It is known, but not made public.")),
        )
