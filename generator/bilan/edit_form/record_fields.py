"""The fields of a record as a form shows them, made from the declarations of its keys.

Each field is a `Field`, plain values that JSON can hold. A group has `fields`, a list has one `item`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bilan.edit_form.form_values import BY_LANGUAGE, WRITTEN_AS_YAML
from bilan.editing.json_schema import REFERRED, referable_names
from bilan.locales.catalog import EDITORS, catalog
from bilan.locales.editor_locale import EditorLocale
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.article import Topic
from bilan.model.breakdown_fields import Breakdowns
from bilan.model.figure_reference import FigureReferenceTo
from bilan.model.report import Report
from bilan.model.reported_figures import REPORTED_NUMBER, ReportedFigures
from bilan.schema.containers import ListOf, MapOf, OneOrMany, ReferenceTo
from bilan.schema.date_fields import Date, Day
from bilan.schema.either_group import EitherGroup
from bilan.schema.number_fields import Number, WholeNumber
from bilan.schema.record import RecordOf, is_required, keys_of
from bilan.schema.text_fields import Boolean, Choice, LocalizedText, Pattern, Text, WebAddress

Field = dict[str, Any]

LONG = frozenset(
    {"definition", "intro", "summary", "note", "reason", "why_not", "claim", "answer", "text", "quote", "break", "method"}
)
_COMPLETED = {"outlet": "outlet", "by": "dimension"}  # keys whose texts are names that a report may have
_LEFT_TO_RIGHT = (Number, WholeNumber, Date, Day, WebAddress, Pattern, ReferenceTo, FigureReferenceTo, Topic)
_ID = translatable("Id")
_ID_HELP = translatable("Small letters, digits and “_”; other files refer to it, and it becomes an address.")
_FIGURE, _VALUE, _QUALIFIER = translatable("Figure"), translatable("Value"), translatable("Qualifier")


@dataclass(frozen=True, slots=True)
class RecordFields:
    """Makes fields with labels in the language of the editor, for texts in the languages of a report."""

    locale: EditorLocale
    languages: tuple[str, ...]

    def of(self, kind: Any, *, named: bool = False) -> list[Field]:
        """Return the fields of a record in the order of the format. With `named`, its name is a field too."""
        head = [self._name("")] if named else []
        if isinstance(kind, EitherGroup):
            return [*head, *self._shape(kind, "")["fields"]]
        known = keys_of(kind.made)
        fields = (self._field(name, known[name]) for name in known if name in kind.key_names)
        return [*head, *({**field, "main": field["name"] == kind.short_for} for field in fields)]

    def _field(self, name: str, item: Any) -> Field:
        kind, example = item.metadata["kind"], item.metadata["example"]
        words = {"label": self.locale(item.metadata["title"]), "help": self.locale(item.metadata["help"])}
        if isinstance(kind, Text | LocalizedText) and example is not None:
            example = catalog(self.locale.language, EDITORS)(str(example))
        shown = "" if isinstance(example, dict | list | tuple | bool) or example is None else str(example)
        return {"name": name, "required": is_required(item), "example": shown, **words, **self._shape(kind, name)}

    def _shape(self, kind: Any, name: str) -> Field:
        """Return the control of a type of field, with what it holds."""
        if isinstance(kind, WRITTEN_AS_YAML):
            return {"control": "yaml", "example": "month: {01: 120, 02: 98}" if isinstance(kind, Breakdowns) else ""}
        if isinstance(kind, RecordOf):
            return {"control": "group", "fields": self.of(kind)}
        if isinstance(kind, EitherGroup):
            return {"control": "group", "fields": [*self.of(kind.record), *self._shape(kind.named, "")["fields"]]}
        if isinstance(kind, MapOf):
            return self._names(kind)
        if isinstance(kind, ListOf | OneOrMany):
            return {"control": "list", "item": {"name": "", "label": "", "help": "", **self._shape(kind.item, name)}}
        if isinstance(kind, ReportedFigures):
            return {"control": "list", "item": {"name": "", "label": "", "control": "group", "fields": self._reported()}}
        if isinstance(kind, LocalizedText):
            return {"control": "localized", "long": name in LONG, "languages": [*map(_language, self.languages)]}
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
        return {
            "control": "list",
            "item": {"name": "", "label": "", "control": "group", "fields": [self._name(""), *fields]},
        }

    def _name(self, names: str) -> Field:
        words = {"label": self.locale(_ID), "help": self.locale(_ID_HELP)}
        return {"name": "id", "required": True, "control": "text", "names": names, "direction": "ltr", **words}

    def _reported(self) -> list[Field]:
        number = self.of(REPORTED_NUMBER)
        figure = {"name": "figure", "label": self.locale(_FIGURE), "required": True}
        return [{**figure, "control": "text", "names": "indicator", "direction": "ltr"}, *number]


def known_names(report: Report) -> dict[str, list[tuple[str, str]]]:
    """Return the names that fields may complete, each with its title, by kind."""
    topics = {topic for article in report.articles for topic in article.topics}
    outlets = {name: outlet.name.original for name, outlet in report.outlets.items()}
    names = {**referable_names(report), "topic": dict.fromkeys(sorted(topics), ""), "outlet": outlets}
    return {kind: [*known.items()] for kind, known in names.items() if known}


def names_in(fields: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the kinds of names that these fields complete."""
    found: set[str] = set()
    for field in fields:
        inner = [*field.get("fields", ()), *([field["item"]] if "item" in field else ())]
        found |= {field["names"]} if field.get("names") else set()
        found |= names_in(inner)
    return found


def _names_for(kind: object, name: str) -> str:
    if isinstance(kind, ReferenceTo):
        return REFERRED.get(kind.expected, "")
    if isinstance(kind, FigureReferenceTo):
        return "indicator"
    return "topic" if isinstance(kind, Topic) else _COMPLETED.get(name, "")


def _direction(kind: object) -> Field:
    """Return the direction of what is the same in every script, such as numbers and addresses; else that of the text."""
    return {"direction": "ltr"} if isinstance(kind, _LEFT_TO_RIGHT) else {"direction": "auto"}


def _language(subtag: str) -> Field:
    language = Language(subtag)
    return {"tag": subtag, "name": language.name, "direction": language.direction}
