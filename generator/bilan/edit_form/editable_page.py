"""A hand-written page as one form: its title, its text and what its front matter asks for, in all languages at once.

`rumours.md` has its Arabic version in `rumours.ar.md`. What is the same in every language (chart, picture) is written into
each of them. A chapter and the foreword of a year are named in year.yml too, other pages in the menu that mkdocs.yml lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ruamel.yaml.comments import CommentedMap

from bilan.diagnostics.problem import Problem
from bilan.edit_form import site_menu
from bilan.edit_form.editable import Changes, Start, Texts
from bilan.edit_form.form_values import ID, FormMapper, Value, clean_value
from bilan.edit_form.line_merge import carry_change, with_line_ends
from bilan.edit_form.new_entries import new_title, with_proposed_id
from bilan.edit_form.paragraphs import translated_files
from bilan.edit_form.record_address import RecordAddress
from bilan.edit_form.record_fields import ID_LABEL, Field, RecordFields, written_languages
from bilan.edit_form.record_text import RecordText, UnreadableError, load_yaml
from bilan.edit_form.value_paths import entry_paths, path_at
from bilan.editing.yaml_format import dump_tree, has_same_meaning, layout_of
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.pages.front_matter import FrontMatter, PageKind, begins_at
from bilan.schema.record import MISSING_KEY, RecordOf, keys_of
from bilan.yaml.parser import parse
from bilan.yaml.source_text import SourceText

TEXT, TITLE, DESCRIPTION = "text", "title", "description"
SIGNED = ("by", "role")  # keys of a foreword with a text of their own in each language, as titles have
_BOM = "\ufeff"
_SLUG = re.compile("[a-z0-9][a-z0-9-]*")
_TEXT = translatable("Text")
_TEXT_HELP = translatable("Markdown. A figure is written as in the example.")
_TEXT_EXAMPLE = '{{ figure("visits") }}'
_SLUG_HELP = translatable("Small letters, digits and “-”; it is the name of the file and becomes an address.")


class _Parts(NamedTuple):
    """The text of a page: its front matter between the lines `---`, and what follows them, as they are in the file."""

    front: str
    rest: str

    @property
    def tree(self) -> Any:
        return load_yaml(self.front) if self.front.strip() else CommentedMap()


@dataclass(frozen=True, slots=True)
class EditablePage:
    """The page in `file`, of the first language, with its translations; without a file, a new one in `folder`.

    `year_file` is the year.yml that names it as a page of this kind; empty for any other page, which a menu names by its
    path from `content`. `present` are the names of pages in the folder.
    """

    file: str
    languages: tuple[str, ...]
    locale: EditorLocale
    start: Start
    kind: PageKind = PageKind.PAGE
    folder: str = ""
    year_file: str = ""
    present: frozenset[str] = frozenset()
    content: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        pages = tuple(translated_files(self.file, self.languages).values()) if self.file else ()
        return (*pages, self.year_file or site_menu.FILE)

    @property
    def title(self) -> str:
        return self.file or self.locale(new_title(self._collection, PurePosixPath(self.folder).name))

    def fields(self) -> list[Field]:
        front = {field["name"]: field for field in RecordFields(self.locale, self.languages).of(self._kind)}
        by_language = {"control": "localized", "long": False, "languages": written_languages(self.languages), "example": ""}
        shared = [field for name, field in front.items() if name not in self._by_language_keys]
        signed = [{**front[name], **by_language, "main": True} for name in SIGNED if name in self._by_language_keys]
        text = {"name": TEXT, "label": self.locale(_TEXT), "help": self.locale(_TEXT_HELP), "main": True}
        words = {"label": self.locale(ID_LABEL), "help": self.locale(_SLUG_HELP), "direction": "ltr"}
        slug = {"name": ID, "required": True, "control": "text", **words}
        return [
            *([] if self.file else [slug]),
            {**front[TITLE], **by_language, "required": self.kind is PageKind.CHAPTER, "main": True},
            {**text, **by_language, "required": False, "long": True, "example": _TEXT_EXAMPLE},
            *signed,
            *({**field, "main": field["name"] in ("chart", "picture", "portrait")} for field in shared),
            {**front[DESCRIPTION], **by_language},
        ]

    def value(self, texts: Texts) -> Value:
        if not self.file:
            return {}
        versions = {one: _parts(texts[file]) for one, file in self._by_language(self.file).items() if file in texts}
        if not versions:
            raise UnreadableError(translatable("{file} is not a page of this report.", file=self.file))
        return self._spread(versions)

    def completed(self, value: Value, _report: Report, _texts: Texts, /) -> Value:
        if self.file:
            return value
        return with_proposed_id(self._collection, value, self.present)

    def with_value(self, texts: Texts, value: Value) -> Changes:
        value = clean_value(value) or {}
        file = self.file or self._new_file(value)
        before = self.value(texts)
        changed = {
            path: text
            for one, path in self._by_language(file).items()
            if (text := self._page(texts.get(path), one, before, value)) != texts.get(path)
        }
        return changed if self.file else {**changed, **self._named(texts, file, named=True)}

    def without(self, texts: Texts) -> Changes:
        changed: Changes = {path: None for path in self._by_language(self.file).values() if path in texts}
        return {**changed, **self._named(texts, self.file, named=False)}

    def path_of(self, problem: Problem, texts: Texts, value: Value) -> str | None:
        file = self.file or f"{self.folder}/{clean_value(value.get(ID))}.md"
        language = next((one for one, path in self._by_language(file).items() if path == problem.place.file), None)
        if language is None or problem.place.file not in texts:
            return None
        whole = TITLE if problem.code == MISSING_KEY.word else TEXT  # what a problem of the whole file is about
        plain = _plain(texts[problem.place.file])
        front = plain[: begins_at(plain)]
        if problem.place.line > front.count("\n"):
            return f"{whole}.{language}"
        # A line break instead of the opening line keeps the line numbers of the file.
        root, _ = parse(SourceText(problem.place.file, "\n" + front.strip("-\n") + "\n"))
        paths = entry_paths(None, root, self._kind, self.languages[0]) if root else None
        path = path_at(paths.inner, problem.place) if paths and paths.inner else ""
        return f"{path or whole}.{language}" if not path or path in self._by_language_keys else path

    @property
    def _collection(self) -> str:
        """The name under which new pages of its kind are known (`NEW_ENTRIES`)."""
        return self.kind.year_key or "pages"

    @property
    def _kind(self) -> RecordOf[FrontMatter]:
        """The keys of the front matter that the form has."""
        shown = {TITLE, DESCRIPTION, *self.kind.own_keys}
        return RecordOf(FrontMatter, without=frozenset(keys_of(FrontMatter).keys() - shown))

    @property
    def _by_language_keys(self) -> tuple[str, ...]:
        """The keys of the front matter with a text of their own in each language."""
        return (TITLE, DESCRIPTION, *(SIGNED if self.kind is PageKind.FOREWORD else ()))

    def _by_language(self, file: str) -> Mapping[str, str]:
        return translated_files(file, self.languages)

    def _new_file(self, value: Value) -> str:
        name = value.get(ID)
        if not name:
            raise UnreadableError(translatable("Write an id."), ID)
        if name in self.present:
            raise UnreadableError(translatable("The id “{id}” is already used.", id=name), ID)
        if not _SLUG.fullmatch(name):
            raise UnreadableError(_SLUG_HELP, ID)
        return f"{self.folder}/{name}.md"

    def _spread(self, versions: Mapping[str, _Parts]) -> Value:
        """Return the form's values of the versions of a page, the first of which is that of the first language."""
        mapper = FormMapper(self.languages)
        fronts = {one: mapper.spread(parts.tree, self._kind) for one, parts in versions.items()}
        first = next(iter(fronts.values()))
        keys = self._by_language_keys
        texts = {name: {one: front[name] for one, front in fronts.items() if name in front} for name in keys}
        texts[TEXT] = {one: parts.rest.strip("\n") for one, parts in versions.items()}
        shared = {name: item for name, item in first.items() if name not in keys}
        return {**shared, **{name: item for name, item in texts.items() if item}}

    def _page(self, text: str | None, language: str, before: Value, value: Value) -> str | None:
        """Return the text of a version of the page with another value; None if the version has no words."""
        words = {name: value.get(name, {}).get(language) for name in (*self._by_language_keys, TEXT)}
        if not words[TITLE] and not words[TEXT]:
            return None
        original = _parts(text or "")
        tree = original.tree
        own = FormMapper(self.languages).spread(tree, self._kind) if text is not None else {}
        for name in (one for one in self._kind.key_names if one not in self._by_language_keys):
            if text is None or clean_value(value.get(name)) != clean_value(before.get(name)):
                own[name] = value.get(name)
        front = {**own, **{name: words[name] for name in self._by_language_keys}}
        made = _made(self._front(original.front, tree, front), _rest(original.rest, words[TEXT] or ""))
        if text is None:
            return made
        mark = _BOM if text.startswith(_BOM) else ""
        return mark + with_line_ends(text.removeprefix(_BOM), made)

    def _front(self, original: str, tree: Any, value: Value) -> str:
        """Return the front matter with another value, in its layout."""
        layout = layout_of(original)
        base = dump_tree(tree, layout) if tree else ""
        merged = FormMapper(self.languages).merged(tree, value, self._kind)
        changed = dump_tree(merged, layout) if merged else ""
        if changed == base:
            return original
        carried = "\n".join(carry_change(base.split("\n"), changed.split("\n"), original.split("\n")))
        return carried if has_same_meaning(changed, carried) else changed

    def _named(self, texts: Texts, file: str, *, named: bool) -> Changes:
        """Return the text of year.yml or mkdocs.yml that names a page, or no longer does; nothing if it stays the same."""
        if self.year_file:
            return {self.year_file: self._named_in_year(texts, PurePosixPath(file).stem, named=named)}
        before = texts.get(site_menu.FILE, "")
        change = site_menu.with_page if named else site_menu.without_page
        after = with_line_ends(before, change(before, file.removeprefix(f"{self.content}/")))
        return {} if after == before else {site_menu.FILE: after}

    def _named_in_year(self, texts: Texts, name: str, *, named: bool) -> str:
        """Return the text of year.yml that names the page, or no longer names it."""
        text = texts.get(self.year_file) or self.start(self.year_file)
        record = RecordText(RecordAddress(self.year_file), text, self.languages)
        value, key = record.value, self.kind.year_key
        if self.kind is PageKind.FOREWORD:
            return record.with_value({**value, key: name if named else ""})
        others = [one for one in value.get(key, []) if one != name]
        return record.with_value({**value, key: [*others, name] if named else others})


def page_file(file: str, languages: Sequence[str]) -> str:
    """Return the file of the first language of a page."""
    return translated_files(file, languages)[languages[0]]


def _plain(text: str) -> str:
    return text.removeprefix(_BOM).replace("\r\n", "\n")


def _parts(text: str) -> _Parts:
    plain = _plain(text)
    start = begins_at(plain)
    front = plain[:start].split("\n", 1)[1].rstrip("\n").rpartition("\n")[0] if start else ""
    return _Parts(f"{front}\n" if front else "", plain[start:])


def _made(front: str, rest: str) -> str:
    return f"---\n{front}---\n{rest}" if front.strip() else rest.lstrip("\n")


def _rest(original: str, text: str) -> str:
    """Return what follows the front matter, with another text; an empty line comes first."""
    if clean_value(original) == (text or None):
        return original
    before = original[: len(original) - len(original.lstrip("\n"))] or "\n"
    return f"{before}{text}\n" if text else before
