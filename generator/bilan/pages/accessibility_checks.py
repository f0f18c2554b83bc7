"""What a hand-written page may not do to those who hear it, print it or keep it.

A picture has an alternative text (WCAG 2.2, 1.1.1), headings descend one level at a time (WCAG 2.2, 1.3.1; ISO 14289-1,
7.4.2), and whatever a page shows lies beside it, so that it can be bound, archived and read without a network.
Problems: `missing-alternative`, `skipped-heading`, `outside-resource`, `missing-file`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import Message, translatable
from bilan.model.loader import MISSING_FILE
from bilan.pages.content_rules import is_allowed
from bilan.pages.relative_images import blank_code
from bilan.yaml.source_text import SourceText, place_in

MISSING_ALTERNATIVE = Code("missing-alternative")
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
# Which directive of a policy says whether an element may load from another host (CSP 3, 6.1).
_DIRECTIVES = {
    **dict.fromkeys(("img", "picture"), "img-src"),
    **dict.fromkeys(("video", "audio", "source"), "media-src"),
    **dict.fromkeys(("embed", "object"), "object-src"),
    "iframe": "frame-src",
    "script": "script-src",
    "link": "style-src",
}
_WORD = re.compile(
    r"""\b(?P<name>alt|src|srcset|href|data)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page may show: files of the folder `root`, by their paths from the page's own `folder`; and what is `allowed`.

    `allowed` are sources of other hosts by directive of the policy (`frame-src`).
    """

    folder: Path
    root: Path
    allowed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def allows(self, address: str, element: str) -> bool:
        """Whether an element may show what is at an address of another host."""
        return is_allowed(address, self.allowed.get(_DIRECTIVES[element], ()))

    def file(self, address: str) -> Path | None:
        """The path that an address without host means, None where it leads out of the folder of the pages."""
        path = (self.folder / unquote(urlsplit(address).path)).resolve()
        return path if path.is_relative_to(self.root.resolve()) else None


def content_problems(source: SourceText, start: int, around: Surroundings) -> Iterator[Problem]:
    """The problems of a page from `start` on."""
    text = blank_code(source.text)
    yield from _headings(text, start, source)
    for found in _PICTURE.finditer(text, start):
        yield from _picture(found, found["alt"], _named(found), source, around)
    yield from _referred(text, start, source, around)
    text = _BRACKETED.sub(lambda address: " " * len(address.group()), text)
    for style in _STYLE.finditer(text, start):
        for found in _IMPORTED.finditer(text, *style.span("css")):
            yield from _address(found["src"], found, "link", source, around)
    for found in _ELEMENT.finditer(text, start):
        words = {word["name"].lower(): word["a"] or word["b"] or word["c"] or "" for word in _WORD.finditer(found["words"])}
        yield from _element(found, words, source, around)


def _headings(text: str, start: int, source: SourceText) -> Iterator[Problem]:
    """Levels that are skipped; where a page has no heading of the first level, its title is one."""
    levels = [(_level(found), found) for found in _HEADING.finditer(text, start)]
    above = 0 if any(level == 1 for level, _ in levels) else 1
    for level, found in levels:
        if level > above + 1:
            follows = translatable("A heading of level {level} follows one of level {above}.", level=level, above=above)
            message = follows if above else translatable("The first heading of this page is of level {level}.", level=level)
            place = place_in(source.text, found.start(), source.file, len(found.group().rstrip()))
            yield SKIPPED_HEADING.at(place, message, translatable("Begin the line with “{signs}”.", signs="#" * (above + 1)))
        above = level


def _level(heading: re.Match[str]) -> int:
    return len(heading.group(1) or "") or int(heading.group(2))


def _named(found: re.Match[str]) -> str:
    """The address that is written between brackets (`<a b.png>`), or without."""
    return found["src"] if found["bracketed"] is None else found["bracketed"]


def _picture(found: re.Match[str], alt: str, address: str, source: SourceText, around: Surroundings) -> Iterator[Problem]:
    if not alt.strip():
        hint = translatable("Say between the brackets what it shows: “![what it shows](…)”.")
        yield MISSING_ALTERNATIVE.at(
            _place(found, source),
            translatable("This picture has no alternative text: who does not see it learns nothing."),
            hint,
        )
    yield from _address(address, found, "img", source, around)


def _referred(text: str, start: int, source: SourceText, around: Surroundings) -> Iterator[Problem]:
    """The problems of pictures whose address is written elsewhere: `![what it shows][name]`."""
    defined = {found["name"].casefold(): _named(found) for found in _DEFINED.finditer(text, start)}
    for found in _REFERRED.finditer(text, start):
        address = defined.get((found["name"] or found["alt"]).casefold())
        if address is not None:
            yield from _picture(found, found["alt"], address, source, around)


def _element(found: re.Match[str], words: dict[str, str], source: SourceText, around: Surroundings) -> Iterator[Problem]:
    if found.group().lower().startswith("<img") and "alt" not in words:
        hint = translatable('Add alt="what it shows", or alt="" to an ornament.')
        yield MISSING_ALTERNATIVE.at(
            _place(found, source),
            translatable("This picture has no alternative text: who does not see it learns nothing."),
            hint,
        )
    shown = [words[name] for name in ("src", "href", "data") if name in words]
    shown += [choice.split()[0] for choice in words.get("srcset", "").split(",") if choice.split()]
    for address in shown:
        yield from _address(address, found, found["element"].lower(), source, around)


def _address(
    address: str, found: re.Match[str], element: str, source: SourceText, around: Surroundings
) -> Iterator[Problem]:
    """The problem of what an element shows: not in the folder of the pages, and not of a host that the policy allows."""
    if not address or around.allows(address, element):
        return
    place = _place(found, source)
    try:
        file = None if any(urlsplit(address)[:2]) or address.startswith("/") else around.file(address)
        there, outside = file is not None and file.is_file(), file is None
    except (OSError, ValueError):  # not an address at all
        outside, there = True, False
    if outside:
        yield outside_resource(
            address, place, translatable("Put the file beside the page and name it by its relative address.")
        )
    elif not there:
        message = translatable("There is no file “{address}” beside this page.", address=address)
        yield MISSING_FILE.at(place, message, translatable("Add it, or mend its name."))


def outside_resource(address: str, place: Place, hint: Message) -> Problem:
    """The problem `outside-resource`: something that pages show lies elsewhere."""
    message = translatable(
        "“{address}” is outside the report: it could not be kept, nor read without a network.", address=address
    )
    return OUTSIDE_RESOURCE.at(place, message, hint)


def _place(found: re.Match[str], source: SourceText) -> Place:
    return place_in(source.text, found.start(), source.file, len(found.group()))
