"""Mutation testing of the arithmetic: change one thing in a module, run the tests nearest to it, and expect a failure.

    .venv/bin/python tests/mutation.py [--seconds 400] [--sample 5] [module.py …]

A mutant swaps a comparison or an operator, negates a condition, or moves a whole number by one. A mutant that no test notices
survives. Each mutant is tried in a copy of the checkout, so that an interrupted run leaves nothing behind.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = Path("generator/bilan")
FINDINGS = "tests/pages/test_findings_say_no_more_than_figures_do.py"
TESTS = {
    "values/interval.py": ["tests/values", "tests/problems/test_sum_checks_use_intervals.py"],
    "values/precision.py": ["tests/values/test_precision_of_computed_numbers.py"],
    "values/compact_number.py": ["tests/values/test_compact_numbers.py"],
    "analysis/change.py": ["tests/analysis", FINDINGS],
    "analysis/shares.py": ["tests/analysis", FINDINGS],
    "analysis/composition.py": ["tests/analysis", FINDINGS],
    "analysis/time_series.py": ["tests/analysis", FINDINGS],
    "analysis/target_verdicts.py": ["tests/analysis"],
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Pow: ast.Mult,
}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Each mutant of a module: what is changed, with its line, and the whole changed source."""
    count = sum(1 for _ in ast.walk(ast.parse(source)))
    for index in range(count):
        tree = ast.parse(source)
        node = next(node for place, node in enumerate(ast.walk(tree)) if place == index)
        before = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if _mutate(node):
            yield f"{getattr(node, 'lineno', 0)}: {before} → {ast.unparse(node)}", ast.unparse(tree)


def _mutate(node: ast.AST) -> bool:
    """Change this node in place; False where there is nothing to change."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        node.ops[0] = COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS and not _is_type_union(node):
        node.op = OPERATORS[type(node.op)]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        node.value += 1
    else:
        return False
    return True


def _is_type_union(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.BitOr)


def tests_fail(copy: Path, tests: list[str]) -> bool:
    """True when the tests notice the mutant; one that never ends counts as noticed."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        return (
            subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=300, check=False).returncode != 0
        )
    except subprocess.TimeoutExpired:
        return True


def checkout_copy(folder: Path) -> Path:
    """A copy of what git knows, beside the real .venv."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout.split(
        "\0"
    )
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def main() -> int:
    parser = argparse.ArgumentParser(description="Mutation testing of the arithmetic.")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="start no mutant after this time")
    parser.add_argument("--sample", type=int, default=1, help="try only each n-th mutant")
    parser.add_argument("modules", nargs="*", help=f"of {', '.join(TESTS)}")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    killed, survived = 0, 0
    with tempfile.TemporaryDirectory() as name:
        copy = checkout_copy(Path(name))
        for module in options.modules or TESTS:
            if time.monotonic() > end:
                break
            path = copy / CODE / module
            source = path.read_text(encoding="utf-8")
            if tests_fail(copy, TESTS[module]):
                sys.exit(f"{module}: the tests fail without a mutant.")
            for change, mutant in list(mutants(source))[:: options.sample]:
                if time.monotonic() > end:
                    break
                path.write_text(mutant, encoding="utf-8")
                if tests_fail(copy, TESTS[module]):
                    killed += 1
                else:
                    survived += 1
                    print(f"survived: {module}:{change}", flush=True)
            path.write_text(source, encoding="utf-8")
    print(f"{killed} of {killed + survived} mutants noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
