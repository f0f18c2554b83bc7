"""The signature in year.yml: added or renewed, comments, order and layout of all the rest kept."""

from __future__ import annotations

from datetime import date

from ruamel.yaml.comments import CommentedMap

from bilan.editing.yaml_format import dump_tree, load_tree


def sign_year(text: str, by: str, on: date, digest: str) -> str:
    """The text of year.yml (empty where there is none) with the signature."""
    read = load_tree(text)
    about = read if isinstance(read, CommentedMap) else CommentedMap()
    about["approved"] = CommentedMap({"by": by, "on": f"{on}", "digest": digest})
    # Comments alone are no document for ruamel.yaml; they stay where they were.
    return dump_tree(about) if isinstance(read, CommentedMap) else text + dump_tree(about)
