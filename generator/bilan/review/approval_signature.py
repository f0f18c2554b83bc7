"""Adds or replaces the signature in year.yml; comments, order and layout of everything else stay."""

from __future__ import annotations

from datetime import date

from ruamel.yaml.comments import CommentedMap

from bilan.editing.yaml_format import dump_tree, load_tree


def sign_year(text: str, by: str, on: date, digest: str) -> str:
    """Return the text of year.yml with the signature; `text` is empty if there is no file."""
    read = load_tree(text)
    about = read if isinstance(read, CommentedMap) else CommentedMap()
    about["approved"] = CommentedMap({"by": by, "on": f"{on}", "digest": digest})
    # To ruamel.yaml, comments alone are no document; they stay.
    return dump_tree(about) if isinstance(read, CommentedMap) else text + dump_tree(about)
