"""A room imports only rooms above it in the list of docs/house.md, and every room stands in that list."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CODE = ROOT / "generator"
_ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)


def _rooms() -> dict[str, int]:
    """Each room by name, with its line in the list."""
    rows = _ROW.findall((ROOT / "docs/house.md").read_text(encoding="utf-8"))
    return {name: line for line, row in enumerate(rows) for name in re.findall(r"`([a-z_]+)(?:/|\.py)`", row)}


ROOMS = _rooms()


def _room(path: Path) -> str:
    return path.relative_to(CODE).with_suffix("").parts[0]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("generator."))


def _modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


MODULES = sorted(path for path in CODE.rglob("*.py") if path != CODE / "__init__.py")
NAMES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in MODULES if path.name != "__init__.py"}


def test_every_room_is_in_the_list() -> None:
    assert {_room(path) for path in MODULES} == set(ROOMS)


@pytest.mark.parametrize("room", list(ROOMS))
def test_a_room_imports_no_room_below_it(room: str) -> None:
    below = {
        (path.relative_to(CODE).as_posix(), other)
        for path in MODULES
        if _room(path) == room
        for other in _imported(path)
        if ROOMS[other] > ROOMS[room]
    }
    assert below == set()


@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"site"}))
def test_only_the_plugin_knows_mkdocs(room: str) -> None:
    knowing = {
        path.relative_to(CODE).as_posix()
        for path in MODULES
        if _room(path) == room and re.search(r"^\s*(?:from|import) mkdocs\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knowing == set()


def test_no_module_leads_back_to_itself() -> None:
    """By its imports and those of what it imports, wherever in a module they stand."""
    imports = {name: set(_modules(path)) & NAMES.keys() for name, path in NAMES.items()}
    while free := {name for name, others in imports.items() if not others & imports.keys()}:
        imports = {name: others for name, others in imports.items() if name not in free}
    assert imports == {}
