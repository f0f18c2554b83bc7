"""Finds the package that Bilan was installed from, and its hash, so that a report can be locked to it.

Sources of the hash, the first that there is:
- a file that the user names;
- `direct_url.json` (PEP 610), which pip writes when it installs from a file or an address;
- the index that pip uses: the wheel of this version is downloaded, as pip would to install it.
A wheel is taken only if its list of files has the hashes of the files that are installed (RECORD, PEP 376 and 427).
"""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zipfile import BadZipFile, ZipFile

from bilan.filesystem.file_reading import read_or_raise
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import translatable
from bilan.scaffolds.dependency_lock import Pin

NAME = "bilan"
_OF_THE_INSTALLER = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")


class UnknownPackageError(ExplainedError):
    """The package cannot be found, or is another one."""


@dataclass(frozen=True)
class FoundPackage:
    """A pin, and the wheel to keep in the report if no index has it: its file name and content."""

    pin: Pin
    wheel: tuple[str, bytes] | None = None


def find_package(file: Path | None = None, installed: Distribution | None = None) -> FoundPackage:
    """Return the package of the Bilan that is installed; raises `UnknownPackageError`."""
    installed = installed or distribution(NAME)
    if file is not None:
        if not file.is_file():
            raise UnknownPackageError(translatable("There is no file {file}.", file=file))
        return _local(file, installed)
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if not origin:
        return _from_index(installed)
    if "archive_info" not in origin:
        raise UnknownPackageError(
            translatable("Bilan is installed from a folder, which has no hash. Build a wheel, and run “bilan lock FILE”.")
        )
    address = str(origin["url"])
    if urlsplit(address).scheme == "file":
        return _local(Path(url2pathname(urlsplit(address).path)), installed)
    sha256 = _sha256(origin["archive_info"])
    if not sha256:
        raise UnknownPackageError(translatable("pip did not keep the hash of {address}.", address=address))
    return FoundPackage(Pin(installed.version, sha256, address=address))


def _sha256(archive: dict[str, object]) -> str:
    """Return the hash that pip wrote down; its older form is `hash: sha256=…`."""
    hashes = archive.get("hashes")
    if isinstance(hashes, dict) and "sha256" in hashes:
        return str(hashes["sha256"])
    return str(archive.get("hash", "")).partition("sha256=")[2]


def _local(file: Path, installed: Distribution) -> FoundPackage:
    if not file.is_file():
        raise UnknownPackageError(
            translatable("{file}, from which Bilan was installed, is gone. Run “bilan lock FILE” with a copy.", file=file)
        )
    content = read_or_raise(file, str(file))
    _check(file.name, content, installed)
    return FoundPackage(Pin(installed.version, hashlib.sha256(content).hexdigest(), local=True), (file.name, content))


def _from_index(installed: Distribution) -> FoundPackage:
    with TemporaryDirectory(prefix="bilan-") as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary", ":all:", "--dest", folder, f"{NAME}=={installed.version}"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            raise UnknownPackageError(
                translatable(
                    "pip finds no wheel of Bilan {version}. Run “bilan lock FILE” with one.", version=installed.version
                )
            )
        content = read_or_raise(wheels[0], wheels[0].name)
        _check(wheels[0].name, content, installed)
    return FoundPackage(Pin(installed.version, hashlib.sha256(content).hexdigest()))


def _check(name: str, wheel: bytes, installed: Distribution) -> None:
    """Raise `UnknownPackageError` if a wheel is not that of the installed files."""
    try:
        with ZipFile(BytesIO(wheel)) as archive:
            (record,) = [path for path in archive.namelist() if path.endswith(".dist-info/RECORD")]
            listed = _hashes(archive.read(record).decode().splitlines())
    except (BadZipFile, ValueError):
        raise UnknownPackageError(translatable("{file} is not a wheel.", file=name)) from None
    present = _hashes((installed.read_text("RECORD") or "").splitlines())
    if not listed or not listed.items() <= present.items():
        raise UnknownPackageError(
            translatable("{file} is not the Bilan that is installed here ({version}).", file=name, version=installed.version)
        )


def _hashes(record: Iterable[str]) -> dict[str, str]:
    rows = (row for row in csv.reader(record) if len(row) == 3)
    return {path: digest for path, digest, _ in rows if digest and path.rpartition("/")[2] not in _OF_THE_INSTALLER}
