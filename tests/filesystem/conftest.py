"""Faults of a disk: put in by hand, since who runs the tests may be allowed everything; and commands without that right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Refuse = Callable[[Path, int], None]
WITHOUT_RIGHTS = "-dac_override,-dac_read_search"


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """From now on the system refuses a path, and all below it, with an error number."""
    refused: dict[str, int] = {}

    def guarded(name: str) -> None:
        real = getattr(os, name)

        def call(path: object, *given: object, **named: object) -> object:
            for place, number in refused.items():
                if isinstance(path, str | os.PathLike) and Path(place) in (Path(path), *Path(path).parents):
                    raise OSError(number, os.strerror(number), str(path))
            return real(path, *given, **named)

        monkeypatch.setattr(os, name, call)

    for name in ("open", "scandir"):
        guarded(name)
    return lambda path, number: refused.update({str(path): number})


Unprivileged = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def unprivileged() -> Unprivileged:
    """Runs Python in a folder as a user without administrator rights, in English."""
    binding: list[str] = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("the rights of files do not bind root, and setpriv (util-linux) is not installed")
        binding = [setpriv, "--bounding-set", WITHOUT_RIGHTS, "--inh-caps", WITHOUT_RIGHTS, "--"]

    def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "BILAN_LANG": "en", **variables}
        command = [*binding, sys.executable, *words]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    return run
