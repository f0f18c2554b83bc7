"""A folder that is made once for a test run, however many processes run the tests."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build_process import run_build

ROOT = Path(__file__).parent.parent


def real_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own report. Tests read it; none changes it."""
    return made_once(factory, "real-site", _build_real_site)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of that name, which `make` fills; other processes wait for the first. One that failed is made again."""
    shared = folder_of_run(factory)
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        complete = shared / f"{name}.complete"
        if not complete.exists():
            make(made)
            complete.touch()
    return made


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a test run share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _build_real_site(out: Path) -> None:
    done = run_build(ROOT, "-q", "-d", str(out))
    assert done.returncode == 0, done.stderr
