"""Formats what a document or an article is called, where it appeared and where it can be read, as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.analysis.documents import Document, documents_cited_by
from bilan.analysis.outlets import outlet_name
from bilan.analysis.press_pagination import article_addresses
from bilan.analysis.press_review import Mention
from bilan.model.article import Article
from bilan.model.event import Event
from bilan.model.figure import Alternative, Figure
from bilan.model.rebuttal import Rebuttal
from bilan.render.readable_address import readable_address
from bilan.render.text_formatter import TextFormatter
from bilan.values.sentence import Text, sentence


@dataclass(frozen=True)
class DocumentText(TextFormatter):
    """Formats documents and articles."""

    def title_of(self, item: Document | Article) -> str:
        """The title of a document as plain text; one that was supplied is in brackets (ISO 690)."""
        return item.title or f"[{self.plain(item.title_given)}]" if item.title_given else item.title

    def outlet(self, article: Article) -> str:
        """The name of an article's outlet as plain text."""
        return self.label(outlet_name(self.report, article.outlet))

    def mentioned(self, mention: Mention) -> str:
        """The number that an article gives, with what it says of it, as plain text; empty if it gives none."""
        if mention.value is None:
            return ""
        number = self.number(mention.value, self.indicator_of(mention.figure))
        return self.language.qualified(number, mention.qualifier)

    def where_printed(self, article: Article) -> tuple[Text, ...]:
        """Where an article without an address appeared: its page in print; its programme and time on radio or television."""
        page = (sentence("page {page}", page=article.page),) if article.page else ()
        return (*page, *(text for text in (article.programme, article.time) if text))

    def article_address(self, article: str) -> str:
        """The address of an article in the press review, by its id."""
        return article_addresses(self.report)[article]

    def read_at(self, document: Document | Article) -> str | None:
        """The address of a document, or of its archived copy if the link is dead; None if it has none or it is hidden."""
        address = document.archive_url if document.archive_url and self.is_dead(document) else document.url
        return self.web(address) if address else None

    def web(self, address: str) -> str:
        """A web address for a link. Print style sheets print it, so its letters are letters."""
        return readable_address(address)

    def is_dead(self, document: Document | Article) -> bool:
        """True when the address of a document does not answer any more."""
        return document.url in self.report.dead

    def sources(self, citing: Figure | Alternative | Event | Rebuttal) -> tuple[Document, ...]:
        """The documents that a figure, alternative, event or rebuttal cites."""
        return documents_cited_by(self.report, citing)
