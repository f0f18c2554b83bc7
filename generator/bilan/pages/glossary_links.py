"""Links from a page to the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.render.formatter import PageFormatter
from bilan.render.glossary_markup import GlossaryWord, TermLinker

GLOSSARY = "/glossary/"


def term_linker(formatter: PageFormatter) -> TermLinker:
    """What links the first use of each term on the formatter's page; nothing on the page of the glossary itself."""
    return TermLinker(() if formatter.address == GLOSSARY else _words(formatter))


def _words(formatter: PageFormatter) -> Iterator[GlossaryWord]:
    """The terms that have a name in the language of the page."""
    for term in formatter.report.terms.values():
        name = term.name.texts.get(formatter.language.subtag)
        if name:
            yield GlossaryWord(name, formatter.to(f"{GLOSSARY}#{term.id}"))
