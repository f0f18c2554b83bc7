"""An Atom feed (RFC 4287), such as that of an alert of Google: titles, dates and addresses; never the text of an article.

Titles lose their markup, and an address that goes through google.com/url is that of the article again; nothing is fetched.
"""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from generator.importing.sheet import Row, Sheet
from generator.problems import Place
from generator.reading.source import UNREADABLE
from generator.said import said

HEADER = ("title", "link", "published", "source", "language")
_ATOM = "{http://www.w3.org/2005/Atom}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_atom(data: bytes, file: str) -> Sheet:
    """An entry a row, below a header. Problem: `unreadable-file`, also for a feed that declares entities."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        message = said("This file cannot be read: {reason}.", reason=f"{type(error).__name__}: {error}"[:200])
        return Sheet(file, problems=(UNREADABLE.at(Place(file), message, said("Download the feed again.")),))
    entries = root.findall(f"{_ATOM}entry")
    if root.tag != f"{_ATOM}feed":
        message = said("This is not an Atom feed.")
        return Sheet(file, problems=(UNREADABLE.at(Place(file), message, said("Export it as CSV or as Atom.")),))
    rows = [Row(number, _cells(entry, root.get(_LANGUAGE, ""))) for number, entry in enumerate(entries, start=2)]
    told = said("{file}: an Atom feed of {entries} entries.", file=file, entries=len(entries))
    return Sheet(file, (Row(1, HEADER), *rows), (told,))


def _cells(entry: Element, language: str) -> tuple[str, ...]:
    published = _text(entry, "published") or _text(entry, "updated")
    link = unwrapped(_link(entry))
    source = entry.find(f"{_ATOM}source")
    outlet = _text(source, "title") if source is not None else ""
    host = (urlsplit(link).hostname or "").removeprefix("www.")
    return (_text(entry, "title"), link, published, outlet or host, entry.get(_LANGUAGE, language))


def _link(entry: Element) -> str:
    links = entry.findall(f"{_ATOM}link")
    chosen = [link for link in links if link.get("rel", "alternate") == "alternate"] or links
    return chosen[0].get("href", "") if chosen else ""


def unwrapped(address: str) -> str:
    """The address that a redirection of Google leads to, or the address itself."""
    try:
        parts = urlsplit(address)
        if re.fullmatch(r"(www\.)?google\.[a-z.]+", parts.hostname or "") and parts.path == "/url":
            query = parse_qs(parts.query)
            return (query.get("url") or query.get("q") or [address])[0]
    except ValueError:
        pass
    return address


def _text(element: Element, name: str) -> str:
    """The words of a child, without markup."""
    child = element.find(f"{_ATOM}{name}")
    if child is None:
        return ""
    text = "".join(child.itertext())
    plain = html.unescape(re.sub(r"<[^>]*>", "", text)) if child.get("type") == "html" else text
    return " ".join(plain.split())
