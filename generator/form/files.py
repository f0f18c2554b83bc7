"""The data files of a report as forms: what a file shows, and the text it becomes when it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.error import YAMLError

from generator.editing.files import record_of
from generator.editing.layout import comments, tree, written
from generator.filesystem.folder import ReportFolder
from generator.form.spreading import Spreading, Value, cleaned
from generator.problems import Problem
from generator.reading.parser import parse
from generator.reading.source import LARGEST_FILE, decoded, source_of
from generator.said import Said, said
from generator.schema.record import RecordOf


class UnreadableError(Exception):
    """Why a file cannot be shown or saved as a form."""

    def __init__(self, why: Said) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class FormFiles:
    """The data files below the folder of a report."""

    root: Path
    languages: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every file that can be a form, relative to the folder."""
        folder = ReportFolder.at(self.root)
        found, _ = folder.files(self.root / "data", lambda name: name.endswith(".yml"))
        return tuple(name for name in map(folder.name, found) if record_of(name) is not None)

    def shown(self, name: str, text: str) -> Value:
        """What the form shows of a file with that text; raises `UnreadableError`."""
        kind = self._kind(name)
        _read_well(text)
        return Spreading(self.languages).spread(tree(text), kind)

    def saved(self, name: str, value: Value) -> str:
        """The text of the file, as it stands on disk, with what the form says put in; raises `UnreadableError`."""
        kind, spreading = self._kind(name), Spreading(self.languages)
        text = self._text(name)
        _read_well(text)
        before = tree(text)
        if cleaned(spreading.spread(before, kind)) == cleaned(value):
            return text
        laid_out = _with_comments_of(text, written(spreading.merged(before, value, kind)))
        _read_well(laid_out)
        if cleaned(spreading.spread(tree(laid_out), kind)) != cleaned(value):
            raise UnreadableError(
                said("This form cannot be saved without changing something else; edit {file} by hand.", file=name)
            )
        return laid_out

    def _text(self, name: str) -> str:
        data = ReportFolder.at(self.root).bytes(self.root / name, LARGEST_FILE)
        _, problems = source_of(data, name)
        if isinstance(data, Problem) or problems:
            raise UnreadableError(_first(str(problems[0].place.line), problems[0].message))
        return data.decode("utf-8-sig").replace("\r\n", "\n")

    def _kind(self, name: str) -> object:
        record = record_of(name)
        if record is None or name not in self.names:
            raise UnreadableError(said("{file} is not a data file of this report.", file=name))
        return RecordOf(record)


def _with_comments_of(before: str, after: str) -> str:
    """The text with the comments that stood by something that was deleted, at its end: they may say more than it did."""
    lost = comments(before) - comments(after)
    return after + "".join(f"{comment}\n" for comment in lost.elements())


def _read_well(text: str) -> None:
    """Raises `UnreadableError` with the first problem of a text that is not in our dialect."""
    source, unreadable = decoded(text.encode("utf-8", "surrogatepass"), "file")
    root, problems = parse(source)
    found = [*unreadable, *problems]
    if found or root is None:
        raise UnreadableError(_first(str(found[0].place.line), found[0].message) if found else said("This file is empty."))
    try:
        tree(text)
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError(said("This file cannot be read: {reason}.", reason=type(error).__name__)) from error


def _first(line: str, message: str) -> Said:
    return said("Line {line}: {message}", line=line, message=message)
