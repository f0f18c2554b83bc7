"""What a hand-written page may not do to those who hear it, print it or keep it.

A picture has an alternative text (WCAG 2.2, 1.1.1), headings descend one level at a time (WCAG 2.2, 1.3.1; ISO 14289-1,
7.4.2), and whatever a page shows lies beside it, so that it can be bound, archived and read without a network.
Problems: `missing-alternative`, `skipped-heading`, `outside-resource`, `missing-file`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.model.folder import MISSING_FILE
from generator.pages.beside import blanked
from generator.problems import Code, Place, Problem
from generator.reading.source import Source, place_in
from generator.said import Said, said

MISSING_ALTERNATIVE = Code("missing-alternative")
SKIPPED_HEADING = Code("skipped-heading")
OUTSIDE_RESOURCE = Code("outside-resource")

_HEADING = re.compile(r"^(#{1,6})[ \t]+\S|<h([1-6])\b", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\(\s*<?(?P<src>[^)\s>]*)")
_REFERRED = re.compile(r"!\[(?P<alt>[^\]\n]*)\] ?\[(?P<name>[^\]\n]*)\]")
_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<src>[^\s>]+)", re.MULTILINE)
_IMPORTED = re.compile(r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)["']?(?P<src>[^"')\s;]+)""", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(?P<css>.*?)</style>", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(r"<(?:img|source|iframe|embed|object|script|link|video|audio)\b(?P<words>[^>]*)>", re.IGNORECASE)
_WORD = re.compile(
    r"""\b(?P<name>alt|src|srcset|href|data)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))""", re.IGNORECASE
)


def unsound(source: Source, start: int, folder: Path, root: Path) -> Iterator[Problem]:
    """The problems of a page from `start` on; it lies in `folder`, and what it shows may not lie outside `root`."""
    text = blanked(source.text)
    yield from _headings(text, start, source)
    for found in _PICTURE.finditer(text, start):
        yield from _picture(found, found["alt"], found["src"], source, folder, root)
    yield from _referred(text, start, source, folder, root)
    for style in _STYLE.finditer(text, start):
        for found in _IMPORTED.finditer(text, *style.span("css")):
            yield from _address(found["src"], found, source, folder, root)
    for found in _ELEMENT.finditer(text, start):
        words = {word["name"].lower(): word["a"] or word["b"] or word["c"] or "" for word in _WORD.finditer(found["words"])}
        yield from _element(found, words, source, folder, root)


def _headings(text: str, start: int, source: Source) -> Iterator[Problem]:
    """Levels that are skipped; where a page has no heading of the first level, its title is one."""
    levels = [(_level(found), found) for found in _HEADING.finditer(text, start)]
    above = 0 if any(level == 1 for level, _ in levels) else 1
    for level, found in levels:
        if level > above + 1:
            follows = said("A heading of level {level} follows one of level {above}.", level=level, above=above)
            message = follows if above else said("The first heading of this page is of level {level}.", level=level)
            place = place_in(source.text, found.start(), source.file, len(found.group().rstrip()))
            yield SKIPPED_HEADING.at(place, message, said("Begin the line with “{signs}”.", signs="#" * (above + 1)))
        above = level


def _level(heading: re.Match[str]) -> int:
    return len(heading.group(1) or "") or int(heading.group(2))


def _picture(found: re.Match[str], alt: str, address: str, source: Source, folder: Path, root: Path) -> Iterator[Problem]:
    if not alt.strip():
        hint = said("Say between the brackets what it shows: “![what it shows](…)”.")
        yield MISSING_ALTERNATIVE.at(
            _place(found, source), said("This picture has no alternative text: who does not see it learns nothing."), hint
        )
    yield from _address(address, found, source, folder, root)


def _referred(text: str, start: int, source: Source, folder: Path, root: Path) -> Iterator[Problem]:
    """The problems of pictures whose address is written elsewhere: `![what it shows][name]`."""
    defined = {found["name"].casefold(): found["src"] for found in _DEFINED.finditer(text, start)}
    for found in _REFERRED.finditer(text, start):
        address = defined.get((found["name"] or found["alt"]).casefold())
        if address is not None:
            yield from _picture(found, found["alt"], address, source, folder, root)


def _element(found: re.Match[str], words: dict[str, str], source: Source, folder: Path, root: Path) -> Iterator[Problem]:
    if found.group().lower().startswith("<img") and "alt" not in words:
        hint = said('Add alt="what it shows", or alt="" to an ornament.')
        yield MISSING_ALTERNATIVE.at(
            _place(found, source), said("This picture has no alternative text: who does not see it learns nothing."), hint
        )
    shown = [words[name] for name in ("src", "href", "data") if name in words]
    shown += [choice.split()[0] for choice in words.get("srcset", "").split(",") if choice.split()]
    for address in shown:
        yield from _address(address, found, source, folder, root)


def _address(address: str, found: re.Match[str], source: Source, folder: Path, root: Path) -> Iterator[Problem]:
    place = _place(found, source)
    try:
        parts = urlsplit(address)
        path = (folder / unquote(parts.path)).resolve()
        outside = parts.scheme or parts.netloc or address.startswith("/") or not path.is_relative_to(root.resolve())
    except ValueError:  # not an address at all
        outside, path = "?", folder
    if outside:
        yield outside_resource(address, place, said("Put the file beside the page and name it by its relative address."))
    elif address and not path.is_file():
        message = said("There is no file “{address}” beside this page.", address=address)
        yield MISSING_FILE.at(place, message, said("Add it, or mend its name."))


def outside_resource(address: str, place: Place, hint: Said) -> Problem:
    """The problem `outside-resource`: something that pages show lies elsewhere."""
    message = said("“{address}” is outside the report: it could not be kept, nor read without a network.", address=address)
    return OUTSIDE_RESOURCE.at(place, message, hint)


def _place(found: re.Match[str], source: Source) -> Place:
    return place_in(source.text, found.start(), source.file, len(found.group()))
