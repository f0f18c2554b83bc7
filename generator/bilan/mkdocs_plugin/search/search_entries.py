"""The search entries of a page, in the form of Material's search index; Material's plugin makes none."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as SitePage

from bilan.mkdocs_plugin.mkdocs_contract import SEARCH_PLUGINS, remove_event_methods
from bilan.mkdocs_plugin.search.search_index import Index
from bilan.mkdocs_plugin.search.search_sections import Section, sections

_MARKED = re.compile(r'data-search-\w+="[^"]')
_MARK = re.compile(r'\s?data-search-\w+="[^"]+"')


def disable_builtin_indexing(config: MkDocsConfig) -> None:
    """Keep Material's search plugin from parsing every page again."""
    remove_event_methods(config, "page_context", SEARCH_PLUGINS)


def without_search_marks(html: str) -> str:
    """Return the content of a page without `data-search-` attributes with a value, as Material's plugin does."""
    return _MARK.sub("", html) if _MARKED.search(html) else html


def entries(page: SitePage, html: str, title: str) -> tuple[Index, ...]:
    """Return the search entries of a page, none if its front matter says `search: {exclude: true}`."""
    front_matter = page.meta.get("search") or {}
    if front_matter.get("exclude"):
        return ()
    settings = {
        key: value for key, value in (("boost", front_matter.get("boost")), ("tags", page.meta.get("tags"))) if value
    }
    return tuple({**entry, **settings} for entry in entries_at(page.url, html, title))


def entries_at(url: str, html: str, title: str) -> tuple[Index, ...]:
    """Return the search entries of a page from its address within the site, its content and its title."""
    return tuple(_entry(url, section) for section in sections(html, title))


def _entry(url: str, section: Section) -> Index:
    location = f"{url}#{section.anchor}" if section.anchor else url
    return {"location": location, "title": section.title, "text": section.text}
