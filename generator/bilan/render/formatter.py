"""Formats the values of the report as markup for one page in one language, with text from data escaped.

`PageFormatter` is what templates and blocks use: it adds links to documents to the formats of figures (`figure_markup.py`),
of texts (`text_markup.py`), and of plain text (`document_text.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from markupsafe import Markup

from bilan.analysis.bibliography import by_letter
from bilan.analysis.documents import Document, ShortName, cited_documents, documents, short_names
from bilan.analysis.outlets import outlet_name, via_name
from bilan.model.article import Article
from bilan.render.escape import escape_address, escape_markdown, fill_template, join_markup
from bilan.render.figure_markup import FigureMarkup
from bilan.values.local_text import LocalText


class _OfOutlet(Protocol):
    @property
    def outlet(self) -> str | LocalText: ...


T = TypeVar("T", bound=_OfOutlet)


@dataclass(frozen=True)
class PageFormatter(FigureMarkup):
    """Formats values for the page at `address` (from the language's root) in `language`; `site` is the site's address."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document, by id."""
        return documents(self.report)

    def licence(self) -> Markup:
        """The licence of the report, as a link to its text."""
        publication = self.report.publication
        return fill_template(
            '<a class="unbroken" dir="ltr" href="{}" rel="license external">{}</a>',
            escape_address(publication.licence_address or ""),
            escape_markdown(publication.licence or ""),
        )

    def outlet_name(self, article: Article) -> Markup:
        """The name of an article's outlet."""
        return self.proper_name(outlet_name(self.report, article.outlet))

    def by_letter(self, items: Iterable[T]) -> tuple[tuple[str, tuple[T, ...]], ...]:
        """What is of an outlet, in the order of the outlets' names in this language, by first letter."""
        return by_letter(items, lambda item: item.outlet if isinstance(item.outlet, str) else self.plain(item.outlet))

    def title(self, item: Document | Article) -> Markup:
        """The title of a document in its language, or one that was supplied, in brackets (ISO 690)."""
        if item.title_given and not item.title:
            return fill_template("[{}]", self.text(item.title_given))
        return self.foreign(item.title, item.language)

    def via(self, item: Document | Article) -> Markup:
        """Where a document was read, if not at its outlet; empty where that is not known."""
        name = via_name(self.report, item) if isinstance(item, Article) else item.via
        return self.say("via {name}", name=self.proper_name(name)) if name else Markup("")

    def document(self, document: Document, name: ShortName = ShortName.PUBLISHER) -> Markup:
        """A link to a document's entry on the page of sources, or else to its summary in the press review."""
        cited = cited_documents(self.report)
        address = f"/sources/#{document.id}" if document.id in cited else self.article_address(document.id)
        return fill_template('<a class="source-link" href="{}">{}</a>', self.to(address), self._named(document, name))

    def _named(self, document: Document, name: ShortName) -> Markup:
        publisher, date = document.publisher, document.date
        text = self.foreign(publisher, document.language) if isinstance(publisher, str) else self.text(publisher)
        if name is ShortName.TITLE:
            return fill_template("{} {}" if document.has_supplied_title else "{} ({})", text, self.title(document))
        return fill_template("{} ({})", text, str(date.year)) if date and name is ShortName.YEAR else text

    def row_of(self, documents: Iterable[Document]) -> Markup:
        """Links to documents, separated by commas."""
        return join_markup((self.document(document, name) for document, name in short_names(tuple(documents))), self.comma)
