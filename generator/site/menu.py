"""The menu and the imprint, in the form that MkDocs reads."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from generator.edition import Edition
from generator.language.language import Language
from generator.markdown.environment import rendered
from generator.markdown.printer import Printer
from generator.pages.navigation import Entry, navigation
from generator.pages.sheet import Page


def menu(edition: Edition, language: Language) -> list[Any] | None:
    """The menu of a language, None where there is no report."""
    if edition.report is None:
        return None
    return [_item(entry) for entry in navigation(edition.report, edition.pages, language)]


def nav_of_pages(nav: Any, pages: Sequence[Page], content: str) -> Any:
    """The menu of mkdocs.yml with the pages that hand-written files become in place of the files (`method.md`)."""
    if isinstance(nav, Mapping):
        return {title: nav_of_pages(item, pages, content) for title, item in nav.items()}
    if isinstance(nav, list):
        return [nav_of_pages(item, pages, content) for item in nav]
    paths = {page.place.file: page.path for page in pages}
    return paths.get(posixpath.normpath(f"{content}/{nav}"), nav) if isinstance(nav, str) else nav


def imprint(edition: Edition, language: Language) -> str | None:
    """What stands at the foot of each page: who publishes, whom to ask, under which licence."""
    if edition.report is None:
        return None
    publication = edition.report.publication
    printer = Printer(edition.report, language)
    named = {"institution": publication.institution, "contact": publication.contact, "licence": publication.licence}
    return str(rendered("blocks/imprint.j2", p=printer, say=printer.say, **named))


def _item(entry: Entry) -> dict[str, Any]:
    return {entry.title: entry.page.path if entry.page else [_item(child) for child in entry.children]}
