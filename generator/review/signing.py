"""The signature in year.yml: added or renewed, comments, order and layout of all the rest kept."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap


def signed(text: str, by: str, on: date, digest: str) -> str:
    """The text of year.yml (empty where there is none) with the signature."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    read = yaml.load(text)
    about = read if isinstance(read, CommentedMap) else CommentedMap()
    about["approved"] = CommentedMap({"by": by, "on": on, "digest": digest})
    written = io.StringIO()
    yaml.dump(about, written)
    # Comments alone are no document for ruamel.yaml; they stay where they were.
    return written.getvalue() if isinstance(read, CommentedMap) else text + written.getvalue()


def write_whole(path: Path, text: str) -> None:
    """The file with that text, or as it was: never half of it."""
    half = path.with_name(f".{path.name}.half")
    half.write_text(text, encoding="utf-8", newline="\n")
    os.replace(half, path)  # noqa: PTH105
