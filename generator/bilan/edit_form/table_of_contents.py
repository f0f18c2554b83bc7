"""Everything that can be edited, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bilan.edit_form.paragraphs import blocks
from bilan.edit_form.record_address import RecordAddress, collections_of, entry_nodes
from bilan.editing.schema_files import record_of
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node, Scalar, shorten
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

_NAMES = ("title", "title_given", "name", "claim", "value", "alt")
PRESS = "data/press.yml"
_WHOLE_FILE = translatable("The whole file")
LONGEST = 70  # characters of a name in the list


@dataclass(frozen=True, slots=True)
class Listed:
    """A file, the addresses and names of what it has, the addresses at which entries can be added, and a note."""

    file: str
    entries: list[tuple[str, str]]
    new: list[str]
    note: str = ""


def listed_files(
    sources: Mapping[str, SourceText], tables: Iterable[str], indicators: Mapping[str, str], locale: EditorLocale
) -> list[Listed]:
    """Return the data files, the pages and the tables of years, the newest year first.

    `indicators` are the names of indicators, by which figures are listed.
    """
    named = [Listed(name, [*_entries(name, source, indicators, locale)], _new(name)) for name, source in sources.items()]
    named += [_table(name, locale) for name in tables]
    if PRESS not in sources:
        named.append(Listed(PRESS, [(f"{PRESS}#", locale(_WHOLE_FILE))], []))
    return sorted((one for one in named if one.entries or one.note), key=lambda one: _order(one.file))


def _table(name: str, locale: EditorLocale) -> Listed:
    if name.lower().endswith(".csv"):
        return Listed(name, [(f"{name}#", locale(translatable("The whole table")))], [])
    note = translatable("Edit this file with a spreadsheet; problems name its rows and columns.")
    return Listed(name, [], [], locale(note))


def _entries(
    name: str, source: SourceText, indicators: Mapping[str, str], locale: EditorLocale
) -> Iterator[tuple[str, str]]:
    if record_of(name) is not None:
        root, _ = parse(source)
        address = RecordAddress(name)
        if not isinstance(root, MappingNode):
            return
        if address.kind.key_names:
            yield str(address), locale(_WHOLE_FILE)
        for collection in collections_of(name):
            for entry, (_, _, node) in entry_nodes(root, collection).items():
                label, known = (
                    _label(entry, node, locale.language),
                    indicators.get(entry) if collection == "figures" else None,
                )
                yield str(RecordAddress(name, collection, entry)), f"{known} · {label}" if known else label
    elif name.endswith(".md"):
        yield f"{name}#", locale(translatable("The whole page"))
        for index, block in enumerate(blocks(source.text)):
            if index or not block.text.startswith("---"):
                yield f"{name}#{index}", shorten(block.text, LONGEST)


def _new(name: str) -> list[str]:
    return [str(RecordAddress(name, collection)) for collection in collections_of(name)]


def _label(entry: str, node: Node, language: str) -> str:
    """Return the name of an entry, with its title if it has one."""
    found = (node.get(name) for name in _NAMES) if isinstance(node, MappingNode) else iter([node])
    title = next((text for item in found if item is not None and (text := _text(item, language))), "")
    words = title if entry.isdecimal() else f"{entry}: {title}" if title else entry
    return shorten(words, LONGEST)


def _text(node: Node, language: str) -> str:
    if isinstance(node, MappingNode):
        return _text(node.get(language) or node.entries[0].value, language) if node.entries else ""
    return node.text if isinstance(node, Scalar) else ""


def _order(file: str) -> tuple[bool, str, str]:
    parts = file.split("/")
    year = parts[1] if len(parts) > 2 and parts[1][:4].isdecimal() and parts[0] == "data" else ""
    return file.endswith(".md"), "".join(chr(0x110000 - 1 - ord(sign)) for sign in year) or "￿", file
