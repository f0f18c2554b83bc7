"""The code of the package as syntax trees, parsed once for all tests of a process."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def syntax_tree(path: Path) -> ast.Module:
    """The tree of a module. Tests must not change it."""
    return ast.parse(path.read_text(encoding="utf-8"))
