"""Reads files at a revision from git's object store: nothing is checked out, and the working folder does not change."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bilan.filesystem.atomic_write import put_file
from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import Message, translatable

FOLDERS = ("data", "content")  # of which all files are read: a report without its shapes or pictures has errors
BRAND = "_brand.yml"  # read with the files that it names
BATCH = 50  # files whose content is in memory at a time
_FILES = (b"100644", b"100755")
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")  # the folder decides the repository

# What git says (in English, because of LC_ALL) since CVE-2022-24765, mostly in containers that mount somebody's checkout.
_OF_ANOTHER_USER = re.compile(r"detected dubious ownership in repository at '(.+)'")


class UnavailableError(ExplainedError):
    """A revision cannot be read."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit by its full name, and the word that names it on the command line."""

    commit: str
    word: str


def revision(root: Path, word: str) -> Revision:
    """Return the commit that a word names in the repository of `root`. Raises `UnavailableError`."""
    _require_repository(root)
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    if found.returncode or not word:
        raise UnavailableError(_unknown(root, word))
    return Revision(found.stdout.decode().strip(), word)


@contextmanager
def folder_at(root: Path, revision: Revision) -> Iterator[Path]:
    """Yield a temporary folder with the files of the report at a revision."""
    with TemporaryDirectory(prefix="bilan-") as name:
        folder = Path(name).resolve()
        for path, data in files_at(root, revision):
            put_file(folder / path, data)
        if not (folder / "data").is_dir():
            raise UnavailableError(translatable("there was no folder “data” at {revision}.", revision=revision.word))
        yield folder


def files_at(root: Path, revision: Revision) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of `data` and `content`, and those of the brand, with their content.

    Links and submodules are skipped.
    """
    listed = _checked_output(_git(root, "ls-tree", "-r", "-z", revision.commit))
    entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
    blobs = {
        path: about.split()[2]
        for about, raw in entries
        if about.split()[0] in _FILES and ".." not in (path := PurePosixPath(os.fsdecode(raw))).parts
    }
    brand = PurePosixPath(BRAND)
    named = next(_contents(root, [(brand, blobs[brand])]))[1].decode("utf-8", "replace") if brand in blobs else ""
    read = [(path, blob) for path, blob in blobs.items() if path.parts[0] in FOLDERS or path == brand or str(path) in named]
    for start in range(0, len(read), BATCH):
        yield from _contents(root, read[start : start + BATCH])


def _contents(root: Path, blobs: Sequence[tuple[PurePosixPath, bytes]]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield each path with the content of its blob."""
    content = _checked_output(_git(root, "cat-file", "--batch", given=b"".join(name + b"\n" for _, name in blobs)))
    start = 0
    for path, _ in blobs:
        end = content.index(b"\n", start)
        size = int(content[start:end].split()[2])
        yield path, content[end + 1 : end + 1 + size]
        start = end + size + 2


def _require_repository(root: Path) -> None:
    found = _git(root, "rev-parse", "--is-inside-work-tree")
    if found.returncode:
        output = found.stderr.decode("utf-8", "replace").strip()
        reason = output.partition("\n")[0]
        if owner := _OF_ANOTHER_USER.search(output):
            raise UnavailableError(
                translatable(
                    "git does not read {folder}: it belongs to another user. Allow it once with “{command}”.",
                    folder=owner.group(1),
                    command=f"git config --global --add safe.directory {shlex.quote(owner.group(1))}",
                )
            )
        values = {"folder": root.resolve(), "reason": reason}
        raise UnavailableError(translatable("{folder} is not in a git repository that can be read ({reason}).", **values))


def _unknown(root: Path, word: str) -> Message:
    if _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return translatable(
            "there is no revision “{word}” in this shallow clone, which has only the latest ones. Fetch the "
            "others with “git fetch --unshallow”; in a pipeline, check out with “fetch-depth: 0”.",
            word=word,
        )
    return translatable("there is no revision “{word}” in this repository; write a branch, a tag or a commit.", word=word)


def _checked_output(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise UnavailableError(translatable("git cannot read that revision: {reason}.", reason=reason))
    return done.stdout


def _git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment = {**inherited, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(["git", *words], cwd=root, env=environment, input=given, capture_output=True, check=False)
    except OSError as error:
        raise UnavailableError(translatable("git cannot be run: {reason}.", reason=error.strerror)) from error
