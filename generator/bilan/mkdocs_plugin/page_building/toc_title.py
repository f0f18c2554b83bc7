"""The title of a page with a cover: it is in a block of HTML, where MkDocs does not look for headings."""

from __future__ import annotations

from mkdocs.structure.toc import AnchorLink, TableOfContents

TITLE = '<h1 id="top">'


def set_toc_title(contents: TableOfContents, title: str, html: str) -> TableOfContents:
    """Return the table of contents below the title of the page, which the skip link needs."""
    if TITLE not in html or any(item.level == 1 for item in contents.items):
        return contents
    top = AnchorLink(title, "top", 1)
    top.children = contents.items
    return TableOfContents([top])
