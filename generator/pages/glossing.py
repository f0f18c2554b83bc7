"""Which words of the glossary a page may link, and the page with them linked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown.printer import Printer
from generator.markdown.terms import Word, linked

GLOSSARY = "/glossary/"


def glossed(markdown: str, printer: Printer) -> str:
    """The page of the printer with the first use of each term linked; the glossary itself stays as it is."""
    return markdown if printer.address == GLOSSARY else linked(markdown, _words(printer))


def _words(printer: Printer) -> Iterator[Word]:
    """The terms that are named in the language of the page."""
    for term in printer.report.terms.values():
        name = term.name.texts.get(printer.language.subtag)
        if name:
            yield Word(name, printer.to(f"{GLOSSARY}#{term.id}"))
