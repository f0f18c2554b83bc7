"""Parts of tables of figures: a row, and the legend of the marks beside figures."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.change import Change, Incomparable
from bilan.analysis.documents import Document
from bilan.analysis.figure_origin import origin_mark
from bilan.blocks.block import Block
from bilan.model.figure import Figure, Status
from bilan.render.figure_text import STATUS_WORDS
from bilan.values.sentence import Text, sentence


class Legend(Block):
    """What the marks beside the figures of a table mean, for the marks that are there."""

    statuses: tuple[Status, ...]
    broken: bool
    corrected: bool
    disputed: bool
    computed: bool
    origins: tuple[tuple[Text, Text], ...] = ()

    @property
    def entries(self) -> tuple[tuple[Text, Text], ...]:
        """Each mark with its meaning."""
        not_final = sentence("Not final: a later edition may change it.")
        return (
            *self.origins,
            *((sentence(STATUS_WORDS[status]), not_final) for status in self.statuses),
            *((mark, meaning) for shown, mark, meaning in self._marks if shown),
        )

    @property
    def _marks(self) -> tuple[tuple[bool, Text, Text], ...]:
        broken = sentence("What is counted changed: the figures before and after are not compared.")
        computed = sentence("Computed from other figures of the report; the page of the figure shows the formula.")
        corrected = sentence("Changed after it was published; the corrections give the earlier number and the reason.")
        disputed = sentence("Another source gives a different number; the page of the figure shows both.")
        return (
            (self.broken, sentence("break in series"), broken),
            (self.computed, sentence("computed"), computed),
            (self.corrected, sentence("corrected"), corrected),
            (self.disputed, sentence("sources disagree"), disputed),
        )


@dataclass(frozen=True)
class FigureRow:
    """A figure in a table with its change, its documents, and the figures that contain it (`within`).

    `note` is the number of a note below the table that it shares with other figures, 0 without one.
    """

    figure: Figure
    change: Change | Incomparable | None
    documents: tuple[Document, ...]
    within: tuple[Figure, ...] = ()
    note: int = 0

    @property
    def compared(self) -> Change | None:
        """The change, if the figure can be compared."""
        return self.change if isinstance(self.change, Change) else None

    @property
    def why_not_compared(self) -> Incomparable | None:
        """Why the figure has no change, if there is a reason."""
        return self.change if isinstance(self.change, Incomparable) else None

    @property
    def has_own_note(self) -> bool:
        """True if the figure has a note that it does not share with others of its table."""
        figure = self.figure
        return not self.note and bool(figure.note or figure.as_of or figure.respondents or figure.method)

    @property
    def explained(self) -> bool:
        """True if there is more to say of the figure than a row shows."""
        return bool(self.documents or self.within or self.has_own_note or self.why_not_compared)

    @property
    def unsettled(self) -> bool:
        """True if the figure has a value that a later edition may change."""
        return self.figure.unsettled

    @property
    def origin(self) -> Text | None:
        """The mark of a figure that the institution did not count."""
        return origin_mark(self.figure)
