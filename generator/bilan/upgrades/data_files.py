"""The YAML files of a report while they are upgraded: their texts, and the trees that a migration changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ruamel.yaml.comments import CommentedMap

from bilan.editing.yaml_format import dump_tree, load_tree

REPORT = "data/report.yml"
REGISTER = "data/addresses.txt"
_YEAR_FILE = re.compile(r"data/(?P<folder>[12]\d{3}(?:-\d{2})?)/(?P<name>[^/]+)\.yml")


@dataclass(frozen=True)
class DataFiles:
    """The texts of YAML files and of the register of addresses, by path from the report's folder; the day of the upgrade."""

    texts: Mapping[str, str]
    today: date

    def tree(self, path: str) -> CommentedMap:
        """Return the mapping of a file, empty if there is none. Scalars are texts as they were typed."""
        found = load_tree(self.texts.get(path, ""))
        return found if isinstance(found, CommentedMap) else CommentedMap()

    def change(self, path: str, edit: Callable[[CommentedMap], object]) -> DataFiles:
        """Return the files with one of them changed by a function; a file that does not change keeps every byte."""
        tree = self.tree(path)
        before = dump_tree(tree)
        edit(tree)
        after = dump_tree(tree)
        return (
            self
            if after == before
            else replace(self, texts={**self.texts, path: _with_line_ends(after, self.texts.get(path, ""))})
        )

    def years(self) -> Iterator[str]:
        """Yield the folders of the years, sorted: `data/2024`."""
        found = (_YEAR_FILE.fullmatch(path) for path in self.texts)
        yield from sorted({f"data/{match['folder']}" for match in found if match})


def first_key(tree: CommentedMap, key: str, value: Any) -> None:
    """Put a key before the others, below the comment at the top of the file."""
    tree.insert(0, key, value)


def _with_line_ends(text: str, before: str) -> str:
    return text.replace("\n", "\r\n") if "\r\n" in before else text
