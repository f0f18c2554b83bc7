"""The menu and the imprint, in the form that MkDocs reads."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from generator.edition import Edition
from generator.markdown.encoder import inert
from generator.markdown.printer import Printer
from generator.pages.navigation import Entry, navigation
from generator.pages.printing import languages


def menu(edition: Edition) -> list[Any] | None:
    """The menu of the default language, None where there is no report."""
    if edition.report is None:
        return None
    default = languages(edition.report)[0]
    return [_item(entry) for entry in navigation(edition.report, edition.pages, default)]


def imprint(edition: Edition) -> str | None:
    """The line at the foot of each page: who publishes, under which licence."""
    if edition.report is None:
        return None
    publication = edition.report.publication
    printer = Printer(edition.report, languages(edition.report)[0])
    name = printer.text(publication.institution.name)
    return str(Markup("{} · {}").format(name, inert(publication.licence)) if publication.licence else name)


def _item(entry: Entry) -> dict[str, Any]:
    return {entry.title: entry.page.path if entry.page else [_item(child) for child in entry.children]}
