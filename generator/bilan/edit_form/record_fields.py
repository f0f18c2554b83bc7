"""The fields of a record as a form shows them, made from the declarations of its keys.

Each field is a `Field`, plain values that JSON can hold. A group has `fields`, a list has one `item`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bilan.edit_form.form_values import BY_LANGUAGE, COLUMN, DIMENSION, ID
from bilan.editing.json_schema import REFERRED, referable_names
from bilan.locales.catalog import EDITORS, catalog
from bilan.locales.editor_locale import EditorLocale
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.article import Topic
from bilan.model.breakdown_fields import Breakdowns
from bilan.model.dimension import TIME_DIMENSIONS
from bilan.model.figure_reference import FigureReferenceTo
from bilan.model.picture import Picture
from bilan.model.registers.count_fields import Conditions
from bilan.model.report import Report
from bilan.model.reported_figures import REPORTED_NUMBER, ReportedFigures
from bilan.schema.containers import ListOf, MapOf, OneOrMany, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.either_group import EitherGroup
from bilan.schema.number_fields import Number, WholeNumber
from bilan.schema.record import RecordOf, is_required, keys_of
from bilan.schema.text_fields import Boolean, Choice, LocalizedText, Pattern, Text, WebAddress
from bilan.values.period import MONTHS

Field = dict[str, Any]

LONG = frozenset(
    {"definition", "intro", "summary", "note", "reason", "why_not", "claim", "answer", "text", "quote", "break", "method"}
)
_COMPLETED = {"outlet": "outlet", "by": "dimension"}  # keys whose texts are names that a report may have
_LEFT_TO_RIGHT = (Number, WholeNumber, Date, Day, WebAddress, Pattern, ReferenceTo, FigureReferenceTo, Topic)
ID_LABEL = translatable("Id")
_ID_HELP = translatable("Small letters, digits and “_”; other files refer to it, and it becomes an address.")
_FIGURE, _VALUE = translatable("Figure"), translatable("Value")
_DIMENSION, _MEMBERS, _MEMBER = translatable("Dimension"), translatable("Members"), translatable("Member")
_FILE = translatable("CSV file")
_COLUMN, _TEXTS = translatable("Column"), translatable("Texts")
_FILE_HELP = translatable("Instead of members: a CSV file in the folder of the year, as several dimensions need one.")
MEMBERS_OF = "member-"  # with the name of a dimension, the kind of the names of its members


@dataclass(frozen=True, slots=True)
class RecordFields:
    """Makes fields with labels in the language of the editor, for texts in the languages of a report."""

    locale: EditorLocale
    languages: tuple[str, ...]

    def of(self, kind: Any, *, named: bool = False, names: str = "") -> list[Field]:
        """Return the fields of a record in the order of the format.

        With `named`, its name is a field too, completed with the `names` of that kind.
        """
        head = [self._name(names)] if named else []
        if isinstance(kind, EitherGroup):
            return [*head, *self._shape(kind, "")["fields"]]
        known = keys_of(kind.made)
        fields = (self._field(name, known[name]) for name in known if name in kind.key_names)
        chosen = ("file",) if kind.made is Picture else ()  # a file that a browser may choose
        return [
            *head,
            *({**field, "main": field["name"] == kind.short_for, "upload": field["name"] in chosen} for field in fields),
        ]

    def _field(self, name: str, item: Any) -> Field:
        kind, example = item.metadata["kind"], item.metadata["example"]
        words = {"label": self.locale(item.metadata["title"]), "help": self.locale(item.metadata["help"])}
        if isinstance(kind, Text | LocalizedText) and example is not None:
            example = catalog(self.locale.language, EDITORS)(str(example))
        shown = "" if isinstance(example, dict | list | tuple | bool) or example is None else str(example)
        return {"name": name, "required": is_required(item), "example": shown, **words, **self._shape(kind, name)}

    def _shape(self, kind: Any, name: str) -> Field:
        """Return the control of a type of field, with what it holds."""
        if isinstance(kind, Breakdowns):
            return _list_of_groups(self._breakdown(kind))
        if isinstance(kind, Conditions):
            column = {"name": COLUMN, "label": self.locale(_COLUMN), "required": True, **_name_of("column")}
            texts = {"name": "texts", "label": self.locale(_TEXTS), "main": True, "control": "list"}
            return _list_of_groups([column, {**texts, "item": {"name": "", "label": "", "control": "text"}}])
        if isinstance(kind, RecordOf):
            return {"control": "group", "fields": self.of(kind)}
        if isinstance(kind, EitherGroup):
            return {"control": "group", "fields": [*self.of(kind.record), *self._shape(kind.named, "")["fields"]]}
        if isinstance(kind, MapOf):
            return self._names(kind)
        if isinstance(kind, ListOf | OneOrMany):
            return {"control": "list", "item": {"name": "", "label": "", "help": "", **self._shape(kind.item, name)}}
        if isinstance(kind, ReportedFigures):
            return _list_of_groups(self._reported())
        if isinstance(kind, LocalizedText):
            return {"control": "localized", "long": name in LONG, "languages": written_languages(self.languages)}
        if isinstance(kind, Choice):
            options = [[code.value, f"{code.value}: {self.locale(code.meaning)}"] for code in kind.codes]
            return {"control": "choice", "options": options}
        if isinstance(kind, Boolean):
            return {"control": "choice", "options": [["true", "true"], ["false", "false"]]}
        return {"control": "text", "long": name in LONG, "names": _names_for(kind, name), **_direction(kind)}

    def _names(self, kind: MapOf[Any]) -> Field:
        if kind.expected == BY_LANGUAGE:
            groups = [{"name": one, "label": Language(one).name, **self._shape(kind.holds, "")} for one in self.languages]
            return {"control": "group", "fields": groups}
        inner = self._shape(kind.holds, "")
        fields = inner.get("fields") or [{"name": "value", "label": self.locale(_VALUE), **inner}]
        return _list_of_groups([self._name(""), *fields])

    def _breakdown(self, kind: Breakdowns) -> list[Field]:
        members = _list_of_groups([{**self._name(""), "label": self.locale(_MEMBER), "help": ""}, *self.of(kind.member())])
        return [
            {"name": DIMENSION, "label": self.locale(_DIMENSION), "required": True, **_name_of("dimension")},
            {"name": "members", "label": self.locale(_MEMBERS), "main": True, **members, "table": True},
            {"name": "file", "label": self.locale(_FILE), "help": self.locale(_FILE_HELP), **_name_of("table")},
        ]

    def _name(self, names: str) -> Field:
        words = {"label": self.locale(ID_LABEL), "help": self.locale(_ID_HELP)}
        return {"name": ID, "required": True, **_name_of(names), **words}

    def _reported(self) -> list[Field]:
        number = self.of(REPORTED_NUMBER)
        figure = {"name": "figure", "label": self.locale(_FIGURE), "required": True}
        return [{**figure, **_name_of("indicator")}, *number]


def known_names(report: Report, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return the names that fields may complete, each with its title in a language if it has one, by kind."""
    topics = {topic for article in report.articles for topic in article.topics}
    outlets = {name: outlet.name.in_language(language).text for name, outlet in report.outlets.items()}
    names = {**referable_names(report, language), "topic": dict.fromkeys(sorted(topics), ""), "outlet": outlets}
    names["dimension"] = {**dict.fromkeys(TIME_DIMENSIONS, ""), **names["dimension"]}
    return {kind: [*known.items()] for kind, known in {**names, **_members(report, language)}.items() if known}


