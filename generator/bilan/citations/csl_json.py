"""Citations as CSL-JSON (citationstyles.org, schema 1.0.2), the format of Zotero, Mendeley, Pandoc and CSL processors."""

from __future__ import annotations

import json
from datetime import date

from bilan.citations.citation import Citation


def csl(citations: tuple[Citation, ...]) -> str:
    """The citations as a CSL-JSON array."""
    return json.dumps([_item(citation) for citation in citations], ensure_ascii=False, indent=2) + "\n"


def _date(day: date | None) -> dict[str, object] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _item(citation: Citation) -> dict[str, object]:
    """An item without empty variables. CSL has no variable for a licence or for who counted: they are in `note`."""
    item: dict[str, object] = {
        "id": citation.key,
        "type": "dataset",
        "title": citation.title,
        "container-title": citation.report,
        "author": [{"literal": citation.author}],
        "publisher": citation.author,
        "language": citation.language,
        "URL": citation.url,
        "note": " ".join(part for part in (citation.note, citation.licence) if part),
        "issued": _date(citation.issued),
        "accessed": _date(citation.accessed),
    }
    return {name: value for name, value in item.items() if value}
