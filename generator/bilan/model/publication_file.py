"""Reads report.yml in steps: its format, then its languages, which every text depends on, then all of it."""

from __future__ import annotations

import re

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.model.data_file import DataFile, FileResult
from bilan.model.publication import FORMAT, Publication, subtag
from bilan.model.report_files import ReportFiles
from bilan.schema.containers import ListOf
from bilan.schema.field_type import ReadContext
from bilan.schema.record import RecordOf
from bilan.schema.text_fields import LANGUAGE
from bilan.schema.unread_entries import Unread
from bilan.yaml.nodes import Mapping as MappingNode
from bilan.yaml.nodes import Node, Scalar

NO_LANGUAGE = Code("missing-language")
NEWER_FORMAT = Code("newer-format")
LANGUAGES = "languages"


def read_publication(data: bytes, file: str) -> FileResult[tuple[Publication | None, tuple[str, ...]]]:
    """The publication, None if it cannot be read, and the subtags of its languages."""
    opened = DataFile.of(data, file)
    root = opened.nodes()
    if root is None:
        return opened.result(None)
    if newer := _newer_format(root):
        opened.problems.append(newer)
        return opened.result((None, ()))
    languages, unread = _languages(root)
    reading = ReadContext(languages or ("en",), languages_unread=unread, problems=opened.problems)
    publication = RecordOf(Publication).read(root, reading)
    if publication is not None and not publication.languages:
        message = translatable("The report has no language.")
        hint = translatable("Write “languages: [fr]”.")
        opened.problems.append(NO_LANGUAGE.at(publication.at("languages"), message, hint))
        publication = None
    if unread:
        opened.unread.append(Unread(unread, LANGUAGES))
    return opened.result((publication, languages))


def _newer_format(node: Node) -> Problem | None:
    """The problem of a report that was written for a newer Bilan."""
    written = node.get("format") if isinstance(node, MappingNode) else None
    text = written.text if isinstance(written, Scalar) else ""
    if written is None or not re.fullmatch(r"[1-9][0-9]{0,8}", text) or int(text) <= FORMAT:
        return None
    message = translatable(
        "The report is written in format {written}; this version of Bilan knows formats up to {known}.",
        written=text,
        known=FORMAT,
    )
    hint = translatable(
        "Install the Bilan that this report is locked to, “python -m pip install --require-hashes -r requirements.txt”, "
        "or the wheel of a newer release."
    )
    return NEWER_FORMAT.at(written.place, message, hint)


def _languages(node: Node) -> tuple[tuple[str, ...], Place | None]:
    """The subtags that report.yml lists, and the place where that list cannot be read."""
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    reading = ReadContext()
    tags = ListOf(LANGUAGE).read(listed, reading) if listed else ()
    place = reading.found_since(0) or (None if tags else (listed or node).place)
    return tuple(dict.fromkeys(subtag(tag) for tag in tags or ())), place


def cause_of_unread_languages(files: ReportFiles) -> Place | None:
    """The place of the problem that keeps the languages of report.yml from being known; it is the first file read."""
    return next((entry.cause for entry in files.unread if entry.collection in ("", LANGUAGES)), None)
