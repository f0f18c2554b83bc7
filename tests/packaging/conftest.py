"""The source archive and the wheel, made as a release makes them: the wheel from the unpacked archive."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT


@dataclass(frozen=True)
class Packages:
    """The files of the repository by path, the unpacked source archive, and the wheel."""

    tracked: frozenset[str]
    source: Path
    wheel: Path


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    checkout, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("packages")
    tracked = _tracked()
    for name in tracked:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, checkout / name)
    made = [sys.executable, str(ROOT / ".ci/packages.py"), str(checkout), str(out)]
    done = subprocess.run(made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    archive, wheel = done.stdout.splitlines()[-2:]
    with tarfile.open(archive) as packed:
        packed.extractall(out / "unpacked", filter="data")
    (source,) = (out / "unpacked").iterdir()
    return Packages(tracked, source, Path(wheel))


def _tracked() -> frozenset[str]:
    """The files of the repository, new ones too, without those that Git ignores. In an unpacked source archive, its files."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    else:
        listed = (ROOT / "generator/bilan.egg-info/SOURCES.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for name in listed if name and not is_made(name) and (ROOT / name).is_file())


def is_made(name: str) -> bool:
    """Whether setuptools writes this file while it makes the source archive."""
    return name in ("PKG-INFO", "setup.cfg") or name.startswith(("generator/bilan.egg-info/", "build/"))
