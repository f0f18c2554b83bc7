"""One session of editing a report in its preview: opens, checks, saves, and undoes.

Every file is written whole or not at all. What another program wrote meanwhile is never overwritten: a form says which
bytes it was opened on, and a record that changed since is a `ConflictError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from threading import RLock
from typing import Any

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Problem, sort_problems
from bilan.edit_form.edit_addresses import EditAddresses, EditedReport
from bilan.edit_form.editable import Changes, Editable, Texts
from bilan.edit_form.form_values import ID, Value, clean_value
from bilan.edit_form.new_entries import name_of
from bilan.edit_form.picture_upload import FOLDER, picture_file_name
from bilan.edit_form.record_fields import is_among, known_names, names_in
from bilan.edit_form.record_text import UnreadableError
from bilan.edit_form.table_of_contents import Listed, listed_files
from bilan.edit_form.text_index import TextIndex, WrittenAt, text_index
from bilan.edit_form.value_differences import Difference, differences
from bilan.filesystem.atomic_write import remove_file, replace_files, write_folder
from bilan.filesystem.report_folder import ReportFolder
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import EMPTY_MESSAGE, Message, literal, translatable
from bilan.model.loader import load_report
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pictures.picture_file import MAX_BYTES
from bilan.report_check import check_report_folder
from bilan.review.approval import approval_obstacles, approved_text
from bilan.rules import check_report
from bilan.rules.draft_problems import with_drafts
from bilan.scaffolds.year_scaffold import year_files
from bilan.yaml.source_text import LARGEST_FILE

Json = dict[str, Any]
MOST_ELSEWHERE = 5  # problems outside the record that a form lists
OLDEST_YEAR = 1900
TABLES = (".csv", ".xlsx")
_ABSENT_KEY = translatable("The key “{key}” is missing here.", key="")


class ConflictError(Exception):
    """The record was changed elsewhere since the form was opened; `now` is the form opened again."""

    def __init__(self, found: Sequence[Difference], now: Json) -> None:
        super().__init__()
        self.differences, self.now = found, now


@dataclass(frozen=True, slots=True)
class _Saved:
    """One save: what the files held before and after (None: there was no file)."""

    title: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]


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

        `changed` says whether its files changed since it was opened; `conflict` is what changed in the record itself;
        `proposed` are values for empty fields.
        """
        with self._lock:
            editable = self._editable(address)
            try:
                texts = self._unchanged(address, editable, value, opened)
            except ConflictError as error:
                return {"conflict": [asdict(one) for one in error.differences], "now": error.now}
            changed = self._digests(texts, editable) != opened.get("digests")
            completed = editable.completed(value, self.current().report, texts)
            proposed = {name: item for name, item in completed.items() if value.get(name) != item}
            return {"changed": changed, "proposed": proposed, **self._problems(editable, texts, completed)}

    def save(self, address: str, value: Value, opened: Mapping[str, Any]) -> Json:
        """Write the values, and return what was saved. Raises `ConflictError`, `UnreadableError` and `FileError`."""
        with self._lock:
            editable = self._editable(address)
            texts = self._unchanged(address, editable, value, opened)
            completed = editable.completed(value, self.current().report, texts)
            return self._write(editable, texts, editable.with_value(texts, completed), completed)

    def delete(self, address: str, opened: Mapping[str, Any]) -> Json:
        """Delete a record or paragraph. Raises `ConflictError`, `UnreadableError` and `FileError`."""
        with self._lock:
            editable = self._editable(address)
            value = opened.get("value", {})
            texts = self._unchanged(address, editable, value, opened)
            return self._write(editable, texts, editable.without(texts), value)

    def check_deletion(self, address: str) -> Json:
        """Return the problems that the report would have without a record or paragraph. Raises `UnreadableError`."""
        with self._lock:
            editable = self._editable(address)
            changed = editable.without(self._texts(editable))
            return {"elsewhere": self._new(self._checked(_encoded(changed), editable), editable)}

    def undo(self) -> Json:
        """Put back what the last save changed, if the files are still as it left them. Raises `UnreadableError`."""
        with self._lock:
            if not self._saves:
                raise UnreadableError(translatable("There is nothing to undo."))
            last = self._saves[-1]
            changed = [name for name, data in last.after.items() if self._bytes(name) != data]
            if changed:
                raise UnreadableError(translatable("{file} was changed since; it cannot be undone.", file=changed[0]))
            self._put(last.before)
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

    def add_picture(self, name: str, content: bytes) -> Json:
        """Put the file of a picture into data/pictures/. Raises `UnreadableError` and `FileError`."""
        with self._lock:
            root = self.current().root
            present = {path.name: path for path in ReportFolder.at(root).listing(root / FOLDER).files}
            same = (one for one in present if self._bytes(f"{FOLDER}/{one}", MAX_BYTES) == content)
            named = next(same, None)
            if named is None:
                named = picture_file_name(name, content, present)
                file = f"{FOLDER}/{named}"
                self._save(file, {file: None}, {file: content})
            return {"file": f"{FOLDER}/{named}".removeprefix("data/"), "undo": self.last_save}

    def approve(self, number: int, by: str) -> Json:
        """Sign the figures of a year as they are now; if they cannot be approved, return the problems.

        Raises `UnreadableError` and `FileError`.
        """
        with self._lock:
            edited = self.current()
            read = load_report(edited.root, cache=self._cache)
            year = read.report.years.get(number) if read.report else None
            if read.report is None or year is None or not year.figures:
                raise UnreadableError(translatable("Year {year} has no figures that could be approved.", year=number))
            if not by.strip():
                raise UnreadableError(translatable("Write the name of the person who approves."))
            checks = check_report(read.report, self._cache)
            found = approval_obstacles(year, sort_problems(with_drafts(read.report, read.problems, checks, shown=(number,))))
            if found:
                return {"problems": [self._problem(problem, "") for problem in found]}
            return self._signed(read.report, year, by.strip())

    def _signed(self, report: Report, year: Year, by: str) -> Json:
        file, edited = f"{year.folder}/year.yml", self.current()
        before = self._bytes(file)
        after = approved_text(before.decode() if before else "", report, year, by, edited.today)
        self._save(file, {file: before}, {file: after.encode()})
        return {"saved": file, "undo": file, "files": [file], "problems": []}

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
        folder = ReportFolder.at(edited.root)
        found = (path for year in edited.report.years.values() for path in folder.listing(edited.root / year.folder).files)
        tables = [folder.name(path) for path in found if path.suffix.lower() in TABLES]
        names = {one.id: one.name.in_language(self.locale.language).text for one in edited.report.indicators.values()}
        return listed_files(edited.sources, tables, names, self.locale)

    @property
    def content_folder(self) -> str:
        """The folder of the pages, from that of the report."""
        return self.current().content_folder

    @property
    def years(self) -> list[int]:
        """The years of the report, the newest first."""
        return sorted(self.current().report.years, reverse=True)

    @property
    def last_save(self) -> str:
        """What `undo` would undo; empty for nothing."""
        return self._saves[-1].title if self._saves else ""

    def _editable(self, address: str) -> Editable:
        return EditAddresses(self.current(), self.locale).editable(address)

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

    def _bytes(self, name: str, most: int = LARGEST_FILE) -> bytes | None:
        root = self.current().root
        data = ReportFolder.at(root).read(root / name, most)
        if isinstance(data, Problem):
            raise UnreadableError(data.message if isinstance(data.message, Message) else literal(data.message))
        return data

    def _digests(self, texts: Texts, editable: Editable) -> dict[str, str]:
        return {name: _digest(texts[name].encode()) if name in texts else "" for name in editable.files}

    def _opened(self, address: str, editable: Editable, texts: Texts) -> Json:
        value, fields = editable.value(texts), editable.fields()
        names = known_names(self.current().report, self.locale.language)
        found = self._problems(editable, texts, value) if value else {"problems": [], "elsewhere": []}
        return {
            "address": address,
            "title": self._title(editable, value),
            "fields": fields,
            "value": value,
            "names": {kind: known for kind, known in names.items() if is_among(kind, names_in(fields))},
            "digests": self._digests(texts, editable),
            **found,
        }

    def _title(self, editable: Editable, value: Value) -> str:
        """Return the title of a form: the name of the entry, or of the indicator of a figure, and the address in short."""
        address = getattr(editable, "address", None)
        report = self.current().report
        name = value.get(ID) or getattr(address, "name", "")
        indicator = report.indicators.get(name) if address and address.collection == "figures" else None
        named = (
            indicator.name.in_language(self.locale.language).text
            if indicator
            else name_of(value, (self.locale.language, *report.languages))
        )
        return f"{named} · {editable.title}" if named else editable.title

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

    def _write(self, editable: Editable, texts: Texts, changed: Changes, value: Value) -> Json:
        title = self._title(editable, value)
        if changed:
            before = {name: texts[name].encode() if name in texts else None for name in changed}
            self._save(title, before, _encoded(changed))
        return {"saved": title, "undo": self.last_save, "files": [*changed]}

    def _save(self, title: str, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> None:
        """Write files, and note what they were."""
        self._put(after)
        self._saves.append(_Saved(title, before, after))

    def _put(self, files: Mapping[str, bytes | None]) -> None:
        """Write files, or delete those without content."""
        root = self.current().root
        replace_files({root / name: data for name, data in files.items() if data is not None})
        for name in (name for name, data in files.items() if data is None):
            remove_file(root / name)

    def _problems(self, editable: Editable, texts: Texts, value: Value) -> Json:
        """Return the problems in the fields of a form, and those elsewhere that its values would cause."""
        try:
            changed = editable.with_value(texts, value)
        except UnreadableError as error:
            return {"problems": [_record_of(error, self.locale)], "elsewhere": []}
        candidate = {name: text for name, text in {**texts, **changed}.items() if text is not None}
        own: list[Json] = []
        elsewhere: list[Problem] = []
        for problem in self._checked(_encoded(changed), editable):
            path = editable.path_of(problem, candidate, value)
            if path is None:
                elsewhere.append(problem)
            else:
                own.append(self._problem(problem, path, at_field=True))
        return {"problems": own, "elsewhere": self._new(elsewhere, editable) if changed else []}

    def _new(self, problems: Sequence[Problem], editable: Editable) -> list[Json]:
        """Return the first of the problems that the report does not have yet."""
        known = {_identity(problem) for problem in self._checked({}, editable)} if problems else set()
        new = [problem for problem in problems if _identity(problem) not in known]
        return [self._problem(problem, "") for problem in new[:MOST_ELSEWHERE]]

    def _checked(self, unsaved: Mapping[str, bytes | None], editable: Editable) -> tuple[Problem, ...]:
        edited = self.current()
        pages = any(name.endswith(".md") for name in (*editable.files, *unsaved))
        files = {edited.root / name: data for name, data in unsaved.items()}
        checked = check_report_folder(
            edited.root, edited.today, rules=edited.rules, drafts=True, cache=self._cache, unsaved=files, pages=pages
        )
        return checked.problems

    def _problem(self, problem: Problem, path: str, *, at_field: bool = False) -> Json:
        """Return a problem for the panel; at a field, a key that is missing is a field that is required."""
        place, message, hint = problem.place, problem.message, problem.hint
        if at_field and isinstance(message, Message) and message.words == _ABSENT_KEY.words:
            message, hint = translatable("This field is required."), EMPTY_MESSAGE
        words = {"message": self.locale(message), "hint": self.locale(hint), "snippet": problem.snippet}
        where = f"{place.file}:{place.line}:{place.column}"
        return {"path": path, "severity": problem.severity.value, "code": problem.code, "where": where, **words}


def _encoded(texts: Changes) -> dict[str, bytes | None]:
    return {name: None if text is None else text.encode() for name, text in texts.items()}


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.code, str(problem.message)


def _record_of(error: UnreadableError, locale: EditorLocale) -> Json:
    words = {"message": locale(error.why), "hint": "", "snippet": ""}
    return {"path": error.field, "severity": "error", "code": "", "where": "", **words}