def _members(report: Report, language: str) -> dict[str, dict[str, str]]:
    """Return the members of each dimension; those of the year are in its order, and as they are written in short."""
    names = {
        dimension.id: {member.id: member.name.in_language(language).text for member in dimension.members.values()}
        for dimension in report.dimensions.values()
    }
    months = [(report.publication.begins - 1 + step) % MONTHS + 1 for step in range(MONTHS)]
    names["month"] = {f"{month:02d}": Language(language).month(month) for month in months}
    names["quarter"] = {f"Q{number}": "" for number in range(1, 5)}
    names["half"] = {f"H{number}": "" for number in range(1, 3)}
    return {f"{MEMBERS_OF}{name}": members for name, members in names.items()}


def names_in(fields: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the kinds of names that these fields complete; the members of all dimensions, if one of them has members."""
    found: set[str] = set()
    for field in fields:
        inner = [*field.get("fields", ()), *([field["item"]] if "item" in field else ())]
        found |= {field["names"]} if field.get("names") else set()
        found |= {MEMBERS_OF} if field.get("table") else set()
        found |= names_in(inner)
    return found


def is_among(kind: str, kinds: Collection[str]) -> bool:
    """Return whether a kind of names is one of these, or that of the members of a dimension if these are."""
    return kind in kinds or (MEMBERS_OF in kinds and kind.startswith(MEMBERS_OF))


def _list_of_groups(fields: list[Field]) -> Field:
    return {"control": "list", "item": {"name": "", "label": "", "control": "group", "fields": fields}}


def _name_of(kind: str) -> Field:
    """Return the control of a name, completed with those of a kind."""
    return {"control": "text", "names": kind, "direction": "ltr"}


def _names_for(kind: object, name: str) -> str:
    if isinstance(kind, ReferenceTo):
        return REFERRED.get(kind.expected, "")
    if isinstance(kind, FigureReferenceTo):
        return "indicator"
    return "topic" if isinstance(kind, Topic) else _COMPLETED.get(name, "")


def _direction(kind: object) -> Field:
    """Return the direction of what is the same in every script, such as numbers and addresses; else that of the text."""
    return {"direction": "ltr"} if isinstance(kind, _LEFT_TO_RIGHT) else {"direction": "auto"}


def written_languages(subtags: Iterable[str]) -> list[Field]:
    """The languages of a text, for the fields in which it is written."""
    return [{"tag": one, "name": Language(one).name, "direction": Language(one).direction} for one in subtags]
