"""Files are written whole or not at all: beside their place, to the disk, and then into their place in one step.

POSIX: rename(2) replaces a file in one step; what fsync(2) has returned for outlives a loss of power.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bilan.filesystem.file_problems import FileError, unwritable


def replace_file(path: Path, data: bytes) -> None:
    """Have a file hold these bytes, or stay as it is; raises `FileError` (`unwritable-file`)."""
    replace_files({path: data})


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Have files hold these bytes; where one of them cannot be written, all stay as they are.

    Links are followed, and who may read a file stays as it was. Raises `FileError` (`unwritable-file`).
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
    """Make a folder with these files, or nothing; one that is there gets them beside what it holds. Raises `FileError`."""
    half = target.with_name(f".{target.name}.half")
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
    """Write a file into a folder that nobody reads yet, as a site that is being built; raises `FileError`."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing; raises `FileError` (`unwritable-file`)."""
    with writing(path):
        path.mkdir(parents=True, exist_ok=True)


def is_empty_folder(path: Path) -> bool:
    """Whether a folder is there and holds nothing; `OSError` where it cannot be looked into."""
    return path.is_dir() and not any(path.iterdir())


def remove_file(path: Path) -> None:
    """Remove a file, where there is one; raises `FileError` (`unwritable-file`)."""
    with writing(path):
        path.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Within it, a refusal of the system to write is the problem `unwritable-file` of this path (`FileError`)."""
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
    """Write a file as far as the disk: a network drive tells only then that it is full."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Have a new name in a folder outlive a loss of power, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
