"""The diagram in docs/architecture.md shows which package imports which. `pytest --rewrite-golden tests/architecture` draws it anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest

from tests.architecture.test_imports_point_one_way import MODULES, PACKAGES, _imported, _package
from tests.conftest import ROOT

DOCUMENT = ROOT / "docs/architecture.md"
DIAGRAM = re.compile(r"(?<=```mermaid\n)flowchart TD\n.*?(?=```)", re.DOTALL)
Graph = Mapping[str, frozenset[str]]


def transitive_reduction(graph: Graph) -> dict[str, frozenset[str]]:
    """The fewest edges of a graph without cycles from which all others follow."""
    reachable = {node: _reachable(graph, node) for node in graph}
    return {
        node: frozenset(other for other in others if not any(other in reachable[via] for via in others))
        for node, others in graph.items()
    }


def _reachable(graph: Graph, start: str) -> set[str]:
    """Every node that edges lead to from this one, without itself."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _packages_by_row() -> dict[int, str]:
    """The packages of each row of the table; those of one row may import each other."""
    rows: dict[int, list[str]] = defaultdict(list)
    for package, row in PACKAGES.items():
        rows[row].append(package)
    return {row: ", ".join(names) for row, names in rows.items()}


def _import_graph() -> dict[str, frozenset[str]]:
    names = _packages_by_row()
    graph: dict[str, set[str]] = {name: set() for name in names.values()}
    for path in MODULES:
        row = PACKAGES[_package(path)]
        graph[names[row]] |= {names[PACKAGES[other]] for other in _imported(path)} - {names[row]}
    return {name: frozenset(others) for name, others in graph.items()}


def _mermaid(graph: Graph) -> str:
    """A Mermaid flowchart: each package, then an arrow to each package that it imports."""
    ids = {name: name.partition(",")[0].strip("_") for name in graph}
    nodes = [f'  {ids[name]}["{name}"]' for name in graph]
    edges = [f"  {ids[name]} --> {ids[other]}" for name in graph for other in graph if other in graph[name]]
    return "\n".join(["flowchart TD", *nodes, *edges, ""])


def test_the_diagram_is_the_transitive_reduction_of_the_imports(request: pytest.FixtureRequest) -> None:
    expected = _mermaid(transitive_reduction(_import_graph()))
    text = DOCUMENT.read_text(encoding="utf-8")
    if request.config.getoption("--rewrite-golden"):
        text = DIAGRAM.sub(lambda _: expected, text)
        DOCUMENT.write_text(text, encoding="utf-8", newline="\n")
    assert DIAGRAM.findall(text) == [expected], "pytest --rewrite-golden tests/architecture draws it anew"


def test_an_edge_that_follows_from_two_others_is_left_out() -> None:
    graph = {"a": frozenset("bc"), "b": frozenset("c"), "c": frozenset("d"), "d": frozenset[str]()}
    assert transitive_reduction(graph) == {"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": frozenset()}


def test_an_edge_that_nothing_else_implies_is_kept() -> None:
    graph = {"a": frozenset("bc"), "b": frozenset[str](), "c": frozenset[str]()}
    assert transitive_reduction(graph)["a"] == {"b", "c"}
