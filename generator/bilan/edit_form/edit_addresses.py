"""Which record, paragraph, page or table an address of the panel names.

`data/2021/figures.yml#figures/one` is a record, `content/about.md#3` a paragraph, `content/about.md#` a page,
`content/2021/#chapters/` a new chapter, `content/2021/#foreword/` a new foreword, `content/#pages/` a new page,
`data/2021/releases.csv#` a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from bilan.edit_form.editable import Editable, EditableParagraph, EditableRecord
from bilan.edit_form.editable_page import EditablePage, page_file
from bilan.edit_form.editable_table import EditableTable
from bilan.edit_form.record_address import RecordAddress, collections_of
from bilan.edit_form.record_text import UnreadableError
from bilan.edit_form.table_of_contents import PRESS
from bilan.editing.schema_files import record_of
from bilan.filesystem.report_folder import ReportFolder, real_path
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable
from bilan.model.figure_table import VALUE
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.pages.content_rules import DEFAULT_RULES, ContentRules
from bilan.pages.front_matter import PageKind
from bilan.scaffolds.scaffold_texts import scaffold_language, scaffold_text
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Scalar
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

DATA, CONTENT = "data", "content"
_YEAR = re.compile(r"\d{4}", re.ASCII)
_YEAR_FILE = re.compile(r"data/(\d{4})(?:-\d{2})?/([a-z]+)\.yml")
_TABLE_FILE = re.compile(r"data/\d{4}(?:-\d{2})?/[^/]+\.csv", re.IGNORECASE)
_NEW_PAGES = {f"{kind.year_key}/": kind for kind in PageKind if kind is not PageKind.PAGE}
_MOST_DIGITS = 6  # of the number of a paragraph


@dataclass(frozen=True, slots=True)
class EditedReport:
    """The report as the preview last read it. `today` is the day of the build."""

    root: Path
    report: Report
    sources: Mapping[str, SourceText]
    today: date
    rules: ContentRules = DEFAULT_RULES

    @property
    def content(self) -> Path:
        """The folder of the pages."""
        return self.rules.folder or self.root / CONTENT

    @property
    def content_folder(self) -> str:
        """The folder of the pages, from that of the report."""
        return self.content.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class EditAddresses:
    """Reads the addresses of a report, for an editor with this language."""

    edited: EditedReport
    locale: EditorLocale

    def editable(self, address: str) -> Editable:
        """Return what an address names. Raises `UnreadableError` if that is nothing of this report."""
        file, _, inner = address.partition("#")
        kind = _NEW_PAGES.get(inner)
        year = self._year_of_pages(file.rstrip("/")) if kind else None
        if kind and year:
            return self._new_page(file.rstrip("/"), f"{year.folder}/year.yml", kind)
        if inner == "pages/" and file.rstrip("/") == self.edited.content_folder:
            return self._new_page(self.edited.content_folder, "", PageKind.PAGE)
        if not self._is_of_report(file):
            raise UnreadableError(translatable("{file} is not a file of this report.", file=file))
        if file.endswith(".md"):
            return self._paragraph(file, inner) if inner else self._page(file)
        if file.endswith(".yml"):
            begins = file == PRESS or file in (f"{year.folder}/year.yml" for year in self.edited.report.years.values())
            return EditableRecord(RecordAddress.parse(address), self._languages, self.locale, self.start, begins=begins)
        return EditableTable(file, self._header(file), self.edited.report, self.locale)

    def start(self, file: str) -> str:
        """Return the text that a new data file begins with."""
        language = scaffold_language(self.edited.report.languages[0])
        found = _YEAR_FILE.fullmatch(file)
        texts = scaffold_text(language, "year", {"year": found.group(1), "highlights": ""}) if found else {}
        name = Path(file).name
        if name in texts:
            return texts[name]
        key = next(iter(collections_of(file)), "")
        schema = f"{'../' * file.count('/')}schema/{Path(file).stem}.schema.json"
        return f"# yaml-language-server: $schema={schema}\n" + (f"{key}:\n" if key else "")

    @property
    def _languages(self) -> tuple[str, ...]:
        return self.edited.report.languages

    def _new_page(self, folder: str, year_file: str, kind: PageKind) -> EditablePage:
        names = ReportFolder.at(self.edited.root).listing(self.edited.root / folder).files
        present = frozenset(path.name.partition(".")[0] for path in names)
        return EditablePage(
            "", self._languages, self.locale, self.start, kind, folder, year_file, present, self.edited.content_folder
        )

    def _page(self, file: str) -> EditablePage:
        first = page_file(file, self._languages)
        year, name = self._year_of_pages(first.rpartition("/")[0]), PurePosixPath(first).stem
        kind = _kind_of(name, year) if year else PageKind.PAGE
        year_file = f"{year.folder}/year.yml" if year and kind is not PageKind.PAGE else ""
        return EditablePage(
            first, self._languages, self.locale, self.start, kind, year_file=year_file, content=self.edited.content_folder
        )

    def _paragraph(self, file: str, number: str) -> EditableParagraph:
        index = int(number) if number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS else -1
        return EditableParagraph(file, index, self._languages, self.locale)

    def _year_of_pages(self, folder: str) -> Year | None:
        """Return the year whose chapters and foreword are in a folder."""
        path = self.edited.root / folder if "\0" not in folder else Path()
        if not self._is_below(folder, self.edited.content) or path.parent != self.edited.content:
            return None
        return self.edited.report.years.get(int(path.name)) if _YEAR.fullmatch(path.name) else None

    def _is_of_report(self, file: str) -> bool:
        """Return whether a name is that of a data file, a page, or a table of a year."""
        if file.endswith(".md"):
            return self._is_below(file, self.edited.content)
        is_data = record_of(file) is not None or _TABLE_FILE.fullmatch(file) is not None
        return is_data and self._is_below(file, self.edited.root / DATA)

    def _is_below(self, file: str, folder: Path) -> bool:
        """Return whether a name is that of something in a folder, and leads out of it nowhere."""
        if "\0" in file or ".." in Path(file).parts:
            return False
        path = self.edited.root / file
        return path.is_relative_to(folder) and real_path(path).is_relative_to(real_path(folder))

    def _header(self, file: str) -> tuple[str, ...]:
        """Return the titles of the columns of a table that the report names; empty if it names none."""
        folder, _, name = file.rpartition("/")
        for register in self.edited.report.registers.values():
            if register.file == name:
                return tuple(column.written for column in register.columns.values())
        source = self.edited.sources.get(f"{folder}/figures.yml")
        root = parse(source)[0] if source else None
        figures = root.get("figures") if isinstance(root, MappingNode) else None
        for figure in figures.entries if isinstance(figures, MappingNode) else ():
            by = figure.value.get("by") if isinstance(figure.value, MappingNode) else None
            for entry in by.entries if isinstance(by, MappingNode) else ():
                if isinstance(entry.value, Scalar) and entry.value.text == name:
                    return (*(dimension.strip() for dimension in entry.key.text.split(",")), VALUE)
        return ()


def _kind_of(name: str, year: Year) -> PageKind:
    """Return what year.yml says that a page of its year is."""
    if name == year.about.foreword:
        return PageKind.FOREWORD
    return PageKind.CHAPTER if name in year.about.chapters else PageKind.PAGE
