"""Blocks of text: headings, paragraphs, lists, links, and the Markdown of hand-written pages."""

from __future__ import annotations

from bilan.blocks.block import Block
from bilan.model.source import Term
from bilan.values.sentence import Text


class Heading(Block):
    """A heading with its anchor. The title of a page has level 1."""

    text: Text
    anchor: str
    level: int = 2


class Paragraph(Block):
    """Sentences in one paragraph. `role` says what it is, for its look: `lead`, `definition`, `citation`; empty for text."""

    sentences: tuple[Text, ...]
    role: str = ""

    @property
    def running(self) -> bool:
        """True for running text, in which terms of the glossary are linked."""
        return self.role != "citation"


class BulletList(Block):
    """A list of texts in no particular order."""

    items: tuple[Text, ...]


class PageLink(Block):
    """A link to another page of the report, at an address within the language, after sentences that introduce it."""

    text: Text
    address: str
    sentences: tuple[Text, ...] = ()


class OnwardLink(Block):
    """A link to the page that says more, at the end of a section."""

    text: Text
    address: str


class Glossary(Block):
    """The terms of the glossary, each with its definition, in the alphabetical order of the page's language."""

    terms: tuple[Term, ...]


class Prose(Block):
    """Hand-written Markdown in one language, with the blocks of its expressions between the pieces of source text."""

    pieces: tuple[str | Block, ...]
