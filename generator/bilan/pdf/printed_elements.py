"""Elements of a hand-written page, as the nodes that a document prints.

A page of the site may fold, tab, embed and annotate; a document shows all of it at once. What it cannot show at all is left
out here, and reported by `unprintable_markup.py`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from bilan.locales.language import Language
from bilan.pdf.element_content import is_printed, printed_content
from bilan.pdf.image_placement import split_at_blocks, with_images_beside
from bilan.pdf.node_text import Children
from bilan.pdf.web_link import web_link
from bilan.rich_text.elements import Element
from bilan.rich_text.node_tree import find_all, plain_text, with_children
from bilan.rich_text.node_types import (
    Admonition,
    Block,
    BreakOpportunity,
    Caption,
    CodeBlock,
    Definition,
    DefinitionList,
    Description,
    Drawing,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Isolated,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Node,
    Paragraph,
    ProgressBar,
    Quotation,
    Role,
    Rule,
    Side,
    Style,
    Styled,
    TaskBox,
    Term,
)
from bilan.rich_text.table_node_types import Cell, Row, Section, Table

MEDIA = {"video": "Video: {address}", "audio": "Sound: {address}", "iframe": "Embedded page: {address}"}
MEDIA |= {"object": "Embedded file: {address}", "embed": "Embedded file: {address}"}

_EMOJI = frozenset(["twemoji", "emojione", "gemoji"])
_WARNINGS = frozenset(["warning", "caution", "attention", "danger", "error", "failure", "fail", "missing", "bug"])
_STYLES = {
    **dict.fromkeys(("b", "strong"), Style.STRONG),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), Style.EMPHASIS),
    **dict.fromkeys(("del", "s", "strike"), Style.DELETED),
    **dict.fromkeys(("ins", "u"), Style.INSERTED),
    **dict.fromkeys(("code", "samp"), Style.CODE),
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "kbd": Style.KEY,
    "mark": Style.HIGHLIGHTED,
    "small": Style.SMALL,
    "q": Style.QUOTED,
}
_INLINE = frozenset(["data", "font", "label", "rp", "rt", "ruby", "span", "time", "tt"])  # words without a style
_TAG_BEFORE_CLASS = frozenset([*MEDIA, "abbr", "details", "img", "input", "li", "pre", "summary"])
_IMAGES_STAND_ALONE = frozenset(["article", "aside", "blockquote", "center", "dd", "div", "figure", "li", "main", "section"])
_IMAGES_STAND_ALONE |= {"td"}
_SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "center": Side.CENTER, "middle": Side.CENTER}
_TEXT_ALIGN = re.compile(r"text-align:\s*(left|right|center)")
_INSETS: dict[type[Node], int] = {ListItem: 16, Quotation: 12, Description: 12, Admonition: 22}  # points, as in the template


def media_address(element: Element) -> str:
    """The address of what an element embeds; empty if it has none."""
    own = next((element.attributes[name] for name in ("src", "data") if element.attributes.get(name)), "")
    return own or next((inner.attributes["src"] for inner in element.all("source") if inner.attributes.get("src")), "")


@dataclass(frozen=True, slots=True)
class PageContext:
    """The address of a page, its folder in the content, its language, and the address of the site (empty if not known)."""

    address: str
    folder: str
    language: Language
    online: str = ""


def printed_nodes(root: Element, context: PageContext) -> Children:
    """The blocks of a page."""
    return tuple(_with_inset(node, 0) for node in _Page(root, context).blocks(root))


class _Page:
    """Converts one page. An abbreviation is written out where the page first uses it; a note is printed once."""

    def __init__(self, root: Element, context: PageContext) -> None:
        self._context = context
        self._notes = {
            item.attributes["id"]: item for item in root.all("li") if item.attributes.get("id", "").startswith("fn:")
        }
        self._called: dict[str, str] = {}
        self._in_note = False
        self._abbreviations: set[str] = set()
        self._by_tag: dict[str, Callable[[Element], Children]] = {
            **dict.fromkeys(MEDIA, self._media),
            **dict.fromkeys(_STYLES, self._styled),
            **dict.fromkeys(_INLINE, lambda element: (Inline(self.nodes(element), **_common(element)),)),
            **dict.fromkeys(("ul", "ol"), self._list),
            **{f"h{level}": self._heading for level in range(1, 7)},
            "a": self._link,
            "abbr": self._abbreviation,
            "bdi": lambda element: (Isolated(self.nodes(element), **_common(element)),),
            "blockquote": lambda element: (Quotation(self.nodes(element), **_common(element)),),
            "br": lambda _: (LineBreak(),),
            "center": lambda element: (Block(self.nodes(element), **_common(element), side=Side.CENTER),),
            "dd": lambda element: (Description(self.nodes(element), **_common(element)),),
            "details": self._details,
            "dl": self._definitions,
            "dt": lambda element: (Term(self.nodes(element), **_common(element)),),
            "figcaption": lambda element: (Caption(self.nodes(element), **_common(element)),),
            "figure": lambda element: (Figure(self.nodes(element), **_common(element)),),
            "hr": lambda element: (Rule(**_common(element)),),
            "img": self._image,
            "input": self._control,
            "li": self._item,
            "p": self._paragraph,
            "picture": lambda element: tuple(
                node for inner in element.elements if inner.tag == "img" for node in self._image(inner)
            ),
            "pre": self._code,
            "summary": lambda _: (),
            "svg": lambda element: (Drawing(svg=element.attributes["source"], alternative=element.attributes["alt"]),),
            "table": self._table,
            "wbr": lambda _: (BreakOpportunity(),),
        }
        self._by_class: dict[str, Callable[[Element], Children]] = {
            "admonition": lambda element: (_admonition(element, self.nodes(element)),),
            "filename": lambda element: (Paragraph(self.nodes(element), role=Role.TITLE),),
            "highlighttable": lambda element: tuple(
                node for pre in list(element.all("pre"))[-1:] for node in self._code(pre)
            ),
            "progress": lambda element: (ProgressBar((element.text.strip(),), percent=_percent(element)),),
            "tabbed-set": self._tabs,
            "task-list-control": self.nodes,
            "toclink": self.nodes,
            "twemoji": self._icon,
        }

    def blocks(self, element: Element) -> Children:
        """What is in an element that has blocks, each image that is alone as a block of its own."""
        return tuple(with_images_beside(self._converted(element)))

    def nodes(self, element: Element) -> Children:
        """What is in an element."""
        return self.blocks(element) if element.tag in _IMAGES_STAND_ALONE else self._converted(element)

    def _converted(self, element: Element) -> Children:
        return tuple(node for child in printed_content(element) for node in self._child(child))

    def _child(self, child: Element | Node | str) -> Children:
        if not isinstance(child, Element):
            return (child,)
        by_class = next((self._by_class[name] for name in child.classes if name in self._by_class), None)
        by_tag = self._by_tag.get(child.tag)
        convert = by_tag if child.tag in _TAG_BEFORE_CLASS else by_class or by_tag
        return convert(child) if convert else (Block(self.nodes(child), **_common(child), side=_side(child)),)

    # Within a line

    def _styled(self, element: Element) -> Children:
        if element.tag == "sup" and element.attributes.get("id", "").startswith("fnref"):
            target = next((link.attributes.get("href", "")[1:] for link in element.all("a")), "")
            if target in self._notes and not self._in_note:
                return self._footnote(self._notes[target])
        return (Styled(self.nodes(element), **_common(element), style=_STYLES[element.tag]),)

    def _footnote(self, note: Element) -> Children:
        """A note where it is first called, its paragraphs run together and without the way back."""
        self._in_note = True
        children = self._note_words(note)
        self._in_note = False
        words = "".join(map(plain_text, children))
        if words in self._called:
            return (FootnoteReference(name=self._called[words]),)
        self._called[words] = f"{self._context.address}#footnote-{len(self._called) + 1}"
        return (Footnote(children, name=self._called[words]),)

    def _note_words(self, element: Element) -> Children:
        words: list[Node | str] = []
        for child in printed_content(element):
            if isinstance(child, Element) and child.tag == "p":
                words += [" ", *self._note_words(child)] if words and words[-1] != " " else self._note_words(child)
            elif not (isinstance(child, Element) and "footnote-backref" in child.classes):
                words += self._child(child)
        return tuple(words)

    def _link(self, element: Element) -> Children:
        return (Link(self.nodes(element), **_common(element), address=element.attributes.get("href", "")),)

    def _abbreviation(self, element: Element) -> Children:
        words, meaning = self.nodes(element), element.attributes.get("title", "")
        if not meaning or element.text in self._abbreviations:
            return words
        self._abbreviations.add(element.text)
        return (*words, f" ({meaning})")

    def _media(self, element: Element) -> Children:
        """The address of what the site embeds, as a link."""
        address = media_address(element)
        if not address:
            return ()
        if self._context.online and not any(urlsplit(address)[:2]):
            file = posixpath.normpath(posixpath.join(f"/{self._context.folder}/", address))
            address = self._context.online.rstrip("/") + file
        before, _, after = self._context.language.words(MEDIA[element.tag]).partition("{address}")
        name = [f"{element.attributes['title']} — "] if element.attributes.get("title") else []
        return (before, *name, Styled((web_link(address),), style=Style.ADDRESS), after)

    def _image(self, element: Element) -> Children:
        attributes = element.attributes
        if _EMOJI & set(element.classes):
            return (attributes.get("alt", ""),)
        return (
            Image(
                id=attributes.get("id", ""),
                address=attributes.get("src", ""),
                alternative=attributes.get("alt", ""),
                width=_length(attributes.get("width", "")),
                height=_length(attributes.get("height", "")),
                side=_side(element),
            ),
        )

    def _icon(self, element: Element) -> Children:
        """A drawing as high as the letters; its name is the one on the site."""
        drawings = [inner.attributes for inner in element.elements if inner.tag == "svg"]
        if not drawings:
            return self.nodes(element)
        return tuple(Drawing(svg=drawing["source"], alternative=drawing["alt"], icon=True) for drawing in drawings)

    def _control(self, element: Element) -> Children:
        """The box of a task; other parts of a form are left out."""
        return (TaskBox(done="checked" in element.attributes),) if element.attributes.get("type") == "checkbox" else ()

    # Blocks

    def _paragraph(self, element: Element) -> Children:
        role = Role.TITLE if "admonition-title" in element.classes else Role.BODY
        return tuple(split_at_blocks(Paragraph(self.nodes(element), **_common(element), side=_side(element), role=role)))

    def _heading(self, element: Element) -> Children:
        self._abbreviations |= {inner.text for inner in element.all("abbr")}  # a heading is not made longer
        return (Heading(self.nodes(element), **_common(element), level=int(element.tag[1])),)

    def _code(self, element: Element) -> Children:
        return (CodeBlock((element.text.strip("\n"),), **_common(element)),)

    def _list(self, element: Element) -> Children:
        attributes = element.attributes
        items = tuple(node if isinstance(node, ListItem) else ListItem((node,)) for node in self.nodes(element))
        kind = attributes.get("type", "1")
        numbering = "" if element.tag == "ul" else kind if kind in ("a", "A", "i", "I") else "1"
        start = attributes.get("start", "")
        return (
            ItemList(
                items, **_common(element), numbering=numbering, start=int(start) if re.fullmatch(r"[0-9]{1,6}", start) else 1
            ),
        )

    def _item(self, element: Element) -> Children:
        """An item of a list; the box of a task is its mark."""
        item = ListItem(self.nodes(element), **_common(element))
        box = next(find_all(item, TaskBox), None)
        if box is None or "task-list-item" not in element.classes:
            return (item,)
        return (replace(item, children=_without(item.children, box), done=box.done),)

    def _definitions(self, element: Element) -> Children:
        """Terms and descriptions; those that are in a `div` together, in a group."""
        found = tuple(Definition(node.children, id=node.id) if type(node) is Block else node for node in self.nodes(element))
        return (DefinitionList(found, **_common(element)),)

    def _details(self, element: Element) -> Children:
        """What the site folds is open, in the box of an admonition."""
        titles = [inner for inner in element.elements if inner.tag == "summary"]
        shown = tuple(Paragraph(self.nodes(title), role=Role.TITLE) for title in titles)
        return (_admonition(element, (*shown, *with_images_beside(self._converted(element)))),)

    def _tabs(self, element: Element) -> Children:
        """Tabs one below the other, each under its label."""
        titles = [Paragraph(self.nodes(label), role=Role.TITLE) for label in _labels(element)]
        bodies = [self.blocks(content) for content in _contents(element)]
        return tuple(Block((title, *body)) for title, body in zip(titles, bodies, strict=False))

    def _table(self, element: Element) -> Children:
        captions = tuple(
            Caption(self.nodes(inner), **_common(inner)) for inner in element.elements if inner.tag == "caption"
        )
        rows = [row for part in ("thead", "tr", "tbody", "tfoot") for row in self._rows(element, part)]
        return (Table((*captions[:1], *rows), **_common(element)),)

    def _rows(self, table: Element, part: str) -> Iterator[Row]:
        """The rows of the parts of a table with that tag; each part's id goes to its first row."""
        section = Section.HEAD if part == "thead" else Section.BODY
        for inner in table.elements:
            found = [inner] if inner.tag == part == "tr" else inner.elements if inner.tag == part else []
            name = "" if part == "tr" else inner.attributes.get("id", "")
            for row in (row for row in found if row.tag == "tr" and is_printed(row)):
                common = _common(row)
                cells = tuple(self._cell(cell) for cell in row.elements if cell.tag in ("td", "th") and is_printed(cell))
                yield Row(cells, **{**common, "id": common["id"] or name}, section=section)
                name = ""

    def _cell(self, element: Element) -> Cell:
        columns, rows = (_span(element.attributes.get(name, "")) for name in ("colspan", "rowspan"))
        styled = _TEXT_ALIGN.search(element.attributes.get("style", ""))
        side = _SIDES[styled[1]] if styled else _side(element)
        header = element.tag == "th"
        return Cell(self.nodes(element), **_common(element), side=side, header=header, columns=columns, rows=rows)


