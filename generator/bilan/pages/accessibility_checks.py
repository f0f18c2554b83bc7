"""Checks of hand-written pages for accessibility and archiving.

A picture has an alternative text (WCAG 2.2, 1.1.1); headings do not skip a level (WCAG 2.2, 1.3.1; ISO 14289-1, 7.4.2);
everything a page shows is a file of the report, so that the page can be printed, archived and read without a network.
Problems: `missing-alternative`, `skipped-heading`, `outside-resource`, `missing-file`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.filesystem.file_problems import MISSING_FILE
from bilan.messages.message import Message, translatable
from bilan.pages.content_rules import is_allowed
from bilan.pages.relative_images import blank_code
from bilan.rules.picture_words import MISSING_ALTERNATIVE
from bilan.yaml.source_text import SourceText, place_in

SKIPPED_HEADING = Code("skipped-heading")
OUTSIDE_RESOURCE = Code("outside-resource")

_HEADING = re.compile(r"^(#{1,6})[ \t]+\S|<h([1-6])\b", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\(\s*(?:<(?P<bracketed>[^<>\n]*)>|(?P<src>(?:\([^()\s]*\)|[^()\s])*))")
_REFERRED = re.compile(r"!\[(?P<alt>[^\]\n]*)\] ?\[(?P<name>[^\]\n]*)\]")
_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*(?:<(?P<bracketed>[^<>\n]*)>|(?P<src>[^\s<>]+))", re.MULTILINE)
_BRACKETED = re.compile(r"(?<=\]\()\s*<[^<>\n]*>|(?<=\]:)[ \t]*<[^<>\n]*>")  # an address, which only looks like an element
_IMPORTED = re.compile(r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)["']?(?P<src>[^"')\s;]+)""", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(?P<css>.*?)</style>", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(
    r"<(?P<element>img|source|iframe|embed|object|script|link|video|audio)\b(?P<words>[^>]*)>", re.IGNORECASE
)
# The directive of the content security policy for each element (CSP 3, 6.1).
_DIRECTIVES = {
    **dict.fromkeys(("img", "picture"), "img-src"),
    **dict.fromkeys(("video", "audio", "source"), "media-src"),
    **dict.fromkeys(("embed", "object"), "object-src"),
    "iframe": "frame-src",
    "script": "script-src",
    "link": "style-src",
}
_ATTRIBUTE = re.compile(
    r"""\b(?P<name>alt|src|srcset|href|data)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page may show: files in the folder `root`, with paths relative to the page's `folder`, and allowed other hosts.

    `allowed` are sources of other hosts by directive of the content security policy, such as `frame-src`.
    """

    folder: Path
    root: Path
    allowed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def allows(self, address: str, element: str) -> bool:
        """True when an element may load an address of another host."""
        return is_allowed(address, self.allowed.get(_DIRECTIVES[element], ()))

    def file(self, address: str) -> Path | None:
        """The file of an address without host; None if it is outside the folder of the pages."""
        path = (self.folder / unquote(urlsplit(address).path)).resolve()
        return path if path.is_relative_to(self.root.resolve()) else None


def content_problems(source: SourceText, start: int, surroundings: Surroundings) -> Iterator[Problem]:
    """The problems of a page, from `start` of its text on."""
    text = blank_code(source.text)
    yield from _headings(text, start, source)
    for match in _PICTURE.finditer(text, start):
        yield from _picture(match, match["alt"], _named(match), source, surroundings)
    yield from _referred(text, start, source, surroundings)
    text = _BRACKETED.sub(lambda address: " " * len(address.group()), text)
    for style in _STYLE.finditer(text, start):
        for match in _IMPORTED.finditer(text, *style.span("css")):
            yield from _address(match["src"], match, "link", source, surroundings)
    for match in _ELEMENT.finditer(text, start):
        attributes = {
            attribute["name"].lower(): attribute["a"] or attribute["b"] or attribute["c"] or ""
            for attribute in _ATTRIBUTE.finditer(match["words"])
        }
        yield from _element(match, attributes, source, surroundings)


def _headings(text: str, start: int, source: SourceText) -> Iterator[Problem]:
    """Headings that skip a level. If a page has no first-level heading, its title counts as one."""
    levels = [(_level(match), match) for match in _HEADING.finditer(text, start)]
    above = 0 if any(level == 1 for level, _ in levels) else 1
    for level, match in levels:
        if level > above + 1:
            follows = translatable("A heading of level {level} follows one of level {above}.", level=level, above=above)
            message = follows if above else translatable("The first heading of this page is of level {level}.", level=level)
            place = place_in(source.text, match.start(), source.file, len(match.group().rstrip()))
            yield SKIPPED_HEADING.at(place, message, translatable("Begin the line with “{signs}”.", signs="#" * (above + 1)))
        above = level


def _level(heading: re.Match[str]) -> int:
    return len(heading.group(1) or "") or int(heading.group(2))


def _named(match: re.Match[str]) -> str:
    """The address, with or without angle brackets (`<a b.png>`)."""
    return match["src"] if match["bracketed"] is None else match["bracketed"]


def _picture(
    match: re.Match[str], alt: str, address: str, source: SourceText, surroundings: Surroundings
) -> Iterator[Problem]:
    if not alt.strip():
        hint = translatable("Say between the brackets what it shows: “![what it shows](…)”.")
        yield MISSING_ALTERNATIVE.at(
            _place(match, source),
            translatable("This picture has no alternative text: who does not see it learns nothing."),
            hint,
        )
    yield from _address(address, match, "img", source, surroundings)


def _referred(text: str, start: int, source: SourceText, surroundings: Surroundings) -> Iterator[Problem]:
    """The problems of pictures with a reference: `![what it shows][name]`."""
    defined = {match["name"].casefold(): _named(match) for match in _DEFINED.finditer(text, start)}
    for match in _REFERRED.finditer(text, start):
        address = defined.get((match["name"] or match["alt"]).casefold())
        if address is not None:
            yield from _picture(match, match["alt"], address, source, surroundings)


def _element(
    match: re.Match[str], attributes: dict[str, str], source: SourceText, surroundings: Surroundings
) -> Iterator[Problem]:
    if match.group().lower().startswith("<img") and "alt" not in attributes:
        hint = translatable('Add alt="what it shows", or alt="" to an ornament.')
        yield MISSING_ALTERNATIVE.at(
            _place(match, source),
            translatable("This picture has no alternative text: who does not see it learns nothing."),
            hint,
        )
    addresses = [attributes[name] for name in ("src", "href", "data") if name in attributes]
    addresses += [choice.split()[0] for choice in attributes.get("srcset", "").split(",") if choice.split()]
    for address in addresses:
        yield from _address(address, match, match["element"].lower(), source, surroundings)


def _address(
    address: str, match: re.Match[str], element: str, source: SourceText, surroundings: Surroundings
) -> Iterator[Problem]:
    """The problem of an address that an element loads, if it is neither a file of the pages nor of an allowed host."""
    if not address or surroundings.allows(address, element):
        return
    place = _place(match, source)
    try:
        file = None if any(urlsplit(address)[:2]) or address.startswith("/") else surroundings.file(address)
        exists, outside = file is not None and file.is_file(), file is None
    except (OSError, ValueError):  # not an address at all
        outside, exists = True, False
    if outside:
        yield outside_resource(
            address, place, translatable("Put the file beside the page and name it by its relative address.")
        )
    elif not exists:
        message = translatable("There is no file “{address}” beside this page.", address=address)
        yield MISSING_FILE.at(place, message, translatable("Add it, or correct its name."))


def outside_resource(address: str, place: Place, hint: Message) -> Problem:
    """The problem `outside-resource`: a page shows something from outside the report."""
    message = translatable(
        "“{address}” is outside the report: it could not be kept, nor read without a network.", address=address
    )
    return OUTSIDE_RESOURCE.at(place, message, hint)


def _place(match: re.Match[str], source: SourceText) -> Place:
    return place_in(source.text, match.start(), source.file, len(match.group()))
