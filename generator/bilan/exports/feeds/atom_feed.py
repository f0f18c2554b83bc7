"""Writes Atom (RFC 4287) from plain values; the XML library escapes all text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

NAMESPACE = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: `id` never changes, `link` is its page, `updated` the day of its last change."""

    id: str
    title: str
    link: str
    updated: date
    summary: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in a language; `own` is its own address and `alternate` that of the page with the same content."""

    id: str
    language: str
    title: str
    author: str
    author_address: str | None
    rights: str | None
    own: str
    alternate: str
    updated: date
    entries: Sequence[FeedEntry]


def serialize_feed(feed: Feed) -> bytes:
    """Return the feed as a file; entries must be given newest first."""
    root = Element("feed", {"xmlns": NAMESPACE, LANG: feed.language})
    _texts(root, (("id", feed.id), ("title", feed.title), ("updated", _instant(feed.updated))))
    _link(root, "self", feed.own, "application/atom+xml")
    _link(root, "alternate", feed.alternate, "text/html")
    author = SubElement(root, "author")
    _texts(author, (("name", feed.author), ("uri", feed.author_address)))
    _texts(root, (("rights", feed.rights), ("generator", "Bilan")))
    for entry in feed.entries:
        _entry(root, entry)
    indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _entry(root: Element, entry: FeedEntry) -> None:
    element = SubElement(root, "entry")
    _texts(element, (("id", entry.id), ("title", entry.title), ("updated", _instant(entry.updated))))
    _link(element, "alternate", entry.link, "text/html")
    if entry.category:
        SubElement(element, "category", {"term": entry.category})
    _texts(element, (("summary", entry.summary),))


def _texts(parent: Element, texts: Iterable[tuple[str, str | None]]) -> None:
    for name, text in texts:
        if text:
            SubElement(parent, name).text = text


def _link(parent: Element, relation: str, address: str, media: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media, "href": address})


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
