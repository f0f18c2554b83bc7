"""Finds where a text that a reader sees is written: the record and the field of a data file, or the block of a page.

Texts are compared by their letters and digits alone, because a page adds typography, links and emphasis. Where a paragraph
has an expression, any text may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bilan.diagnostics.problem import Place
from bilan.edit_form.paragraphs import blocks
from bilan.edit_form.record_address import RecordAddress, collections_of, entry_nodes
from bilan.edit_form.value_paths import entry_paths
from bilan.editing.schema_files import record_of
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node, Scalar
from bilan.yaml.nodes import Sequence as SequenceNode
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

SHORTEST = 4  # letters and digits of a text that is looked for
LONG = 20  # letters and digits from which a text is found in any element; a shorter one only as a title or a whole block
SHOWN_KEYS = ("title", "role")  # of front matter, whose texts are printed as they are
BLOCKS = frozenset(("p", "li", "dd", "blockquote"))
TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "figcaption", "caption", "dt", "strong", "summary", "img", "cite", "q"))

_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_NOT_SHOWN = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]+>|\{[:#.][^}]*\}|^\s*(?:\d+\.|[-*+>|#]+)\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WrittenAt:
    """Where a text is written: the address of a record or of a block, and the path of the field in it."""

    address: str
    field: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it is the name of something, which many pages print in many places: it is found in titles only."""
        return self.field.partition(".")[0] == "name" or "#units/" in self.address


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The texts of a report, by their letters and digits; and those with expressions, as patterns."""

    exact: Mapping[str, list[WrittenAt]] = field(default_factory=dict)
    patterns: Sequence[tuple[re.Pattern[str], WrittenAt]] = ()

    def find(self, element: str, text: str, year: str = "") -> WrittenAt | None:
        """Return where the text of an HTML element is written; None if that is not known.

        If several records have it, one of a file of the `year` is preferred.
        """
        letters = signature(text)
        if len(letters) < (SHORTEST if element in TITLES | BLOCKS else LONG):
            return None
        known = [one for one in self.exact.get(letters, ()) if element in TITLES or not one.is_name]
        if known:
            return next((one for one in known if year and f"/{year}/" in one.address), known[0])
        return next((one for pattern, one in self.patterns if pattern.fullmatch(letters)), None)


def text_index(sources: Mapping[str, SourceText], default: str) -> TextIndex:
    """Return the index of the files of a report; `default` is its first language."""
    exact: dict[str, list[WrittenAt]] = {}
    patterns: list[tuple[re.Pattern[str], WrittenAt]] = []
    for name, source in sources.items():
        if record_of(name) is not None:
            for letters, written in _texts(name, source, default):
                exact.setdefault(letters, []).append(written)
        elif name.endswith(".md"):
            for parts, written in _prose(name, source, default):
                if len(parts) == 1:
                    exact.setdefault(parts[0], []).append(written)
                else:
                    patterns.append((re.compile(".*".join(map(re.escape, parts)), re.DOTALL), written))
    return TextIndex(exact, patterns)


def signature(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _texts(name: str, source: SourceText, default: str) -> Iterator[tuple[str, WrittenAt]]:
    """Yield the texts of a data file."""
    root, _ = parse(source)
    if root is None:
        return
    texts = {(place.line, place.column): text for place, text in _scalars(root)}
    for address, start, node in _records(name, root):
        for place, path in entry_paths(start, node, address.kind, default).inner.items():
            letters = signature(texts.get(place, ""))
            if path and len(letters) >= SHORTEST and not letters.isdecimal():
                yield letters, WrittenAt(str(address), path)


def _records(name: str, root: Node) -> Iterator[tuple[RecordAddress, tuple[int, int] | None, Node]]:
    """Yield the records of a data file, each with the place of its name if it has one, and its node."""
    for collection in collections_of(name):
        for entry, (line, column, node) in entry_nodes(root, collection).items():
            yield RecordAddress(name, collection, entry), (line, column), node
    yield RecordAddress(name), None, root


def _prose(name: str, source: SourceText, default: str) -> Iterator[tuple[list[str], WrittenAt]]:
    """Yield the blocks of a page, each as its parts between expressions."""
    for index, block in enumerate(blocks(source.text)):
        if index == 0 and block.text.startswith("---"):
            front, _ = parse(SourceText(name, block.text.strip("-\n")))
            yield from _front_texts(name, front, default)
            continue
        parts = [signature(_NOT_SHOWN.sub(" ", part)) for part in _EXPRESSION.split(block.text)]
        if sum(map(len, parts)) >= SHORTEST:
            yield parts, WrittenAt(f"{name}#{index}", "text")


def _front_texts(name: str, front: Node | None, default: str) -> Iterator[tuple[list[str], WrittenAt]]:
    """Yield the texts of a page's front matter that are printed."""
    if not isinstance(front, MappingNode):
        return
    for key in SHOWN_KEYS:
        text = front.get(key)
        parts = [signature(part) for part in _EXPRESSION.split(text.text)] if isinstance(text, Scalar) else []
        if sum(map(len, parts)) >= SHORTEST:
            yield parts, WrittenAt(f"{name}#", f"{key}.{_language(name, default)}")


def _language(name: str, default: str) -> str:
    """Return the language of a page by its name: `method.ar.md` is in Arabic."""
    last = PurePosixPath(name).stem.rpartition(".")[2]
    return last if "." in PurePosixPath(name).stem and len(last) in (2, 3) else default


def _scalars(node: Node) -> Iterator[tuple[Place, str]]:
    if isinstance(node, Scalar):
        yield node.place, node.text
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            yield from _scalars(entry.value)
