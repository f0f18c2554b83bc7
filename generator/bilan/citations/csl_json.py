"""Citations as CSL-JSON (citationstyles.org, schema 1.0.2), the format of Zotero, Mendeley, Pandoc and CSL processors."""

from __future__ import annotations

import json

from bilan.citations.citation import Citation


def csl(citations: tuple[Citation, ...]) -> str:
    """The citations as a CSL-JSON array."""
    return json.dumps([_item(citation) for citation in citations], ensure_ascii=False, indent=2) + "\n"


def _item(citation: Citation) -> dict[str, object]:
    """An item without empty variables. CSL has no variable for a licence, so it is in `note`, which common styles ignore."""
    item: dict[str, object] = {
        "id": citation.key,
        "type": "dataset",
        "title": citation.title,
        "container-title": citation.report,
        "author": [{"literal": citation.author}],
        "publisher": citation.author,
        "language": citation.language,
        "URL": citation.url,
        "note": citation.licence,
    }
    if citation.issued:
        item["issued"] = {"date-parts": [[citation.issued.year, citation.issued.month, citation.issued.day]]}
    return {name: value for name, value in item.items() if value}
