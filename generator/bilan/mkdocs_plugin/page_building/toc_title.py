"""A cover holds the title of its page within a block of HTML, where MkDocs does not look for headings."""

from __future__ import annotations

from mkdocs.structure.toc import AnchorLink, TableOfContents

TITLE = '<h1 id="top">'


def set_toc_title(contents: TableOfContents, title: str, html: str) -> TableOfContents:
    """The table of contents under the title of the page, which the skip link leads to."""
    if TITLE not in html or any(item.level == 1 for item in contents.items):
        return contents
    top = AnchorLink(title, "top", 1)
    top.children = contents.items
    return TableOfContents([top])
