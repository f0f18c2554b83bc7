"""Writes files whole or not at all: first beside their place and to the disk, then into place in one step.

POSIX: rename(2) replaces a file in one step; what fsync(2) has confirmed survives a loss of power.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bilan.filesystem.file_problems import FileError, unwritable


def replace_file(path: Path, data: bytes) -> None:
    """Write these bytes to a file, or leave it as it is. Raises `FileError` (`unwritable-file`)."""
    replace_files({path: data})


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write these bytes to files; if one of them cannot be written, leave all as they are.

    Links are followed, and permissions stay. Raises `FileError` (`unwritable-file`).
    """
    places = {path: Path(os.path.realpath(path)) for path in contents}
    halves = {path: place.with_name(f".{place.name}.half") for path, place in places.items()}
    try:
        for path, data in contents.items():
            with writing(path):
                _write_beside(halves[path], places[path], data)
        for path, place in places.items():
            with writing(path):
                halves[path].replace(place)
                _flush_folder(place.parent)
    finally:
        for half in halves.values():
            with suppress(OSError):
                half.unlink(missing_ok=True)


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files, or nothing. An existing folder keeps its files and gets these too.

    Raises `FileError`.
    """
    # an existing folder may be a mount, or in a folder where nothing may be written: nothing is written beside it
    half = (target if target.is_dir() else target.parent) / f".{target.name}.half"
    try:
        with writing(target):
            shutil.rmtree(half, ignore_errors=True)
            for name, data in files.items():
                (half / name).parent.mkdir(parents=True, exist_ok=True)
                _write_through(half / name, data)
            if target.exists():
                for path in half.iterdir():
                    path.rename(target / path.name)
            else:
                half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def put_file(path: Path, data: bytes) -> None:
    """Write a file into a folder that nobody reads yet, such as a site that is being built. Raises `FileError`."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def make_folder(path: Path) -> None:
    """Make a folder and its missing parents. Raises `FileError` (`unwritable-file`)."""
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)


def is_empty_folder(path: Path) -> bool:
    """Return whether a folder exists and is empty. Raises `OSError` if it cannot be listed."""
    return path.is_dir() and not any(path.iterdir())


def entry_names(path: Path) -> list[str]:
    """Return the names of what is in a folder, sorted. Raises `OSError` if it cannot be listed."""
    return sorted(entry.name for entry in path.iterdir())


def remove_file(path: Path) -> None:
    """Remove a file if it exists. Raises `FileError` (`unwritable-file`)."""
    with writing(path):
        path.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a refusal of the system within the block into the problem `unwritable-file` of this path (`FileError`)."""
    try:
        yield
    except OSError as error:
        raise FileError(unwritable(str(path), error)) from error


def _write_beside(half: Path, place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    _write_through(half, data)
    if place.exists():
        shutil.copymode(place, half)


def _write_through(path: Path, data: bytes) -> None:
    """Write a file through to the disk: a network drive reports only then that it is full."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a new name in a folder survive a loss of power, if the system can open folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
