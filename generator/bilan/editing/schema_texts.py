"""The words of the schemas: a title, a description and an example for each key, a description for each word of a list.

One YAML file a language: record or list → key or word → `[title, description, example]` or the description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SchemaTexts:
    """The words in one language."""

    entries: Mapping[str, Mapping[str, Any]]

    def of_key(self, record: type, name: str) -> dict[str, Any]:
        """Title, description and examples of a key, as JSON Schema names them."""
        title, description, *examples = self.entries[record.__name__][name]
        return {"title": title, "description": description, **({"examples": examples} if examples else {})}

    def of_words(self, words: type) -> Mapping[str, str]:
        """The description of each word of a closed list."""
        return self.entries[words.__name__]


@cache
def schema_texts(language: str) -> SchemaTexts:
    """The words in a language; English where there are none in it."""
    path = _FOLDER / f"{language}.yml"
    path = path if path.exists() else _FOLDER / "en.yml"
    return SchemaTexts(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
