"""Small reports in git repositories of their own, and the command run on them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands import main

Files = dict[str, str | bytes]
Told = Callable[..., tuple[int, str, str]]
IDENTITY = {f"GIT_{who}_{what}": "nobody@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *words: str) -> str:
    """What git says in that folder, without the settings of whoever runs the tests."""
    environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def committed(root: Path) -> Path:
    """The folder, with all that it holds in a commit."""
    if not (root / ".git").is_dir():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "As published")
    return root


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    """Runs the command on a day of 2026; its exit code, what it wrote to standard output, and to standard error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 2026-11-24

    def run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run
