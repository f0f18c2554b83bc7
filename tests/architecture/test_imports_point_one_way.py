"""A package imports only packages above it in the list of docs/architecture.md, and the list has every package."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.syntax_trees import syntax_tree

CODE = ROOT / "generator" / "bilan"
_ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)


def _packages() -> dict[str, int]:
    """Each package by name, with its line in the list."""
    rows = _ROW.findall((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
    return {name: line for line, row in enumerate(rows) for name in re.findall(r"`([a-z_]+)(?:/|\.py)`", row)}


PACKAGES = _packages()


def _package(path: Path) -> str:
    return path.relative_to(CODE).with_suffix("").parts[0]


@cache
def _imported(path: Path) -> tuple[str, ...]:
    """The packages that a module imports."""
    return tuple(name.split(".")[1] for name in _modules(path) if name.startswith("bilan.") and name.count("."))


@cache
def _modules(path: Path) -> tuple[str, ...]:
    """The modules that a module imports, and the names that it imports from them."""
    found: list[str] = []
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.ImportFrom):
            found += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return tuple(found)


MODULES = sorted(path for path in CODE.rglob("*.py") if path != CODE / "__init__.py")
NAMES = {
    ".".join(path.relative_to(CODE.parent).with_suffix("").parts): path for path in MODULES if path.name != "__init__.py"
}


def test_every_package_is_in_the_list() -> None:
    assert {_package(path) for path in MODULES} == set(PACKAGES)


@pytest.mark.parametrize("package", list(PACKAGES))
def test_a_package_imports_no_package_below_it(package: str) -> None:
    below = {
        (path.relative_to(CODE).as_posix(), other)
        for path in MODULES
        if _package(path) == package
        for other in _imported(path)
        if PACKAGES[other] > PACKAGES[package]
    }
    assert below == set()


@pytest.mark.parametrize("package", sorted(set(PACKAGES) - {"mkdocs_plugin"}))
def test_only_the_plugin_imports_mkdocs(package: str) -> None:
    knowing = {
        path.relative_to(CODE).as_posix()
        for path in MODULES
        if _package(path) == package
        and re.search(r"^\s*(?:from|import) mkdocs\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knowing == set()


def test_imports_have_no_cycles() -> None:
    """Directly or through other modules, and anywhere in a module."""
    imports = {name: set(_modules(path)) & NAMES.keys() for name, path in NAMES.items()}
    while free := {name for name, others in imports.items() if not others & imports.keys()}:
        imports = {name: others for name, others in imports.items() if name not in free}
    assert imports == {}
