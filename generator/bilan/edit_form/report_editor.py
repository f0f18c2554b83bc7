"""One session of editing a report in its preview: opens, checks, saves, and undoes.

Every file is written whole or not at all. What another program wrote meanwhile is never overwritten: a form says which
bytes it was opened on, and a record that changed since is a `ConflictError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from typing import Any

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem
from bilan.edit_form.editable import Editable, EditableParagraph, EditableRecord, Texts
from bilan.edit_form.form_values import Value, clean_value
from bilan.edit_form.record_address import RecordAddress, collections_of
from bilan.edit_form.record_fields import known_names, names_in
from bilan.edit_form.record_text import UnreadableError
from bilan.edit_form.table_of_contents import Listed, listed_files
from bilan.edit_form.text_index import TextIndex, WrittenAt, text_index
from bilan.edit_form.value_differences import Difference, differences
from bilan.editing.schema_files import record_of
from bilan.filesystem.atomic_write import remove_file, replace_files, write_folder
from bilan.filesystem.report_folder import ReportFolder, real_path
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, literal, translatable
from bilan.model.report import Report
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.report_check import check_report_folder
from bilan.scaffolds.scaffold_texts import scaffold_language, scaffold_text
from bilan.scaffolds.year_scaffold import year_files
from bilan.yaml.source_text import LARGEST_FILE, SourceText

Json = dict[str, Any]
MOST_ELSEWHERE = 5  # problems outside the record that a form lists
OLDEST_YEAR = 1900
_YEAR_FILE = re.compile(r"data/(\d{4})(?:-\d{2})?/([a-z]+)\.yml")


class ConflictError(Exception):
    """The record was changed elsewhere since the form was opened; `now` is the form opened again."""

    def __init__(self, found: Sequence[Difference], now: Json) -> None:
        super().__init__()
        self.differences, self.now = found, now


@dataclass(frozen=True, slots=True)
class EditedReport:
    """The report as the preview last read it. `today` is the day of the build."""

    root: Path
    report: Report
    sources: Mapping[str, SourceText]
    today: date
    rules: ContentRules = DEFAULT_RULES


@dataclass(frozen=True, slots=True)
class _Saved:
    """One save: what the files held before (None: nothing) and after."""

    title: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes]


@dataclass
class ReportEditor:
    """Edits the report that `current` gives, for an editor with this language. Requests may come from several threads."""

    current: Callable[[], EditedReport]
    locale: EditorLocale
    _saves: list[_Saved] = field(default_factory=list)
    _cache: Cache = field(default_factory=Cache)
    _lock: RLock = field(default_factory=RLock)
    _index: tuple[object, TextIndex] = (None, TextIndex())

    def open_form(self, address: str) -> Json:
        """Return the form at an address: its fields, its values, its problems, and the digests of its files.

        Raises `UnreadableError`.
        """
        with self._lock:
            editable = self._editable(address)
            return self._opened(address, editable, self._texts(editable))

    def check(self, address: str, value: Value, opened: Mapping[str, Any]) -> Json:
        """Return the problems of the report as it would be with these values.

        `changed` says whether its files changed since it was opened; `conflict` is what changed in the record itself.
        """
        with self._lock:
            editable = self._editable(address)
            try:
                texts = self._unchanged(address, editable, value, opened)
            except ConflictError as error:
                return {"conflict": [asdict(one) for one in error.differences], "now": error.now}
            changed = self._digests(texts, editable) != opened.get("digests")
            return {"changed": changed, **self._problems(editable, texts, value)}

    def save(self, address: str, value: Value, opened: Mapping[str, Any]) -> Json:
        """Write the values, and return what was saved. Raises `ConflictError`, `UnreadableError` and `FileError`."""
        with self._lock:
            editable = self._editable(address)
            texts = self._unchanged(address, editable, value, opened)
            return self._write(editable, texts, editable.with_value(texts, value))

    def delete(self, address: str, opened: Mapping[str, Any]) -> Json:
        """Delete a record or paragraph. Raises `ConflictError`, `UnreadableError` and `FileError`."""
        with self._lock:
            editable = self._editable(address)
            texts = self._unchanged(address, editable, opened.get("value", {}), opened)
            return self._write(editable, texts, editable.without(texts))

    def undo(self) -> Json:
        """Put back what the last save changed, if the files are still as it left them. Raises `UnreadableError`."""
        with self._lock:
            if not self._saves:
                raise UnreadableError(translatable("There is nothing to undo."))
            last = self._saves[-1]
            changed = [name for name, data in last.after.items() if self._bytes(name) != data]
            if changed:
                raise UnreadableError(translatable("{file} was changed since; it cannot be undone.", file=changed[0]))
            root = self.current().root
            replace_files({root / name: data for name, data in last.before.items() if data is not None})
            for name in (name for name, data in last.before.items() if data is None):
                remove_file(root / name)
            self._saves.pop()
            return {"undone": last.title, "undo": self._saves[-1].title if self._saves else ""}

    def add_year(self, number: int) -> Json:
        """Write the files that the folder of a year lacks. Raises `UnreadableError` and `FileError`."""
        with self._lock:
            edited = self.current()
            if not OLDEST_YEAR <= number <= edited.today.year + 1:
                raise UnreadableError(
                    translatable("Write a year from {first} to {last}.", first=OLDEST_YEAR, last=edited.today.year + 1)
                )
            folder = f"data/{number}"
            files = {name: text.encode() for name, text in year_files(edited.report, number).items()}
            lacking = {name: data for name, data in files.items() if self._bytes(f"{folder}/{name}") is None}
            if not lacking or number in edited.report.years:
                raise UnreadableError(translatable("The year {year} is there already.", year=number))
            write_folder(edited.root / folder, lacking)
            title = f"{folder}/"
            after = {f"{folder}/{name}": data for name, data in lacking.items()}
            self._saves.append(_Saved(title, dict.fromkeys(after), after))
            return {"saved": title, "undo": title, "files": [*after]}

    def find(self, texts: Iterable[tuple[str, str]], page: str) -> list[WrittenAt | None]:
        """Return where each text of a page is written. A text comes with the name of its HTML element."""
        with self._lock:
            edited = self.current()
            if self._index[0] is not edited.sources:
                self._index = edited.sources, text_index(edited.sources, edited.report.languages[0])
            year = re.search(r"/(\d{4})/", page)
            return [self._index[1].find(element, text, year.group(1) if year else "") for element, text in texts]

    def contents(self) -> list[Listed]:
        """Return all files of the report with what can be edited in each."""
        edited = self.current()
        return listed_files(edited.sources, self.locale)

    @property
    def years(self) -> list[int]:
        """The years of the report, the newest first."""
        return sorted(self.current().report.years, reverse=True)

    @property
    def last_save(self) -> str:
        """What `undo` would undo; empty for nothing."""
        return self._saves[-1].title if self._saves else ""

    def _editable(self, address: str) -> Editable:
        edited = self.current()
        file, _, inner = address.partition("#")
        if not (file.endswith((".yml", ".md")) and "\0" not in file and self._is_inside(file)):
            raise UnreadableError(translatable("{file} is not a file of this report.", file=file))
        languages = edited.report.languages
        if file.endswith(".md"):
            index = int(inner) if inner.isascii() and inner.isdecimal() and len(inner) < 7 else -1
            return EditableParagraph(file, index, languages, self.locale)
        return EditableRecord(RecordAddress.parse(address), languages, self.locale, self._start)

    def _is_inside(self, file: str) -> bool:
        """Return whether a name is that of a data file or a page, and leads out of the report nowhere."""
        edited = self.current()
        path = edited.root / file
        content = edited.rules.folder or edited.root / "content"
        parts = Path(file).parts
        folder = edited.root / "data" if file.endswith(".yml") else content
        inside = ".." not in parts and path.is_relative_to(folder) and real_path(path).is_relative_to(real_path(folder))
        return inside and (file.endswith(".md") or record_of(file) is not None)

    def _texts(self, editable: Editable) -> dict[str, str]:
        """Return the texts of the files that exist. Raises `UnreadableError` if one is no text."""
        found: dict[str, str] = {}
        for name in editable.files:
            data = self._bytes(name)
            if data is not None:
                try:
                    found[name] = data.decode()
                except UnicodeDecodeError as error:
                    raise UnreadableError(translatable("{file} is not saved as UTF-8.", file=name)) from error
        return found

    def _bytes(self, name: str) -> bytes | None:
        root = self.current().root
        data = ReportFolder.at(root).read(root / name, LARGEST_FILE)
        if isinstance(data, Problem):
            raise UnreadableError(data.message if isinstance(data.message, Message) else literal(data.message))
        return data

    def _digests(self, texts: Texts, editable: Editable) -> dict[str, str]:
        return {name: _digest(texts[name].encode()) if name in texts else "" for name in editable.files}

    def _opened(self, address: str, editable: Editable, texts: Texts) -> Json:
        value, fields = editable.value(texts), editable.fields()
        names = known_names(self.current().report)
        found = self._problems(editable, texts, value) if value else {"problems": [], "elsewhere": []}
        return {
            "address": address,
            "title": self._title(editable),
            "fields": fields,
            "value": value,
            "names": {kind: names[kind] for kind in sorted(names_in(fields)) if kind in names},
            "digests": self._digests(texts, editable),
            **found,
        }

    def _title(self, editable: Editable) -> str:
        """Return the title of a form: that of an indicator for its figures, else the address in short."""
        address = getattr(editable, "address", None)
        indicator = (
            self.current().report.indicators.get(address.name) if address and address.collection == "figures" else None
        )
        return f"{indicator.name.in_language(self.locale.language).text} · {editable.title}" if indicator else editable.title

    def _unchanged(self, address: str, editable: Editable, value: Value, opened: Mapping[str, Any]) -> Texts:
        """Return the texts of the files now. Raises `ConflictError` if the record is not as it was when it was opened."""
        texts = self._texts(editable)
        if self._digests(texts, editable) == opened.get("digests"):
            return texts
        now = editable.value(texts)
        if clean_value(now) == clean_value(opened.get("value")):
            return texts
        found = differences(editable.fields(), opened.get("value"), now, value)
        raise ConflictError(found, self._opened(address, editable, texts))

    def _write(self, editable: Editable, texts: Texts, changed: Mapping[str, str]) -> Json:
        title = self._title(editable)
        if changed:
            root = self.current().root
            before = {name: texts[name].encode() if name in texts else None for name in changed}
            after = {name: text.encode() for name, text in changed.items()}
            replace_files({root / name: data for name, data in after.items()})
            self._saves.append(_Saved(title, before, after))
        return {"saved": title, "undo": self.last_save, "files": [*changed]}

    def _problems(self, editable: Editable, texts: Texts, value: Value) -> Json:
        """Return the problems in the fields of a form, and those elsewhere that its values would cause."""
        try:
            changed = editable.with_value(texts, value)
        except UnreadableError as error:
            return {"problems": [_record_of(error, self.locale)], "elsewhere": []}
        candidate = {**texts, **changed}
        own: list[Json] = []
        elsewhere: list[Problem] = []
        for problem in self._checked({name: text.encode() for name, text in changed.items()}, editable):
            path = editable.path_of(problem, candidate, value)
            if path is None:
                elsewhere.append(problem)
            else:
                own.append(self._problem(problem, path))
        known = {_identity(problem) for problem in self._checked({}, editable)} if changed and elsewhere else set()
        new = [problem for problem in elsewhere if _identity(problem) not in known] if changed else []
        return {"problems": own, "elsewhere": [self._problem(problem, "") for problem in new[:MOST_ELSEWHERE]]}

    def _checked(self, unsaved: Mapping[str, bytes], editable: Editable) -> tuple[Problem, ...]:
        edited = self.current()
        pages = any(name.endswith(".md") for name in editable.files)
        files = {edited.root / name: data for name, data in unsaved.items()}
        checked = check_report_folder(
            edited.root, edited.today, rules=edited.rules, drafts=True, cache=self._cache, unsaved=files, pages=pages
        )
        return checked.problems

    def _problem(self, problem: Problem, path: str) -> Json:
        place = problem.place
        words = {"message": self.locale(problem.message), "hint": self.locale(problem.hint), "snippet": problem.snippet}
        where = f"{place.file}:{place.line}:{place.column}"
        return {"path": path, "severity": problem.severity.value, "code": problem.code, "where": where, **words}

    def _start(self, file: str) -> str:
        """Return the text that a new data file begins with."""
        language = scaffold_language(self.current().report.languages[0])
        found = _YEAR_FILE.fullmatch(file)
        texts = scaffold_text(language, "year", {"year": found.group(1), "highlights": ""}) if found else {}
        name = Path(file).name
        if name in texts:
            return texts[name]
        key = next(iter(collections_of(file)), "")
        return f"# yaml-language-server: $schema=../schema/{Path(file).stem}.schema.json\n{key}:\n"


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.code, str(problem.message)


def _record_of(error: UnreadableError, locale: EditorLocale) -> Json:
    words = {"message": locale(error.why), "hint": "", "snippet": ""}
    return {"path": error.field, "severity": "error", "code": "", "where": "", **words}
