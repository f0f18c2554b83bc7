"""A strict reader of Atom: what RFC 4287 asks of a feed (4.1.1) and of an entry (4.1.2), one sentence for each fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
AT_MOST_ONCE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "summary"},
}
ANY = {
    "feed": {"author", "category", "contributor", "link", "entry"},
    "entry": {"author", "category", "contributor", "link"},
}
_IRI = re.compile(r"(tag:[A-Za-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:\S+|urn:uuid:[0-9a-f-]{36}|https?://\S+)")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def faults(content: bytes) -> list[str]:
    """What is wrong with a feed; nothing for a valid one."""
    feed = fromstring(content)
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    return [*_faults(feed, "feed"), *_repeated(feed)]


def entries(content: bytes) -> list[dict[str, str]]:
    """The entries of a feed, each with its texts and its link."""
    found = fromstring(content).findall(f"{ATOM}entry")
    return [
        {
            child.tag.removeprefix(ATOM): child.get("href") or child.text or ""
            for child in entry
            if child.tag != f"{ATOM}category"
        }
        for entry in found
    ]


def _faults(element: Element, kind: str) -> Iterator[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"{kind}: {name} occurs {names.count(name)} times" for name in ONCE[kind] if names.count(name) != 1)
    yield from (f"{kind}: {name} is repeated" for name in AT_MOST_ONCE[kind] if names.count(name) > 1)
    yield from (f"{kind}: {name} is unknown" for name in names if name not in ONCE[kind] | AT_MOST_ONCE[kind] | ANY[kind])
    yield from (fault for child in element for fault in _part(child))
    if kind == "feed" and "author" not in names:
        yield "feed: nobody is its author"


def _part(child: Element) -> Iterator[str]:
    name, text = child.tag.removeprefix(ATOM), child.text or ""
    match name:
        case "entry":
            yield from _faults(child, "entry")
        case "id" if not _IRI.fullmatch(text):
            yield f"id: {text} is no IRI"
        case "updated" if not _INSTANT.fullmatch(text) or not datetime.fromisoformat(text):
            yield f"updated: {text} is no instant"
        case "link" if not child.get("href") or " " in (child.get("href") or ""):
            yield "link: it leads nowhere"
        case "title" if not text.strip():
            yield "title: it is empty"
        case "author" if child.find(f"{ATOM}name") is None:
            yield "author: no name"


def _repeated(feed: Element) -> Iterator[str]:
    names = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    yield from (f"id: {name} is that of two entries" for name in set(names) if names.count(name) > 1)
    links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in feed.findall(f"{ATOM}link")]
    if links.count(("alternate", "text/html", None)) != 1:
        yield "feed: it has not one alternate link"
