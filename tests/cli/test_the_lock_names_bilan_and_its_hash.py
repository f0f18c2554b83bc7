"""`bilan lock`: requirements.txt has Bilan and everything it needs in one version each, with hashes (pip's hash-checking mode)."""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution
from os import PathLike
from pathlib import Path

import pytest

from bilan.cli.installed_package import UnknownPackageError, find_package
from bilan.cli.lock_command import lock_files
from bilan.scaffolds.dependency_lock import Pin, lock_text
from tests.conftest import ROOT, Folder, RunBilan

HASH = "0" * 63 + "a"


class Installed(Distribution):
    """A distribution whose metadata are texts."""

    def __init__(self, **files: str) -> None:
        self._files = {"METADATA": "Metadata-Version: 2.4\nName: bilan\nVersion: 1.2.3\n", **files}

    def read_text(self, filename: str) -> str | None:
        return self._files.get(filename.replace(".json", ""))

    def locate_file(self, path: str | PathLike[str]) -> Path:
        return Path(path)


def test_every_requirement_has_a_version_and_a_hash() -> None:
    text = lock_text(Pin("1.2.3", HASH))
    entries = re.split(r"\n(?=[\w-])", re.sub(r"(?m)^ *#.*\n", "", text).strip())
    assert f"bilan==1.2.3 \\\n    --hash=sha256:{HASH}" in text
    assert all(re.match(r"[\w.-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert len(entries) == len(re.findall(r"(?m)^[\w.-]+==", locked)) + 1


def test_a_package_from_an_address_is_locked_to_the_address() -> None:
    address = "https://forge.example/bilan-1.2.3-py3-none-any.whl"
    for archive in ({"hashes": {"sha256": HASH}}, {"hash": f"sha256={HASH}"}):
        installed = Installed(direct_url=json.dumps({"url": address, "archive_info": archive}))
        assert f"bilan @ {address} \\\n    --hash=sha256:{HASH}" in lock_text(find_package(None, installed).pin)
    with pytest.raises(UnknownPackageError, match="did not keep the hash"):
        find_package(None, Installed(direct_url=json.dumps({"url": address, "archive_info": {}})))


def test_a_folder_has_no_hash() -> None:
    origin = {"url": "file:///x", "dir_info": {"editable": True}}
    with pytest.raises(UnknownPackageError, match="installed from a folder"):
        find_package(None, Installed(direct_url=json.dumps(origin)))


def test_an_index_without_the_wheel_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(UnknownPackageError, match="pip finds no wheel"):
        find_package(None, Installed())


def test_without_a_hash_pip_is_not_given_a_lock_that_seems_whole() -> None:
    assert "\nbilan" not in lock_files(None)["requirements.txt"].decode()
    assert "run “bilan lock FILE”" in lock_files(None)["requirements.txt"].decode()


def test_a_wrong_file_changes_nothing(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"requirements.txt": "mine", "x.whl": b"x"})
    code, _, err = run_bilan("-C", root, "lock", root / "x.whl")
    assert (code, (root / "requirements.txt").read_text(encoding="utf-8")) == (1, "mine")
    assert "x.whl is not a wheel." in err
