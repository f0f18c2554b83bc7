"""Links from a page to the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.render.formatter import PageFormatter
from bilan.render.glossary_markup import GlossaryWord, link_terms

GLOSSARY = "/glossary/"


def link_glossary(markdown: str, formatter: PageFormatter) -> str:
    """The formatter's page with the first use of each term linked; the glossary itself is unchanged."""
    return markdown if formatter.address == GLOSSARY else link_terms(markdown, _words(formatter))


def _words(formatter: PageFormatter) -> Iterator[GlossaryWord]:
    """The terms that have a name in the language of the page."""
    for term in formatter.report.terms.values():
        name = term.name.texts.get(formatter.language.subtag)
        if name:
            yield GlossaryWord(name, formatter.to(f"{GLOSSARY}#{term.id}"))