def _common(element: Element) -> dict[str, Any]:
    """What every node takes from its element."""
    names = {"id": "id", "language": "lang", "direction": "dir"}
    return {name: element.attributes.get(attribute, "") for name, attribute in names.items()}


def _side(element: Element) -> Side:
    return _SIDES.get(element.attributes.get("align", ""), Side.NONE)


def _span(written: str) -> int:
    return max(1, int(written)) if re.fullmatch(r"[0-9]{1,3}", written) else 1


def _length(written: str) -> str:
    """A length as HTML writes it: pixels as points (96 to 72: CSS 2.2, 4.3.2), percent as it is; empty if it is neither."""
    number = written.removesuffix("px").removesuffix("%").strip()
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", number):
        return ""
    return written if written.endswith("%") else f"{float(number) * 0.75:g}pt"


def _percent(element: Element) -> str:
    """How much of a progress bar is filled, in percent."""
    styles = (inner.attributes.get("style", "") for inner in element.all("div"))
    found = next((style.partition("width:")[2].partition("%")[0].strip() for style in styles if "width:" in style), "")
    return found if found.replace(".", "", 1).isdigit() else "0"


def _admonition(element: Element, children: Children) -> Admonition:
    return Admonition(children, **_common(element), warning=bool(_WARNINGS & set(element.classes)))


def _labels(tabs: Element) -> list[Element]:
    """The labels of tabs: among the contents, or (`alternate_style`) together before them."""
    together = [inner for element in tabs.elements if "tabbed-labels" in element.classes for inner in element.elements]
    return together or [element for element in tabs.elements if element.tag == "label"]


def _contents(tabs: Element) -> list[Element]:
    contents = [element for element in tabs.elements if "tabbed-content" in element.classes]
    together = [inner for element in contents for inner in element.elements if "tabbed-block" in inner.classes]
    return together or contents


def _without(children: Children, left_out: Node) -> Children:
    """The children without a node that is somewhere in them."""
    others = (child for child in children if child is not left_out)
    return tuple(
        with_children(child, _without(child.children, left_out)) if isinstance(child, Node) else child for child in others
    )


def _with_inset(node: Node | str, inset: int) -> Node | str:
    """The node in which each table says by how many points its place is narrower than the page."""
    if isinstance(node, str):
        return node
    inset += _INSETS.get(type(node), 0)
    children = tuple(_with_inset(child, inset) for child in node.children)
    return replace(node, children=children, inset=inset) if isinstance(node, Table) else with_children(node, children)
