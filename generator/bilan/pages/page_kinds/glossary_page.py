"""The words that need explaining, in alphabetical order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bilan.pages.page import PageSpec
from bilan.render.formatter import PageFormatter


def sheets(formatter: PageFormatter) -> Iterator[PageSpec]:
    """One page, where there are terms."""
    terms = sorted(formatter.report.terms.values(), key=lambda term: _folded(formatter.plain(term.name)))
    if terms:
        title = formatter.language.words("Glossary")
        yield PageSpec("/glossary/", "glossary.md.j2", title, terms[0].place, values={"terms": terms})


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
