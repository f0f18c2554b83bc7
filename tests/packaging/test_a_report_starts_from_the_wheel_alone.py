"""On a clean machine: the wheel is installed into an empty environment, away from the repository, and starts reports.

The libraries come from the environment of the tests, because tests use no network.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from importlib.metadata import Distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from bilan.cli.installed_package import UnknownPackageError, find_package
from tests.packaging.conftest import Packages


@pytest.fixture(scope="module")
def bilan(packages: Packages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `bilan` in an environment that has the wheel."""
    home = tmp_path_factory.mktemp("environment")
    _ran(sys.executable, "-m", "venv", "--without-pip", home, where=home)
    places = sysconfig.get_paths("venv", {"base": str(home), "platbase": str(home)})
    python = Path(places["scripts"]) / ("python.exe" if os.name == "nt" else "python")
    offline = ["--no-deps", "--no-index", "--no-compile", "--quiet", "--disable-pip-version-check"]
    _ran(sys.executable, "-m", "pip", "--python", python, "install", *offline, packages.wheel, where=home)
    libraries = sysconfig.get_paths()["purelib"]  # .pth files in it are not read: the repository stays out
    (Path(places["purelib"]) / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return python.with_name("bilan")


def _ran(*command: str | Path, where: Path, code: int = 0) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_the_documentation_is_that_of_the_wheel(bilan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "# Importing figures" in _ran(bilan, "help", "import", where=tmp_path)
    monkeypatch.setenv("BILAN_LANG", "fr")
    assert "| Le titre du rapport, tel qu’il paraît en haut de chaque page. |" in _ran(
        bilan, "help", "format", where=tmp_path
    )


def test_an_arabic_report_is_started_locked_built_and_whole(bilan: Path, packages: Packages, tmp_path: Path) -> None:
    _ran("git", "init", "-q", ".", where=tmp_path)
    _ran(bilan, "new", ".", "--languages", "ar,fr", "--forge", "gitlab", where=tmp_path)
    lock = (tmp_path / "requirements.txt").read_text(encoding="utf-8")
    digest = hashlib.sha256(packages.wheel.read_bytes()).hexdigest()
    assert f"bilan=={packages.wheel.name.split('-')[1]} \\\n    --hash=sha256:{digest}" in lock
    assert (tmp_path / "wheels" / packages.wheel.name).read_bytes() == packages.wheel.read_bytes()
    _ran(bilan, "build", where=tmp_path / "data")
    _ran(bilan, "verify-site", "--files-only", where=tmp_path / "content")
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert '<html lang="ar-MA" dir="rtl"' in home
    assert (tmp_path / "site/fr/index.html").is_file()


def test_a_wheel_is_locked_only_if_its_files_are_installed(bilan: Path, packages: Packages, tmp_path: Path) -> None:
    (metadata,) = bilan.parents[1].rglob("bilan-*.dist-info")
    installed = Distribution.at(metadata)
    assert Path(str(installed.locate_file("bilan"))).is_relative_to(bilan.parents[1])
    found = find_package(packages.wheel, installed)
    assert found == find_package(None, installed)
    assert found.pin.sha256 == hashlib.sha256(packages.wheel.read_bytes()).hexdigest()
    other = tmp_path / packages.wheel.name
    with ZipFile(packages.wheel) as wheel, ZipFile(other, "w") as changed:
        for name in wheel.namelist():
            changed.writestr(
                name, wheel.read(name).replace(b"bilan/cli/__init__.py,sha256=", b"bilan/cli/__init__.py,sha256=x")
            )
    for content, why in ((other.read_bytes(), "is not the Bilan that is installed here"), (b"x", "is not a wheel")):
        other.write_bytes(content)
        with pytest.raises(UnknownPackageError, match=why):
            find_package(other, installed)
    with pytest.raises(UnknownPackageError, match="There is no file"):
        find_package(tmp_path / "none.whl", installed)
    packages.wheel.rename(packages.wheel.with_suffix(".moved"))
    try:
        with pytest.raises(UnknownPackageError, match="is gone"):
            find_package(None, installed)
    finally:
        packages.wheel.with_suffix(".moved").rename(packages.wheel)
