"""The entries of a page in the search index, in the form that Material's search reads; its own plugin makes none of them."""

from __future__ import annotations

from mkdocs.structure.pages import Page as SitePage

from generator.site.search.index import Index
from generator.site.search.sections import Section, sections


def entries(page: SitePage, html: str, title: str) -> tuple[Index, ...]:
    """The entries of a page, none where its front matter says `search: {exclude: true}`.

    The same words then keep Material's plugin from reading the page once more.
    """
    asked = page.meta.get("search") or {}
    page.meta["search"] = {**asked, "exclude": True}
    if asked.get("exclude"):
        return ()
    settings = {key: value for key, value in (("boost", asked.get("boost")), ("tags", page.meta.get("tags"))) if value}
    return tuple({**_entry(page.url, section), **settings} for section in sections(html, title))


def _entry(url: str, section: Section) -> Index:
    location = f"{url}#{section.anchor}" if section.anchor else url
    return {"location": location, "title": section.title, "text": section.text}
