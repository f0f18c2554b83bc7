"""The words that need explaining, in alphabetical order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.markdown.printer import Printer
from generator.pages.sheet import Sheet


def sheets(printer: Printer) -> Iterator[Sheet]:
    """One page, where there are terms."""
    terms = sorted(printer.report.terms.values(), key=lambda term: _folded(printer.plain(term.name)))
    if terms:
        title = printer.language.words("Glossary")
        yield Sheet("/glossary/", "glossary.md.j2", title, terms[0].place, values={"terms": terms})


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
