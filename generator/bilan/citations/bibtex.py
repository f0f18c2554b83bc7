"""BibTeX, in UTF-8: an entry `@misc`, which every style knows.

BibTeX counts braces even behind a backslash, so a brace of the text becomes a command; the other signs that TeX gives a
meaning to are escaped. In an address only what is no part of addresses is percent-encoded (RFC 3986).
"""

from __future__ import annotations

from urllib.parse import quote

from bilan.citations.citation import Citation

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


def bibtex(citations: tuple[Citation, ...]) -> str:
    """The citations as entries."""
    return "\n".join(_entry(citation) for citation in citations)


def _entry(citation: Citation) -> str:
    """One entry. Names and titles stand in a second pair of braces: BibTeX neither splits nor lowers them."""
    fields = {
        "author": f"{{{_text(citation.author)}}}",
        "title": f"{{{_text(citation.title)}}}",
        "howpublished": _text(citation.report),
        "year": f"{citation.issued:%Y}" if citation.issued else "",
        "month": f"{citation.issued:%m}" if citation.issued else "",
        "url": quote(citation.url, safe="%/:=&?~#+!$,;'@()*[]"),
        "language": citation.language,
        "note": _text(citation.licence),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{''.join(lines)}}}\n"


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)
