"""The fields of each data file as Sveltia CMS declares them, made from the records that read the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bilan.edit_form.form_values import BY_LANGUAGE, NOT_IN_FORMS
from bilan.editing.json_schema import REFERRED, referable_names
from bilan.locales.editor_locale import EditorLocale
from bilan.model.figure import Figure
from bilan.model.press import ReportedFigures
from bilan.model.report import Report
from bilan.schema.containers import ListOf, MapOf, OneOrMany, ReferenceTo
from bilan.schema.either_group import EitherGroup
from bilan.schema.record import Record, RecordOf, is_required, keys_of
from bilan.schema.text_fields import Boolean, Choice, LocalizedText
from bilan.values.interval import Qualifier

Field = dict[str, Any]

LONG = frozenset(
    {"definition", "intro", "summary", "note", "reason", "why_not", "claim", "answer", "text", "quote", "break"}
)


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes fields with labels in one language, for the languages and the names of a report."""

    locale: EditorLocale
    languages: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]  # of indicators, sources, themes, units, dimensions: id → label

    def of(self, record: type[Record]) -> list[Field]:
        """The fields of a record, in the order of the format. Breakdowns and conditions have none: a form keeps them."""
        known = keys_of(record)
        return [self._field(record, name) for name in known if not isinstance(known[name].metadata["kind"], NOT_IN_FORMS)]

    def _field(self, record: type[Record], name: str) -> Field:
        item = keys_of(record)[name]
        title, help, required = self.locale(item.metadata["title"]), self.locale(item.metadata["help"]), is_required(item)
        drawn = self._drawn(item.metadata["kind"], name, required)
        return {"name": name, "label": title, "hint": help, "required": required, **drawn}

    def _drawn(self, kind: object, name: str, required: bool) -> Field:
        """Return the widget of a type of field."""
        if isinstance(kind, RecordOf):
            return {"widget": "object", "collapsed": True, "fields": self.of(kind.made)}
        if isinstance(kind, MapOf):
            return self._named(kind)
        if isinstance(kind, EitherGroup):
            return self._either(kind)
        if isinstance(kind, (ListOf, OneOrMany)):
            return self._list(kind.item, name)
        if isinstance(kind, ReportedFigures):
            return {
                "widget": "list",
                "collapsed": True,
                "fields": [
                    _text("figure"),
                    _text("value"),
                    {**_text("qualifier"), **self._drawn(Choice(Qualifier), "", required=False)},
                ],
                "summary": "{{figure}}: {{value}}",
            }
        if isinstance(kind, LocalizedText):
            return {"widget": "object", "collapsed": name in LONG, "fields": self._by_language(name, required)}
        if isinstance(kind, Choice):
            return _select((code.value, f"{self.locale(code.meaning)} ({code.value})") for code in kind.codes)
        if isinstance(kind, Boolean):
            return _select((word, word) for word in ("true", "false"))
        if isinstance(kind, ReferenceTo):
            return _select(self.names[REFERRED[kind.expected]].items())
        return {"widget": "text" if name in LONG else "string"}

    def _named(self, kind: MapOf[Any]) -> Field:
        if kind.expected == BY_LANGUAGE:
            inner = self._drawn(kind.holds, "", required=False)
            return {"widget": "object", "fields": [{"name": name, "label": name, **inner} for name in self.languages]}
        figures = isinstance(kind.holds, RecordOf) and kind.holds.made is Figure
        named = {
            "name": "id",
            "label": "id",
            **(_select(self.names["indicator"].items()) if figures else {"widget": "string"}),
        }
        summary = "{{id}}: {{value}}" if figures else "{{id}}"
        if isinstance(kind.holds, RecordOf):
            return {"widget": "list", "collapsed": True, "summary": summary, "fields": [named, *self.of(kind.holds.made)]}
        return {
            "widget": "list",
            "collapsed": True,
            "summary": "{{id}}",
            "fields": [named, *self._drawn(kind.holds, "", required=True)["fields"]],
        }

    def _either(self, kind: EitherGroup) -> Field:
        """Return the fields of both forms of a group; editors fill in those of one."""
        fields = [*self.of(kind.record.made), *self._named(kind.named)["fields"]]
        return {"widget": "object", "collapsed": True, "fields": fields}

    def _list(self, item: object, name: str) -> Field:
        drawn = self._drawn(item, name, required=True)
        if "fields" in drawn:
            first = drawn["fields"][0]["name"]
            return {"widget": "list", "collapsed": True, "summary": f"{{{{{first}}}}}", "fields": drawn["fields"]}
        return {"widget": "list", "field": {"name": name, "label": name, **drawn}}

    def _by_language(self, name: str, required: bool) -> list[Field]:
        widget = "text" if name in LONG else "string"
        return [
            {"name": language, "label": language, "widget": widget, "required": required and language == self.languages[0]}
            for language in self.languages
        ]


def names_of(report: Report) -> dict[str, dict[str, str]]:
    """Return the names that a report can refer to: id → label."""
    return {
        kind: {name: f"{title} ({name})" if title else name for name, title in names.items()}
        for kind, names in referable_names(report).items()
    }


def _text(name: str) -> Field:
    return {"name": name, "label": name, "widget": "string", "required": name == "figure"}


def _select(options: Iterable[tuple[str, str]]) -> Field:
    """Return a choice among these values, or a text if there is none: Sveltia refuses a choice without options."""
    choices = [{"value": value, "label": label} for value, label in options]
    return {"widget": "select", "options": choices} if choices else {"widget": "string"}
