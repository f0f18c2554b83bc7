"""The folder of a report: what may be read of it, and how messages name its files.

A link may lead to any place in the folder. One that leads out of it is a problem unless `linked_folders` allows the place,
so that a file of the build machine is never published or quoted.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bilan.diagnostics.problem import Place, Problem
from bilan.filesystem.file_problems import BAD_NAME, OUTSIDE, UNREADABLE, unreadable, unreadable_folder
from bilan.filesystem.file_reading import opened, read_file
from bilan.filesystem.leftovers import is_leftover
from bilan.filesystem.links_out import OPTION, SETTINGS, linked_folders
from bilan.messages.message import translatable

DEEPEST = 40  # folders in folders; file systems and libraries fail beyond some depth


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a folder by name, without hidden files and leftovers, and the problems of those that cannot be read."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFolder:
    """The folder `root` of a report, and the folders outside it that links may lead to, all resolved.

    `unsaved` are the bytes of files that are read in place of those on disk, as if they were saved; None for one that is
    gone.
    """

    root: Path
    real: Path
    linked: tuple[Path, ...] = ()
    unsaved: Mapping[Path, bytes | None] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path, unsaved: Mapping[Path, bytes | None] | None = None) -> ReportFolder:
        """Return the folder of a report with the settings in it."""
        return cls(root, real_path(root), linked_folders(root), unsaved or {})

    @property
    def settings_problems(self) -> tuple[Problem, ...]:
        """The problem of settings that exist and cannot be read: `unreadable-file`."""
        try:
            opened(self.root / SETTINGS).close()
        except FileNotFoundError:
            return ()
        except OSError as error:
            return (unreadable(SETTINGS, error),)
        return ()

    def name(self, path: Path) -> str:
        """Return the name of a file in messages: its path from the report's folder."""
        return path.absolute().relative_to(self.root.absolute()).as_posix()

    def read(self, path: Path, most: int) -> bytes | Problem | None:
        """Return the bytes of a file, at most `most`; None if there is no file.

        Problems: `unreadable-file`, `file-too-large`, `link-outside-report`.
        """
        if path in self.unsaved:
            return self.unsaved[path]
        if not os.path.lexists(path):
            return self._hidden_by(path)
        return self._leads_out(path) or read_file(path, self.name(path), most)

    def bytes(self, path: Path, most: int) -> bytes | Problem:
        """Return the bytes of a file from a listing. One that has gone since is `unreadable-file`."""
        data = self.read(path, most)
        return read_file(path, self.name(path), most) if data is None else data

    def refuses(self, path: Path) -> Problem | None:
        """Return why a file cannot be read, None if it can."""
        if problem := self._leads_out(path):
            return problem
        if path in self.unsaved:
            return None
        try:
            opened(path).close()
        except OSError as error:
            return unreadable(self.name(path), error)
        return None

    def listing(self, folder: Path) -> Listing:
        """Return the entries of a folder, none if it does not exist. Problems: `unreadable-file`, `link-outside-report`."""
        if problem := self._leads_out(folder):
            return Listing((), (), (problem,))
        try:
            with os.scandir(folder) as found:
                entries = sorted((entry for entry in found if not is_leftover(entry.name)), key=lambda entry: entry.name)
        except FileNotFoundError:
            entries = []
        except OSError as error:
            return Listing((), (), (unreadable_folder(self.name(folder), error),))
        folders = {folder / entry.name for entry in entries if _is_folder(entry)}
        files = {folder / entry.name for entry in entries} - folders
        below = {path: path.relative_to(folder).parts for path in self.unsaved if path.is_relative_to(folder)}
        folders |= {folder / parts[0] for path, parts in below.items() if len(parts) > 1 and self.unsaved[path] is not None}
        files |= {path for path, parts in below.items() if len(parts) == 1}
        files -= {path for path, data in self.unsaved.items() if data is None}
        return Listing(tuple(sorted(files)), tuple(sorted(folders)))

    def files(self, folder: Path, accepts: Callable[[str], bool]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
        """Return the files below a folder whose name `accepts` allows, sorted by path, and the problems.

        Problems: those of `listing` and `refuses`, `bad-file-name`.
        """
        found, problems = list[Path](), list[Problem]()
        for item in self._walk(folder):
            if isinstance(item, Problem):
                problems.append(item)
            elif accepts(item.name):
                found.append(item)
        found.sort()
        problems += (problem for path in found if (problem := self.refuses(path)))
        problems += self._bad_names(found)
        return tuple(found), tuple(problems)

    def _walk(self, folder: Path) -> Iterator[Path | Problem]:
        """Return the files below a folder, at any depth, without recursion; no circle of links is followed."""
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
        """Return the problem of a link that leads out of the report; None for other files and for allowed links."""
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
        """Return why it cannot be known whether a file exists; None if it can."""
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
        """Yield a problem for each name that another computer, or a browser, could not find again."""
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
    """Return where a path leads with its links followed; links in a circle stay as they are."""
    return Path(os.path.realpath(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle; it is reported when it is read
        return False


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
