"""Terms with their descriptions."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.pdf.node_text import Children
from bilan.rich_text.node_types import Definition, DefinitionList, Description, Term


def definition_list(entries: Iterable[tuple[Children, Children]]) -> DefinitionList:
    """Each term beside its description."""
    return DefinitionList(tuple(Definition((Term(term), Description(meaning))) for term, meaning in entries))
