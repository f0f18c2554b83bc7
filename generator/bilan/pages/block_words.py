"""What a block says in a heading or in a link, where there is no markup: escaped words."""

from __future__ import annotations

from bilan.analysis.change import Incomparable
from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import ChangeValue, FigureValue
from bilan.blocks.running_text import RunningText
from bilan.blocks.source_blocks import SourceLink
from bilan.blocks.target_blocks import TargetValue
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter


def block_words(formatter: PageFormatter, block: Block) -> str:
    """The words of a value in running text; empty for other blocks."""
    match block:
        case FigureValue(figure, unit):
            return escape_markdown(formatter.printed(figure, unit=unit))
        case ChangeValue(change):
            words = formatter.reason(change) if isinstance(change, Incomparable) else formatter.amount(change)
            return escape_markdown(words)
        case TargetValue(amount=amount):
            return escape_markdown(formatter.amount_in_words(amount))
        case SourceLink(document):
            return escape_markdown(formatter.plain(document.publisher))
        case RunningText():
            return pieces_words(formatter, block.in_language(formatter.language.subtag))
    return ""


def pieces_words(formatter: PageFormatter, pieces: tuple[str | Block, ...]) -> str:
    """The words of a text with figures."""
    return "".join(escape_markdown(one) if isinstance(one, str) else block_words(formatter, one) for one in pieces)
