"""The data files of a report as forms: the values of a file, and its text after saving."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.error import YAMLError

from bilan.diagnostics.problem import Problem
from bilan.edit_form.form_values import FormMapper, Value, clean_value
from bilan.editing.schema_files import record_of
from bilan.editing.yaml_format import comments, dump_tree, load_tree
from bilan.filesystem.report_folder import ReportFolder
from bilan.messages.message import Message, translatable
from bilan.schema.record import RecordOf
from bilan.yaml.parser import parse
from bilan.yaml.source_text import LARGEST_FILE, decode, source_of


class UnreadableError(Exception):
    """A file cannot be shown or saved as a form."""

    def __init__(self, why: Message) -> None:
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
        """Return the form's values for a file with that text. Raises `UnreadableError`."""
        kind = self._kind(name)
        _read_well(text)
        return FormMapper(self.languages).spread(load_tree(text), kind)

    def saved(self, name: str, value: Value) -> str:
        """Return the text of the file on disk with the form's values merged in. Raises `UnreadableError`."""
        kind, spreading = self._kind(name), FormMapper(self.languages)
        text = self._text(name)
        _read_well(text)
        before = load_tree(text)
        if clean_value(spreading.spread(before, kind)) == clean_value(value):
            return text
        formatted = _with_comments_of(text, dump_tree(spreading.merged(before, value, kind)))
        _read_well(formatted)
        if clean_value(spreading.spread(load_tree(formatted), kind)) != clean_value(value):
            raise UnreadableError(
                translatable("This form cannot be saved without changing something else; edit {file} by hand.", file=name)
            )
        return formatted

    def _text(self, name: str) -> str:
        data = ReportFolder.at(self.root).bytes(self.root / name, LARGEST_FILE)
        _, problems = source_of(data, name)
        if isinstance(data, Problem) or problems:
            raise UnreadableError(_first(str(problems[0].place.line), problems[0].message))
        return data.decode("utf-8-sig").replace("\r\n", "\n")

    def _kind(self, name: str) -> object:
        record = record_of(name)
        if record is None or name not in self.names:
            raise UnreadableError(translatable("{file} is not a data file of this report.", file=name))
        return RecordOf(record)


def _with_comments_of(before: str, after: str) -> str:
    """Return the text with the comments of deleted parts at its end, because they may be about more than these."""
    lost = comments(before) - comments(after)
    return after + "".join(f"{comment}\n" for comment in lost.elements())


def _read_well(text: str) -> None:
    """Raise `UnreadableError` with the first problem of a text that is not in our dialect."""
    source, unreadable = decode(text.encode("utf-8", "surrogatepass"), "file")
    root, problems = parse(source)
    found = [*unreadable, *problems]
    if found or root is None:
        raise UnreadableError(
            _first(str(found[0].place.line), found[0].message) if found else translatable("This file is empty.")
        )
    try:
        load_tree(text)
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError(translatable("This file cannot be read: {reason}.", reason=type(error).__name__)) from error


def _first(line: str, message: str) -> Message:
    return translatable("Line {line}: {message}", line=line, message=message)
