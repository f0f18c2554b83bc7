"""What a form can edit: a record of a data file, or a paragraph of a hand-written page in its languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bilan.diagnostics.problem import Problem
from bilan.edit_form.form_values import Value
from bilan.edit_form.new_entries import NEW_ENTRIES, new_title, with_proposed_id
from bilan.edit_form.paragraphs import Paragraph, translated_files
from bilan.edit_form.record_address import RecordAddress, collections_of
from bilan.edit_form.record_fields import Field, RecordFields, written_languages
from bilan.edit_form.record_text import RecordText, UnreadableError
from bilan.edit_form.value_paths import Paths, path_at, record_paths
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.scaffolds.article_answers import ids_of
from bilan.schema.containers import MapOf
from bilan.schema.record import MISSING_KEY
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

Texts = Mapping[str, str]  # of files by their names, as they are on disk; absent files are not among them


Changes = dict[str, str | None]  # texts of files by their names after a change; None for a file that is deleted
Start = Callable[[str], str]  # gives the text that a new file begins with


class Editable(Protocol):
    """Something with an address that a form shows and saves. It is read from the texts of its `files`."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it is read from."""

    @property
    def title(self) -> str:
        """What it is, in the language of the editor."""

    def fields(self) -> list[Field]:
        """The fields of the form."""

    def value(self, texts: Texts) -> Value:
        """The values of the fields. Raises `UnreadableError`."""

    def with_value(self, texts: Texts, value: Value) -> Changes:
        """The texts of the files that another value changes. Raises `UnreadableError`."""

    def without(self, texts: Texts, /) -> Changes:
        """The texts of the files that deleting it changes. Raises `UnreadableError`."""

    def completed(self, value: Value, report: Report, texts: Texts, /) -> Value:
        """The value with what is proposed for its empty fields."""

    def path_of(self, problem: Problem, texts: Texts, value: Value) -> str | None:
        """The path of the field that a problem of these texts is about; empty for the whole, None for something else."""


@dataclass(frozen=True, slots=True)
class EditableRecord:
    """A record of a data file. `start` gives the text that a new file begins with; `begins` says that the head of the file
    may be the first thing in it."""

    address: RecordAddress
    languages: tuple[str, ...]
    locale: EditorLocale
    start: Start
    begins: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        return (self.address.file,)

    @property
    def title(self) -> str:
        file = self.address.file.removeprefix("data/")
        if self.address.is_new:
            return self.locale(new_title(self.address.collection, file.partition("/")[0]))
        name = self.address.name
        return f"{file} › {name}" if name and not name.isdecimal() else file

    def fields(self) -> list[Field]:
        named = self.address.is_new and isinstance(collections_of(self.address.file)[self.address.collection], MapOf)
        names = NEW_ENTRIES[self.address.collection].completed if named else ""
        return RecordFields(self.locale, self.languages).of(self.address.kind, named=named, names=names)

    def value(self, texts: Texts) -> Value:
        return self._record(texts).value

    def with_value(self, texts: Texts, value: Value) -> Changes:
        record = self._record(texts)
        changed = record.with_value(value)
        return {} if changed == record.text and self.address.file in texts else {self.address.file: changed}

    def without(self, texts: Texts) -> Changes:
        return {self.address.file: self._record(texts).deleted()}

    def completed(self, value: Value, report: Report, texts: Texts, /) -> Value:
        if not self.address.is_new:
            return value
        taken = {*ids_of(report), *(item.id for year in report.years.values() for item in year.rebuttals)}
        return with_proposed_id(self.address.collection, value, {*taken, *self._record(texts).names})

    def path_of(self, problem: Problem, texts: Texts, value: Value) -> str | None:
        if problem.place.file != self.address.file or self.address.file not in texts:
            return None
        paths = self._paths(texts, value)
        missing = getattr(problem.message, "values", {}).get("key") if problem.code == MISSING_KEY.word else None
        if not missing:
            return path_at(paths.inner, problem.place)
        path = path_at(paths.outer, problem.place)
        return f"{path}.{missing}" if path else path if path is None else str(missing)

    def _paths(self, texts: Texts, value: Value) -> Paths:
        text = texts[self.address.file]
        record = RecordText(self.address, text, self.languages)
        source = SourceText(self.address.file, text.removeprefix("\ufeff").replace("\r\n", "\n"))
        address = record.saved_as(value)
        if self.address.is_new and address.name.isdecimal():
            address = RecordAddress(address.file, address.collection, str(int(address.name) - 1))  # it is in the text by now
        return record_paths(parse(source)[0], address, self.languages[0])

    def _record(self, texts: Texts) -> RecordText:
        begins = self.address.is_new or (self.begins and not self.address.collection)
        if self.address.kind is None or (self.address.file not in texts and not begins):
            raise UnreadableError(translatable("{file} is not a data file of this report.", file=self.address.file))
        text = texts[self.address.file] if self.address.file in texts else self.start(self.address.file)
        return RecordText(self.address, text, self.languages)


@dataclass(frozen=True, slots=True)
class EditableParagraph:
    """The block with the number `index` of a hand-written page, and the same block of its translations."""

    file: str
    index: int
    languages: tuple[str, ...]
    locale: EditorLocale

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(self._by_language.values())

    @property
    def title(self) -> str:
        return self.file

    def fields(self) -> list[Field]:
        languages = written_languages(self.languages)
        text = translatable("Text")
        help = translatable("Markdown. An empty line begins another paragraph; without any text, the paragraph is deleted.")
        words = {"label": self.locale(text), "help": self.locale(help)}
        return [
            {"name": "text", "required": False, "control": "localized", "long": True, "prose": True, "languages": languages}
            | words
        ]

    def value(self, texts: Texts) -> Value:
        found = self._paragraph(texts).value
        if not found:
            raise UnreadableError(translatable("“{name}” is no longer in {file}.", name=self.index + 1, file=self.file))
        return {"text": found}

    def with_value(self, texts: Texts, value: Value) -> Changes:
        given = value.get("text") if isinstance(value, Mapping) else None
        paragraph = self._paragraph(texts)
        changed = paragraph.with_value({one: str(text) for one, text in (given or {}).items()})
        return {self._by_language[one]: text for one, text in changed.items()}

    def without(self, texts: Texts) -> Changes:
        return self.with_value(texts, {"text": dict.fromkeys(self.languages, "")})

    def completed(self, value: Value, _report: Report, _texts: Texts, /) -> Value:
        return value

    def path_of(self, problem: Problem, texts: Texts, value: Value) -> str | None:
        language = next((one for one, file in self._by_language.items() if file == problem.place.file), None)
        if language is None or problem.place.file not in texts:
            return None
        found = self._paragraph(texts).found.get(language)
        last = found.end if found else 0
        given = str(value.get("text", {}).get(language, "")) if isinstance(value, Mapping) else ""
        if found and found.start < problem.place.line <= max(last, found.start + given.count("\n") + 1):
            return f"text.{language}"
        return None

    @property
    def _by_language(self) -> dict[str, str]:
        return translated_files(self.file, self.languages)

    def _paragraph(self, texts: Texts) -> Paragraph:
        files = self._by_language
        language = next((one for one, file in files.items() if file == self.file), self.languages[0])
        if self.file not in texts or not self.file.endswith(".md"):
            raise UnreadableError(translatable("{file} is not a page of this report.", file=self.file))
        return Paragraph(language, self.index, {one: texts[file] for one, file in files.items() if file in texts})
