"""What readers look up: the legend of a table, the lists of the method, the glossary, the sources, the colophon."""

from __future__ import annotations

from bilan.analysis.documents import Document
from bilan.analysis.independence import independence
from bilan.analysis.press_review import Mention
from bilan.blocks import audit_blocks, table_rows, text_blocks
from bilan.blocks.block import Block
from bilan.model.figure import Figure
from bilan.pdf import document_blocks
from bilan.pdf.block_nodes.definitions import definition_list
from bilan.pdf.block_nodes.renderer import Renderer, ToNodes
from bilan.pdf.document_nodes import Colophon, Columns, Documents
from bilan.pdf.node_text import Children, NodeText
from bilan.pdf.web_link import web_link
from bilan.rich_text.node_types import (
    Heading,
    Isolated,
    ItemList,
    Link,
    ListItem,
    Node,
    Paragraph,
    Role,
    Style,
    Styled,
)

_DOT = " · "


def _entries(block: table_rows.Legend | audit_blocks.StatusList, render: Renderer) -> Children:
    text = render.text.text
    return (definition_list((text(mark), text(meaning)) for mark, meaning in block.entries),) if block.entries else ()


def _glossary(block: text_blocks.Glossary, render: Renderer) -> Children:
    text = render.text.text
    return (Columns((definition_list((text(term.name), text(term.definition)) for term in block.terms),)),)


def _cited_documents(block: document_blocks.CitedDocuments, render: Renderer) -> Children:
    items = (_document(number, item, render.text) for number, item in enumerate(block.documents, 1))
    return (Documents(tuple(items)),)


def _document(number: int, document: Document, text: NodeText) -> ListItem:
    publisher = Styled(text.proper_name(document.publisher), style=Style.STRONG)
    date = (text.language.date(document.date),) if document.date else text.say("undated")
    language = (text.formatter.language_name(document.language),) if document.language else ()
    consulted = text.say("consulted on {day}", day=document.consulted) if document.consulted else ()
    children: list[Node] = [
        Paragraph((publisher, _DOT, *text.title(document))),
        Paragraph(text.joined([date, language, text.via(document), consulted], _DOT), role=Role.FACTS),
    ]
    if document.url:
        children.append(Paragraph((web_link(document.url),), role=Role.ADDRESS))
    return ListItem(tuple(children), id=f"source-{number}")


def _colophon(block: document_blocks.Colophon, render: Renderer) -> Children:
    text, publication, year = render.text, block.publication, render.text.formatter.year(block.year)
    publisher, title = text.text(publication.publisher.name), text.text(publication.title)
    cited = text.say("{publisher}, {report} {year}, {date}.", publisher=publisher, report=title, year=year, date=block.day)
    cited = text.joined([cited, _web_address(block.online)], " ")
    compiler, independent = publication.compiled_by, independence(publication)
    facts = (
        (text.say("Contact"), _contact(block, text)),
        (text.say("Compiled by"), _web_address(compiler.url) if compiler else ()),
        (text.say("Institution"), _web_address(publication.institution.url)),
        (text.say("Online edition"), _web_address(block.online)),
        (text.say("Licence"), (publication.licence,) if publication.licence else ()),
        (text.say("Date of this document"), text.value(block.day)),
        (text.say("How to cite"), cited),
    )
    note = text.say(
        "Set in IBM Plex. The figures, charts and words of this document are those of the "
        "online edition, which lists the corrections."
    )
    children = (
        Heading(text.say("About this document"), level=1),
        Paragraph((*title, f" {year}"), role=Role.DOCUMENT_TITLE),
        Paragraph(publisher),
        *((Paragraph(text.text(independent)),) if independent else ()),
        *((Paragraph(text.text(compiler.statement)),) if compiler and compiler.statement else ()),
        definition_list((name, value) for name, value in facts if value),
        Paragraph(note, role=Role.FACTS),
    )
    return (Colophon(children, id="colophon"),)


def _contact(block: document_blocks.Colophon, text: NodeText) -> Children:
    contact = block.publication.contact
    if contact is None:
        return ()
    email = (Link((contact.email,), address=f"mailto:{contact.email}"),) if contact.email else ()
    return text.joined([text.text(contact.name), email, _web_address(contact.url)], " ")


def _web_address(address: str | None) -> Children:
    return (web_link(address),) if address else ()


def _break_list(block: audit_blocks.BreakList, render: Renderer) -> Children:
    text = render.text
    return (definition_list((_observation(figure, text), text.text(figure.break_)) for figure in block.figures),)


def _disagreement_list(block: audit_blocks.DisagreementList, render: Renderer) -> Children:
    text = render.text
    return (definition_list((_observation(figure, text), _kept(figure, text)) for figure in block.figures),)


def _observation(figure: Figure, text: NodeText) -> Children:
    words = (*text.name(figure), text.comma, text.formatter.observed(figure))
    return (Link(words, address=text.address(text.formatter.figure_address(figure))),)


def _kept(figure: Figure, text: NodeText) -> Children:
    """The figure that is kept, and the others with the reason why they are not."""
    others = (
        (*text.say("Another source gives {number}.", number=text.alternative(figure, other)), " ", *text.text(other.why_not))
        for other in figure.alternatives
    )
    return text.joined([(*text.say("Used:"), " ", *text.figure(figure), "."), *others], " ")


def _differing_mentions(block: audit_blocks.DifferingMentions, render: Renderer) -> Children:
    return (ItemList(tuple(ListItem(_mention(mention, render.text)) for mention in block.mentions)),)


def _mention(mention: Mention, text: NodeText) -> Children:
    article, figure = mention.article, mention.figure
    title = text.title(article)
    link = Link(title, address=text.address(text.formatter.article_address(article.id)))
    outlet = Isolated(text.outlet_name(article))
    return (*_observation(figure, text), " — ", outlet, _DOT, link, ": ", *text.difference(mention))


NODES: dict[type[Block], ToNodes] = {
    audit_blocks.StatusList: _entries,
    audit_blocks.BreakList: _break_list,
    audit_blocks.DisagreementList: _disagreement_list,
    audit_blocks.DifferingMentions: _differing_mentions,
    table_rows.Legend: _entries,
    text_blocks.Glossary: _glossary,
    document_blocks.CitedDocuments: _cited_documents,
    document_blocks.Colophon: _colophon,
}
