"""Reads feeds, RSS 0.9x, 1.0, 2.0 and Atom (feedparser).

Title, date and address of each entry, never the text of an article.

Nothing is fetched. A first pass (expat) refuses feeds that would cost too much or declare entities, before a tree is built.
"""

from __future__ import annotations

import html.entities
import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString

from bilan.diagnostics.problem import Code, Place
from bilan.messages.message import Message, literal, translatable, translatable_plural
from bilan.spreadsheets.table_sheet import Row, Sheet
from bilan.values.web_address import host_of, redirect_target
from bilan.yaml.source_text import NOT_UTF8, TOO_LARGE, UNREADABLE

HEADER = ("title", "link", "published", "source", "language")
LARGEST = 5_000_000  # bytes; feedparser needs about fifteen times as much memory
MOST_ENTRIES = 10_000
MOST_ELEMENTS = 250_000
DEEPEST = 100  # levels of elements
LARGEST_BROKEN = 1_000_000  # bytes of a feed that is not well-formed, with which feedparser takes much longer

_ROOTS = frozenset({"rss", "rdf", "feed"})
_ENTRIES = frozenset({"item", "entry"})
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_END = re.compile(rb"</(?:\w+:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def read_feed(data: bytes, file: str) -> Sheet:
    """Return the entries of a feed as rows below a header. Problems: `unreadable-file`, `not-utf8`, `file-too-large`."""
    if len(data) > LARGEST:
        message = translatable(
            "This feed holds {bytes} bytes; at most {most} are read.", bytes=f"{len(data):,}", most=f"{LARGEST:,}"
        )
        return _refused(file, TOO_LARGE, message, translatable("Split it."))
    data = _NAMED.sub(_numbered, data)
    survey = _Survey()
    error = _survey(data, survey)
    if (wrong := _wrong_encoding(data)) and survey.root != "html":
        return _refused(file, NOT_UTF8, wrong, translatable("Download the feed again."))
    if isinstance(error, _TooMuchError):
        return _too_much(file)
    if isinstance(error, DefusedXmlException):
        message = translatable("This feed declares XML entities of its own, which are not accepted.")
        return _refused(file, UNREADABLE, message, translatable("Download the feed again."))
    if survey.root not in _ROOTS:
        return _refused(file, UNREADABLE, *_no_feed(survey.root))
    if error is None:
        return _rows(data, file)
    if len(data) > LARGEST_BROKEN or not _END.search(data[-500:]):
        message = translatable("This feed is cut off or damaged: {reason}.", reason=_reason(error))
        return _refused(file, UNREADABLE, message, translatable("Download the feed again."))
    remark = translatable(
        "{file} is not well-formed XML ({reason}); check that no entry is missing.", file=file, reason=_reason(error)
    )
    return _rows(data, file, remark)


def _survey(data: bytes, survey: _Survey) -> Exception | None:
    """Count the parts of a feed in `survey`, and return what is wrong with its XML, None if nothing is."""
    try:
        parseString(data, survey, forbid_dtd=False, forbid_external=False)  # the DTD that RSS 0.91 names is not fetched
    except (SAXException, ValueError, LookupError) as error:  # `DefusedXmlException` is a `ValueError`
        return error
    return None


def _wrong_encoding(data: bytes) -> Message | None:
    """Return the problem that the bytes are not in the declared encoding (UTF-8 by default), None if they are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None  # UTF-16, by its byte order mark
    declared = _DECLARED.match(data)
    encoding = declared[1].decode() if declared else "utf-8"
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return translatable("This feed is not written in {encoding}, as it says.", encoding=encoding)
    return None


class _TooMuchError(SAXException):
    """The feed has more than is read."""


class _Survey(ContentHandler):
    """The parts of a feed, as far as it is well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.elements = self.entries = self.depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: ARG002, N802 - as SAX calls it
        local = name.rpartition(":")[2].lower()
        self.root = self.root or local
        self.elements += 1
        self.depth += 1
        self.entries += local in _ENTRIES
        if self.entries > MOST_ENTRIES or self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise _TooMuchError("too much")

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802
        self.depth -= 1


def _numbered(match: re.Match[bytes]) -> bytes:
    """Return an HTML entity as a numeric reference: XML knows only five entities, and a parser drops the others."""
    name = match[1].decode()
    signs = "" if name in _OF_XML else html.entities.html5.get(f"{name};", "")
    return "".join(f"&#{ord(sign)};" for sign in signs).encode() or match[0]


def _refused(file: str, code: Code, message: Message, hint: Message) -> Sheet:
    return Sheet(file, problems=(code.at(Place(file), message, hint),))


def _reason(error: Exception) -> Message:
    if isinstance(error, SAXParseException):
        return translatable(
            "line {line}, column {column}", line=error.getLineNumber(), column=(error.getColumnNumber() or 0) + 1
        )
    return literal(f"{type(error).__name__}: {error}"[:200])


def _too_much(file: str) -> Sheet:
    message = translatable("This feed has more than {entries} entries, or is nested too deeply.", entries=MOST_ENTRIES)
    return _refused(file, TOO_LARGE, message, translatable("Split it."))


def _no_feed(root: str) -> tuple[Message, Message]:
    if root == "html":
        return translatable("This is a web page, not a feed."), translatable(
            "Save the RSS or Atom feed that the page names."
        )
    return translatable("This is not an RSS or Atom feed."), translatable("Export it as RSS, Atom or CSV.")


def _rows(data: bytes, file: str, *remarks: Message) -> Sheet:
    import feedparser  # slow to load, and every command would wait for it

    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if len(feed.entries) > MOST_ENTRIES:
        return _too_much(file)
    rows = [Row(number, _cells(entry, feed.feed)) for number, entry in enumerate(feed.entries, start=2)]
    remark = translatable_plural(
        len(rows), "{file}: a feed of {number} entry.", "{file}: a feed of {number} entries.", file=file
    )
    return Sheet(file, (Row(1, HEADER), *rows), (remark, *remarks))


def _cells(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> tuple[str, ...]:
    link = redirect_target(_link(entry, feed))
    outlet = _text(entry.get("source", {}).get("title")) or _text(entry.get("publisher_detail", {}).get("name"))
    title = _text(entry.get("title")).removesuffix(f" - {outlet}" if outlet else "")
    published = next((_text(entry.get(key)) for key in ("published", "updated", "created") if entry.get(key)), "")
    detail = entry.get("title_detail", {})
    language = _text(entry.get("language")) or _text(detail.get("language")) or _text(feed.get("language"))
    return (title, link, published, outlet or host_of(link), language)


def _link(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    """Return the address of an entry; a relative one is resolved against that of the feed's site."""
    others = (_text(link.get("href")) for link in entry.get("links", ()))
    link = _text(entry.get("link")) or next(others, "")
    try:
        return urljoin(_text(feed.get("link")), link) if link else ""
    except ValueError:
        return link


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
