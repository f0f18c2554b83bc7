"""JSON Schemas (draft 7, which YAML editors support best) of the data files, made from the records that read them.

A schema may allow what `bilan check` refuses (a sum, a date outside its year); it never refuses what the check allows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from bilan.editing.schema_files import FILES
from bilan.locales.catalog import EDITORS, catalog
from bilan.locales.editor_locale import EditorLocale
from bilan.model.article import Article, Topic
from bilan.model.breakdown_fields import Breakdowns
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure import Figure
from bilan.model.figure_reference import FigureReferenceTo
from bilan.model.indicator import most_decimals
from bilan.model.registers.count_fields import CELL_TEXTS, CellText, Conditions
from bilan.model.registers.countable import BUILT_IN
from bilan.model.registers.register import TableFileName
from bilan.model.report import Report
from bilan.model.reported_figures import REPORTED_NUMBER, ReportedFigures
from bilan.model.source import Source
from bilan.model.unit import PERCENT, RANK, CodeOf, ScaleEnds
from bilan.schema.containers import ListOf, MapOf, OneOrMany, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.either_group import EitherGroup
from bilan.schema.focus_field import FocusPoint
from bilan.schema.number_fields import Number, NumberOrRange, WholeNumber
from bilan.schema.period_fields import MonthNumber, PeriodField
from bilan.schema.record import Record, RecordOf, is_required, keys_of
from bilan.schema.text_fields import Boolean, Choice, Identifier, LocalizedText, Pattern, Text, WebAddress
from bilan.values.local_text import LocalText

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
IDS = "ids.schema.json"
REFERRED = {
    "the name of an indicator": "indicator",
    "the name of a source": "source",
    "the name of a theme": "theme",
    "the name of a unit": "unit",
    "the name of a dimension": "dimension",
    "the name of a member": "member",
    "the name of a register": "register",
    "the name of a column": "column",
    "the name of a picture": "picture",
}

_ID = "^[a-z0-9]+([_-][a-z0-9]+)*$"
_SPACE = "[ \\u00a0\\u202f]"
_GROUPED = f"-?([1-9][0-9]{{0,2}}({_SPACE}[0-9]{{3}})+|0|[1-9][0-9]*)"
_WHOLE: Schema = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{_GROUPED}$"}]}
_DECIMAL: Schema = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_GROUPED}(\\.[0-9]+)?$"}]}
_PERIOD = r"^\d{4}(-(H[12]|Q[1-4]|W[0-5]\d|\d{2})|-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}|-\d{2}/\d{4}-\d{2})?$"
_FIGURE = rf"^({_PERIOD[1:-1]}/)?[a-z0-9]+(_[a-z0-9]+)*(\{{[^{{}}]+\}})?$"


_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_NUMBER: Schema = {"$ref": f"{IDS}#/definitions/number"}
_REPORTED: Schema = {"type": "string", "pattern": _FIGURE}
_CALENDAR_YEAR: Schema = {"type": "integer", "minimum": 1800, "maximum": 2199}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_BY_LANGUAGE: Schema = {"type": "object", "propertyNames": {"pattern": "^[a-z]{2,3}$"}, "additionalProperties": _TEXT}


def _pair(of: Schema) -> Schema:
    return {"type": "array", "items": of, "minItems": 2, "maxItems": 2}


def _one_or_many(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _named(kind: str) -> Schema:
    """Return the names of a kind that the report has."""
    return {"$ref": f"{IDS}#/definitions/{kind}"}


_SHAPES: Mapping[type, Schema] = {
    Text: _TEXT,
    CellText: _TEXT,
    LocalizedText: {"anyOf": [_TEXT, {**_BY_LANGUAGE, "minProperties": 1}]},
    Identifier: {"type": ["string", "integer"], "pattern": _ID},
    Topic: _named("topic"),
    Boolean: {"type": "boolean"},
    WebAddress: {"type": "string", "pattern": '^https?://[^\\s<>"]+$'},
    TableFileName: {"type": "string", "pattern": "^[^/\\\\:.][^/\\\\:]*\\.([cC][sS][vV]|[xX][lL][sS][xX])$"},
    Date: {"anyOf": [_CALENDAR_YEAR, {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}]},
    Day: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    PeriodField: {"anyOf": [_CALENDAR_YEAR, {"type": "string", "pattern": _PERIOD}]},
    MonthNumber: {
        "anyOf": [{"type": "integer", "minimum": 1, "maximum": 12}, {"type": "string", "pattern": "^(0?[1-9]|1[0-2])$"}]
    },
    Number: _NUMBER,
    NumberOrRange: {"anyOf": [_NUMBER, _pair(_NUMBER)]},
    ScaleEnds: _pair({"type": "integer"}),
    FocusPoint: _pair(_SHARE),
    FigureReferenceTo: {"anyOf": [_named("indicator"), _REPORTED]},
}  # of the types of field that have no settings


def schemas(locale: EditorLocale) -> dict[str, Schema]:
    """Return a schema for each data file, by file name, with titles and descriptions in that language."""
    return {f"{name}.schema.json": _SchemaBuilder(locale).file(name, record) for name, record in FILES.items()}


def schema_texts(language: str, report: Report | None = None) -> dict[str, str]:
    """Return the text of each schema by file name, in a language; with a report, they know its names."""
    files = {**schemas(EditorLocale(language)), IDS: ids(report)}
    return {name: f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n" for name, schema in files.items()}


def ids(report: Report | None = None) -> Schema:
    """Return the schema of names (indicators, sources, themes, units, topics) and numbers.

    With a report, the names are a list.

    If no indicator of the report has decimals, a number with a point (`4.463`) is refused.
    """
    name: Schema = {"type": "string", "pattern": _ID}
    definitions = _name_choices(report) if report else dict.fromkeys(REFERRED.values(), name)
    topics = sorted({topic for article in report.articles for topic in article.topics}) if report else []
    topic: Schema = {"type": "string", "pattern": _ID}
    whole = report is not None and not any(most_decimals(item, report.units) for item in report.indicators.values())
    definitions["number"] = _WHOLE if whole else _DECIMAL
    definitions["by"] = {"properties": _members(report)} if report else {}
    definitions["topic"] = {"anyOf": [{"enum": topics}, topic]} if topics else topic
    return {"$schema": DRAFT, "definitions": definitions}


def _name_choices(report: Report) -> dict[str, Schema]:
    return {name: _enumerated(words) for name, words in referable_names(report).items()}


def referable_names(report: Report, language: str = "") -> dict[str, dict[str, str]]:
    """Return the ids that a report can refer to, each with its title if it has one, by kind (`REFERRED`).

    Titles are in that language if they have it, else in the first language of the report.
    """

    def of(text: LocalText) -> str:
        return text.in_language(language).text

    indicators = {name: of(item.name) for name, item in report.indicators.items()}
    articles = {article.id: _title(article) for article in report.articles}
    return {
        "indicator": indicators,
        "source": {name: _title(source) for name, source in report.sources.items()} | articles,
        "theme": {name: of(theme.name) for name, theme in report.themes.items()},
        "unit": {**dict.fromkeys(report.units, ""), PERCENT: "%", RANK: ""},
        "dimension": {name: of(dimension.name) for name, dimension in report.dimensions.items()},
        "member": {name: of(one.name) for item in report.dimensions.values() for name, one in item.members.items()},
        "register": _countable_names(report, language),
        "column": dict.fromkeys(_column_names(report), ""),
        "picture": {name: of(picture.alt) for name, picture in report.pictures.items()},
    }


def _title(document: Source | Article) -> str:
    """Return the published title of a document, or the one that was given to it, in brackets as readers see it."""
    return document.title or (f"[{document.title_given.original}]" if document.title_given else "")


def _members(report: Report) -> Schema:
    """Return the members of each dimension, as keys for completion."""
    return {
        name: {"properties": {member.id: {"title": member.name.original} for member in dimension.members.values()}}
        for name, dimension in report.dimensions.items()
    }


def _countable_names(report: Report, language: str) -> dict[str, str]:
    """What figures may be counted from: registers, and the records of a year."""
    registers = {name: item.name.in_language(language).text for name, item in report.registers.items()}
    return {**registers, **dict.fromkeys(BUILT_IN, "")}


def _column_names(report: Report) -> list[str]:
    """The columns of all registers by which records may be counted."""
    declared = (name for register in report.registers.values() for name in register.columns)
    return list(dict.fromkeys([*declared, *(name for names in BUILT_IN.values() for name in names)]))


def _enumerated(words: Mapping[str, str]) -> Schema:
    return {"type": "string", "enum": list(words), "markdownEnumDescriptions": list(words.values())}


@dataclass
class _SchemaBuilder:
    """Makes a schema; each record is made once, as a definition."""

    locale: EditorLocale
    definitions: dict[str, Schema] = field(default_factory=dict)

    def file(self, name: str, record: type[Record]) -> Schema:
        root = self._record(record)
        head = {"$schema": DRAFT, "title": f"{name}.yml"}
        return {**head, **root, "definitions": dict(sorted(self.definitions.items()))}

    def _record(self, record: type[Record], without: frozenset[str] = frozenset()) -> Schema:
        named = {name: item for name, item in keys_of(record).items() if name not in without}
        required = [name for name, item in named.items() if is_required(item)]
        properties = {name: {**self._words(item), **self.shape(item.metadata["kind"])} for name, item in named.items()}
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": properties,
            **({"required": required} if required else {}),
        }

    def _words(self, item: Field[Any]) -> Schema:
        """Return the title, the description and the example of a key."""
        words = {"title": self.locale(item.metadata["title"]), "description": self.locale(item.metadata["help"])}
        example = item.metadata["example"]
        if isinstance(item.metadata["kind"], Text | LocalizedText):
            example = catalog(self.locale.language, EDITORS)(example)  # for copying: without the isolates of `EditorLocale`
        return {**words, **({} if example is None else {"examples": [example]})}

    def shape(self, kind: object) -> Schema:
        """Return the schema of a type of field."""
        match kind:
            case RecordOf():
                return self._group(kind)
            case EitherGroup():
                return {"anyOf": [self.shape(kind.record), self.shape(kind.named)]}
            case MapOf():
                of_figures = isinstance(kind.holds, RecordOf) and kind.holds.made is Figure
                names = _named("indicator") if of_figures else {"pattern": _ID}
                return {"type": "object", "propertyNames": names, "additionalProperties": self.shape(kind.holds)}
            case ListOf():
                return {"type": "array", "items": self.shape(kind.item)}
            case OneOrMany():
                return _one_or_many(self.shape(kind.item))
            case ReferenceTo():
                return _named(REFERRED[kind.expected])
            case Choice():
                return self._choice(kind)
            case CodeOf():
                return {"type": "string", "enum": list(kind.codes())}
            case Pattern():
                return {"type": "string", "pattern": f"^(?:{kind.form.pattern})$"}
            case WholeNumber():
                return {"type": "integer", "minimum": kind.lowest, "maximum": kind.highest}
            case Breakdowns():
                return self._breakdowns(kind)
            case Conditions():
                texts = self.shape(CELL_TEXTS)
                return {"type": "object", "propertyNames": _named("column"), "additionalProperties": texts}
            case ReportedFigures():
                given = {"type": "object", "propertyNames": _REPORTED, "additionalProperties": self.shape(REPORTED_NUMBER)}
                return {"anyOf": [given, {"type": "array", "items": _REPORTED}, _REPORTED]}
        return next(_SHAPES[known] for known in type(kind).__mro__ if known in _SHAPES)

    def _group(self, kind: RecordOf[Any]) -> Schema:
        name = kind.made.__name__ + ("Member" if kind.without else "")
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._record(kind.made, kind.without)
        whole = {"$ref": f"#/definitions/{name}"}
        if not kind.short_for:
            return {"allOf": [whole]}
        short = next(item for item in fields(kind.made) if item.name == kind.short_for)
        return {"anyOf": [self.shape(short.metadata["kind"]), whole]}

    def _choice(self, kind: Choice[Any]) -> Schema:
        meanings: dict[object, str] = {code.value: self.locale(code.meaning) for code in kind.codes}
        if "false" in meanings:
            meanings[False] = meanings["false"]  # as YAML editors read it
        return {"enum": list(meanings), "markdownEnumDescriptions": list(meanings.values())}

    def _breakdowns(self, kind: Breakdowns) -> Schema:
        table: Schema = {"type": "string", "pattern": "\\.[cC][sS][vV]$"}
        cell = self.shape(kind.member())
        members = {name: {"type": "object", "additionalProperties": cell} for name in TIME_DIMENSIONS}
        written = {
            "type": "object",
            "properties": {name: {"anyOf": [shape, table]} for name, shape in members.items()},
            "additionalProperties": {"anyOf": [{"type": "object", "additionalProperties": cell}, table]},
            "allOf": [_named("by")],
        }
        counted = {"type": "array", "items": {"anyOf": [{"enum": [*TIME_DIMENSIONS]}, {"type": "string"}]}}
        return {"anyOf": [written, counted]}
