"""Citations as BibTeX in UTF-8: `@misc` entries, which every style supports.

BibTeX counts braces even after a backslash, so a brace in text becomes a command; the other special characters of TeX are
escaped with a backslash. In a URL, characters that URLs cannot contain are percent-encoded (RFC 3986).
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
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)


def bibtex(citations: tuple[Citation, ...]) -> str:
    """The citations as BibTeX entries."""
    return "\n".join(_entry(citation) for citation in citations)


def _entry(citation: Citation) -> str:
    """One entry. Names and titles have a second pair of braces, so that BibTeX does not split or lower-case them."""
    fields = {
        "author": f"{{{_text(citation.author)}}}",
        "title": f"{{{_text(citation.title)}}}",
        "howpublished": _text(citation.report),
        "year": f"{citation.issued:%Y}" if citation.issued else "",
        "month": f"{citation.issued:%m}" if citation.issued else "",
        "url": quote(citation.url, safe="%/:=&?~#+!$,;'@()*[]"),
        "urldate": f"{citation.accessed:%Y-%m-%d}" if citation.accessed and citation.url else "",
        "language": citation.language,
        "note": _text(" ".join(part for part in (citation.note, citation.licence) if part)),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{''.join(lines)}}}\n"


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)
