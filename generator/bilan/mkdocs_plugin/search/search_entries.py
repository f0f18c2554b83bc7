"""The entries of a page in the search index, in the form that Material's search reads; its own plugin makes none of them."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as SitePage

from bilan.mkdocs_plugin.mkdocs_contract import SEARCH_PLUGINS, remove_event_methods
from bilan.mkdocs_plugin.search.search_index import Index
from bilan.mkdocs_plugin.search.search_sections import Section, sections

_MARKED = re.compile(r'data-search-\w+="[^"]')
_MARK = re.compile(r'\s?data-search-\w+="[^"]+"')


def alone(config: MkDocsConfig) -> None:
    """Keep the search plugin from reading every page once more, for entries and marks."""
    remove_event_methods(config, "page_context", SEARCH_PLUGINS)


def unmarked(html: str) -> str:
    """The content of a page without its marks for searching that have a value, as Material's plugin leaves it."""
    return _MARK.sub("", html) if _MARKED.search(html) else html


def entries(page: SitePage, html: str, title: str) -> tuple[Index, ...]:
    """The entries of a page, none where its front matter says `search: {exclude: true}`."""
    asked = page.meta.get("search") or {}
    if asked.get("exclude"):
        return ()
    settings = {key: value for key, value in (("boost", asked.get("boost")), ("tags", page.meta.get("tags"))) if value}
    return tuple({**_entry(page.url, section), **settings} for section in sections(html, title))


def _entry(url: str, section: Section) -> Index:
    location = f"{url}#{section.anchor}" if section.anchor else url
    return {"location": location, "title": section.title, "text": section.text}
