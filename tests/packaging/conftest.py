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
    with tarfile.open(_built("sdist", checkout, out)) as archive:
        archive.extractall(out / "unpacked", filter="data")
    (source,) = (out / "unpacked").iterdir()
    return Packages(tracked, source, _built("wheel", source, out))


def _tracked() -> frozenset[str]:
    """The files of the repository, new ones too, without those that Git ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return frozenset(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def _built(kind: str, source: Path, out: Path) -> Path:
    made = f"from setuptools import build_meta; print(build_meta.build_{kind}({str(out)!r}))"
    done = subprocess.run([sys.executable, "-c", made], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out / done.stdout.splitlines()[-1]
