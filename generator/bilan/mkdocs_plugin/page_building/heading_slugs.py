"""The ids of headings that give themselves none: readable in any script, where Python-Markdown drops all but ASCII."""

from __future__ import annotations

import unicodedata

from markdown.extensions.toc import slugify, slugify_unicode


def slug(heading: str, separator: str) -> str:
    """`réseaux sociaux` is `reseaux-sociaux`; a heading in Arabic keeps its own letters, without vowel signs."""
    bare = "".join(sign for sign in heading if not unicodedata.category(sign).startswith("M"))
    latin = all(unicodedata.normalize("NFKD", sign)[0].isascii() for sign in bare if sign.isalpha())
    return slugify(heading, separator) if latin else slugify_unicode(bare, separator)
