"""The ids of headings without an id of their own, readable in any script; Python-Markdown keeps ASCII only."""

from __future__ import annotations

import unicodedata

from markdown.extensions.toc import slugify, slugify_unicode


def slug(heading: str, separator: str) -> str:
    """Return the id of a heading: `reseaux-sociaux` for `réseaux sociaux`; Arabic keeps its letters without vowel signs."""
    bare = "".join(sign for sign in heading if not unicodedata.category(sign).startswith("M"))
    latin = all(unicodedata.normalize("NFKD", sign)[0].isascii() for sign in bare if sign.isalpha())
    return slugify(heading, separator) if latin else slugify_unicode(bare, separator)
