"""The glossary, in alphabetical order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page, if there are terms."""
    terms = sorted(formatter.report.terms.values(), key=lambda term: _sort_key(formatter.plain(term.name)))
    if terms:
        title = formatter.language.words("Glossary")
        yield PageSpec("/glossary/", "glossary.md.j2", title, terms[0].place, values={"terms": terms})


def _sort_key(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
