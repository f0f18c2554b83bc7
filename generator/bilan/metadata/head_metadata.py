"""The metadata in the head of a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from bilan.metadata.json_ld import linked_data
from bilan.metadata.open_graph import open_graph
from bilan.metadata.page_subject import PageSubject

# `</script` ends the element in HTML, and U+2028 or U+2029 end a line in older scripts. JSON can escape each of them.
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """Open Graph properties as plain text, JSON-LD documents escaped for a script element, feeds by title and path."""

    properties: Sequence[tuple[str, str]]
    documents: Sequence[str]
    feeds: Sequence[tuple[str, str]]


def metadata(subject: PageSubject, title: str, description: str, *, claim_reviews: bool) -> Metadata:
    """The metadata of a page; `title` and `description` are escaped, as in pages."""
    properties = tuple(open_graph(subject, unescape(title), unescape(description)))
    documents = tuple(json_script(thing) for thing in linked_data(subject, claim_reviews=claim_reviews))
    return Metadata(properties, documents, _feeds(subject))


def _feeds(subject: PageSubject) -> Sequence[tuple[str, str]]:
    words, release = subject.language.words, subject.downloads.release
    title = subject.formatter.plain(subject.publication.title)
    return (
        (title, release.path(subject.language, "/feed.xml")),
        (f"{title} – {words('Corrections')}", release.path(subject.language, "/errata.xml")),
    )


def json_script(document: object) -> str:
    """A document as JSON inside a script element of HTML, escaped so that no text can end the element."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
