"""The folder of a report: what may be read of it, and by which names messages know it.

A link may lead to any place within the folder. One that leads out of it is a problem, so that a file of the machine that
builds is never published or quoted, unless the settings allow the place (`linked_folders`).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bilan.diagnostics.problem import Place, Problem
from bilan.filesystem.file_problems import BAD_NAME, OUTSIDE, UNREADABLE, unreadable, unreadable_folder
from bilan.filesystem.file_reading import opened, read_file
from bilan.filesystem.leftovers import is_leftover
from bilan.filesystem.links_out import OPTION, SETTINGS, linked_folders
from bilan.messages.message import translatable

DEEPEST = 40  # folders within folders; file systems and libraries fail somewhere beyond


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds, by name and without what is hidden or left there, and what could not be looked at."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFolder:
    """The folder `root` of a report, and the folders outside it that links may lead to, both resolved."""

    root: Path
    real: Path
    linked: tuple[Path, ...] = ()

    @classmethod
    def at(cls, root: Path) -> ReportFolder:
        """The folder of a report, by the settings that lie in it."""
        return cls(root, real_path(root), linked_folders(root))

    @property
    def settings_problems(self) -> tuple[Problem, ...]:
        """Why the settings cannot be read, where there are any: `unreadable-file`."""
        try:
            opened(self.root / SETTINGS).close()
        except FileNotFoundError:
            return ()
        except OSError as error:
            return (unreadable(SETTINGS, error),)
        return ()

    def name(self, path: Path) -> str:
        """The name of a file in messages: its path from the report's folder."""
        return path.absolute().relative_to(self.root.absolute()).as_posix()

    def read(self, path: Path, most: int) -> bytes | Problem | None:
        """The bytes of a file, at most so many; None where there is nothing.

        Problems: `unreadable-file`, `file-too-large`, `link-outside-report`.
        """
        if not os.path.lexists(path):
            return self._hidden_by(path)
        return self._leads_out(path) or read_file(path, self.name(path), most)

    def bytes(self, path: Path, most: int) -> bytes | Problem:
        """The bytes of a file that was found in a listing; one that is gone since is `unreadable-file`."""
        data = self.read(path, most)
        return read_file(path, self.name(path), most) if data is None else data

    def refuses(self, path: Path) -> Problem | None:
        """Why a file cannot be read; None where it can."""
        if problem := self._leads_out(path):
            return problem
        try:
            opened(path).close()
        except OSError as error:
            return unreadable(self.name(path), error)
        return None

    def listing(self, folder: Path) -> Listing:
        """What a folder holds; all empty where there is none. Problems: `unreadable-file`, `link-outside-report`."""
        if problem := self._leads_out(folder):
            return Listing((), (), (problem,))
        try:
            with os.scandir(folder) as found:
                entries = sorted((entry for entry in found if not is_leftover(entry.name)), key=lambda entry: entry.name)
        except FileNotFoundError:
            return Listing((), ())
        except OSError as error:
            return Listing((), (), (unreadable_folder(self.name(folder), error),))
        folders = {entry.name for entry in entries if _is_folder(entry)}
        return Listing(
            tuple(folder / entry.name for entry in entries if entry.name not in folders),
            tuple(folder / entry.name for entry in entries if entry.name in folders),
        )

    def files(self, folder: Path, wanted: Callable[[str], bool]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
        """The files below a folder whose name is wanted, in the order of their paths, and what could not be looked at.

        Problems: those of `listing` and `refuses`, `bad-file-name`.
        """
        found, problems = list[Path](), list[Problem]()
        for item in self._walk(folder):
            if isinstance(item, Problem):
                problems.append(item)
            elif wanted(item.name):
                found.append(item)
        found.sort()
        problems += (problem for path in found if (problem := self.refuses(path)))
        problems += self._bad_names(found)
        return tuple(found), tuple(problems)

    def _walk(self, folder: Path) -> Iterator[Path | Problem]:
        """The files below a folder, at any depth: no recursion, no circle of links is followed."""
        waiting: list[tuple[Path, tuple[Path, ...]]] = [(folder, (real_path(folder),))]
        while waiting:
            place, above = waiting.pop()
            if len(above) > DEEPEST:
                yield self._too_deep(place)
                continue
            listing = self.listing(place)
            yield from listing.problems
            yield from listing.files
            for inner in listing.folders:
                real = real_path(inner)
                if inner.is_symlink() and any(one.is_relative_to(real) for one in above):
                    yield self._leads_out(inner) or self._in_a_circle(inner)
                else:
                    waiting.append((inner, (*above, real)))

    def _leads_out(self, path: Path) -> Problem | None:
        """The problem of a link that leads out of the report; None for what is no link, or leads to where it may."""
        if not path.is_symlink():
            return None
        real = real_path(path)
        if any(real.is_relative_to(folder) for folder in (self.real, *self.linked)):
            return None
        message = translatable("This link leads out of the report, to {target}.", target=path.readlink())
        hint = translatable(
            "Copy what it leads to into the report, or allow its folder in mkdocs.yml (“{option}”).", option=OPTION
        )
        return OUTSIDE.at(Place(self.name(path)), message, hint)

    def _hidden_by(self, path: Path) -> Problem | None:
        """Where it cannot be known whether there is a file: why."""
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            return unreadable(self.name(path), error)
        return None

    def _in_a_circle(self, link: Path) -> Problem:
        message = translatable("This link leads back to a folder that holds it: its files would never end.")
        return UNREADABLE.at(Place(self.name(link)), message, translatable("Delete the link."))

    def _too_deep(self, folder: Path) -> Problem:
        message = translatable("This folder is more than {most} folders deep; it is not read.", most=DEEPEST)
        return UNREADABLE.at(Place(self.name(folder)), message, translatable("Move it up."))

    def _bad_names(self, paths: list[Path]) -> Iterator[Problem]:
        """Names that another computer, or a browser, would not find again."""
        known: dict[str, Path] = {}
        for path in paths:
            name = self.name(path)
            if not _is_text(name):
                message = translatable("The name of this file is not UTF-8 text.")
                yield BAD_NAME.at(Place(name), message, translatable("Rename it, best with the letters a to z and digits."))
            folded = unicodedata.normalize("NFC", name).casefold()
            if folded in known:
                message = translatable(
                    "On Windows and macOS this file and “{other}” are one and the same.", other=self.name(known[folded])
                )
                hint = translatable("Rename one of them: the names differ only in capitals, or in how an accent is stored.")
                yield BAD_NAME.at(Place(name), message, hint)
            known.setdefault(folded, path)


def real_path(path: Path) -> Path:
    """Where a path leads once its links are followed; links in a circle stay as they are."""
    return Path(os.path.realpath(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle; why it cannot be read is said when it is
        return False


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
