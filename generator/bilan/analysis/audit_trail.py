"""The audit trail of an observation, for people who check it: sources, parts, corrections, and who reports it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilan.analysis.cached_view import cached_view
from bilan.analysis.composition import Composition, composition, containing
from bilan.analysis.documents import Document, documents
from bilan.analysis.errata import Erratum, errata_of, newest_first
from bilan.analysis.figure_anchors import is_printed
from bilan.analysis.press_review import Agreement, Mention, mentions_of
from bilan.analysis.provenance import EvidenceBase, evidence_base
from bilan.analysis.time_series import observations, observed_indicators
from bilan.model.figure import Figure
from bilan.model.report import Report


@dataclass(frozen=True, slots=True)
class AuditTrail:
    """An observation with everything known about it; `within` are the figures that contain it."""

    figure: Figure
    documents: tuple[Document, ...]
    rest: EvidenceBase
    composition: Composition | None
    within: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    errata: tuple[Erratum, ...]

    def mention_in(self, document: Document) -> Mention | None:
        """The mention of the figure in a document, if the document is an article of the press review."""
        return next((mention for mention in self.mentions if mention.article.id == document.id), None)

    @property
    def elsewhere(self) -> tuple[Mention, ...]:
        """The mentions in articles that are not among the sources of the figure."""
        cited = {document.id for document in self.documents}
        return tuple(mention for mention in self.mentions if mention.article.id not in cited)


def audit_trails(report: Report, indicator: str) -> tuple[AuditTrail, ...]:
    """The audit trails of an indicator, the newest year first."""
    mentions = mentions_of(report, indicator)
    return tuple(_audit_trail(report, figure, mentions) for figure in reversed(observations(report, indicator)))


def _audit_trail(report: Report, figure: Figure, mentions: tuple[Mention, ...]) -> AuditTrail:
    every = documents(report)
    cited = tuple(every[source.name] for source in figure.source if source.name in every)
    return AuditTrail(
        figure,
        cited,
        evidence_base(report, figure, cited),
        composition(report, figure),
        containing(report, figure),
        tuple(mention for mention in mentions if mention.figure.key == figure.key),
        errata_of(figure),
    )


def member_trails(report: Report, indicator: str) -> tuple[AuditTrail, ...]:
    """The audit trails of months and members of which more is known than of their whole figure, the newest year first.

    That is a text, other sources, another number, a revision, or an article that reports them. Cells of tables that the page
    does not print have none.
    """
    mentions = mentions_of(report, indicator)
    reported = {mention.figure.key for mention in mentions}
    cells = (
        cell
        for figure in reversed(observations(report, indicator))
        for breakdown in figure.by.values()
        if len(breakdown.dimensions) == 1 or is_printed(breakdown)
        for cell in breakdown.cells.values()
        if cell.key in reported or _has_its_own(cell, figure)
    )
    return tuple(_audit_trail(report, cell, mentions) for cell in cells)


def _has_its_own(cell: Figure, whole: Figure) -> bool:
    """True where a reader learns something of a cell that the whole figure does not say."""
    texts = (cell.note, cell.break_, cell.method, cell.alternatives, cell.revisions, cell.as_of)
    return any(texts) or cell.source != whole.source


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    """A summary of an indicator from its audit trails, the newest first, with the years that need care.

    `members` are the trails of months and members of which more is known than of the whole.
    """

    accounts: tuple[AuditTrail, ...]
    members: tuple[AuditTrail, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its observations, the newest first."""
        return tuple(account.figure for account in self.accounts)

    @property
    def latest(self) -> Figure:
        """The newest observation."""
        return self.accounts[0].figure

    @property
    def broken(self) -> tuple[Figure, ...]:
        """The figures that are not comparable with earlier ones, oldest first."""
        return tuple(account.figure for account in reversed(self.accounts) if account.figure.break_)

    @property
    def disputed(self) -> tuple[Figure, ...]:
        """The figures and members whose sources disagree, oldest first."""
        every = sorted((*reversed(self.accounts), *reversed(self.members)), key=lambda trail: trail.figure.year)
        return tuple(trail.figure for trail in every if trail.figure.alternatives)

    @property
    def resting_on_single_secondary_source(self) -> tuple[Figure, ...]:
        """The figures whose only source is a secondary one, oldest first."""
        accounts = (account for account in reversed(self.accounts) if account.rest is EvidenceBase.ONE_RELAY)
        return tuple(account.figure for account in accounts if account.figure.value is not None)

    @property
    def compositions(self) -> tuple[Composition, ...]:
        """The compositions of totals, oldest first."""
        return tuple(account.composition for account in reversed(self.accounts) if account.composition)

    @property
    def errata(self) -> tuple[Erratum, ...]:
        """Every revision, the newest first."""
        return newest_first(erratum for account in (*self.accounts, *self.members) for erratum in account.errata)

    def reported(self, agreement: Agreement) -> int:
        """The number of mentions with that agreement."""
        every = (*self.accounts, *self.members)
        return sum(mention.agreement == agreement for account in every for mention in account.mentions)

    @property
    def mentions(self) -> int:
        """The number of mentions."""
        return sum(len(account.mentions) for account in (*self.accounts, *self.members))


@cached_view
def indicator_summaries(report: Report) -> Mapping[str, IndicatorSummary]:
    """The summary of each indicator with at least one figure, by its id."""
    names = [indicator.id for indicator in observed_indicators(report)]
    return {name: IndicatorSummary(audit_trails(report, name), member_trails(report, name)) for name in names}
