"""The menu and the imprint, in the form of MkDocs' settings."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from bilan.analysis.independence import independence
from bilan.analysis.last_change import last_change
from bilan.build_result import BuildResult
from bilan.locales.language import Language
from bilan.pages.navigation import Entry, navigation
from bilan.pages.page import Page
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template


def localized_nav(result: BuildResult, language: Language) -> list[Any] | None:
    """Return the menu of a language, or None if there is no report."""
    if result.report is None:
        return None
    return [_item(entry) for entry in navigation(result.report, result.pages, language)]


def nav_of_pages(nav: Any, pages: Sequence[Page], content: str) -> Any:
    """Return the menu of mkdocs.yml with the path of each hand-written page in place of its file (`method.md`)."""
    if isinstance(nav, Mapping):
        return {title: nav_of_pages(item, pages, content) for title, item in nav.items()}
    if isinstance(nav, list):
        return [nav_of_pages(item, pages, content) for item in nav]
    paths = {page.place.file: page.path for page in pages}
    return paths.get(posixpath.normpath(f"{content}/{nav}"), nav) if isinstance(nav, str) else nav


def imprint(result: BuildResult, language: Language) -> str | None:
    """Return the foot of each page: publisher, contact, licence, and the last change of the data."""
    if result.report is None:
        return None
    publication = result.report.publication
    formatter = PageFormatter(result.report, language)
    named = {
        "publisher": publication.publisher,
        "independence": independence(publication),
        "contact": publication.contact,
        "licence": publication.licence,
        "changed": last_change(result.report),
    }
    return str(render_template("blocks/imprint.j2", p=formatter, say=formatter.say, **named))


def _item(entry: Entry) -> dict[str, Any]:
    return {entry.title: entry.page.path if entry.page else [_item(child) for child in entry.children]}
