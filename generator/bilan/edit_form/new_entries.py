"""What a form for a new entry says: its title, and the id that is proposed from its other values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bilan.edit_form.form_values import ID, Value, clean_value
from bilan.messages.message import Message, translatable
from bilan.scaffolds.article_entry import proposed_id
from bilan.values.ascii_words import ascii_words

_NAMES = ("title", "title_given", "name", "claim")  # keys by which entries are known to people


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A collection that entries can be added to.

    `title` may name the year. An id is proposed from the values at `named_by`, or `otherwise` if they have no Latin
    letter; its words are joined by `joined_by`. Without `named_by`, none is proposed. `completed` is the kind of names
    that ids are.
    """

    title: Message
    named_by: tuple[str, ...] = ()
    otherwise: str = ""
    joined_by: str = "_"
    completed: str = ""


NEW_ENTRIES: Mapping[str, NewEntry] = {
    "articles": NewEntry(translatable("New article of {year}", year=""), ("outlet", "title", "title_given"), "article", "-"),
    "events": NewEntry(translatable("New event of {year}", year="")),
    "rebuttals": NewEntry(translatable("New rebuttal of {year}", year=""), ("claim",), "rebuttal", "-"),
    "figures": NewEntry(translatable("New figure of {year}", year=""), completed="indicator"),
    "chapters": NewEntry(translatable("New chapter of {year}", year=""), ("title",), "chapter", "-"),
    "foreword": NewEntry(translatable("New foreword of {year}", year=""), ("title",), "foreword", "-"),
    "pages": NewEntry(translatable("New page"), ("title",), "page", "-"),
    "sources": NewEntry(translatable("New source"), ("publisher", "title", "title_given"), "source", "-"),
    "outlets": NewEntry(translatable("New outlet"), ("name",), "outlet", "-"),
    "terms": NewEntry(translatable("New term of the glossary"), ("name",), "term"),
    "pictures": NewEntry(translatable("New picture"), ("file",), "picture", "-"),
    "indicators": NewEntry(translatable("New indicator"), ("name",), "indicator"),
    "themes": NewEntry(translatable("New theme"), ("name",), "theme"),
    "units": NewEntry(translatable("New unit")),
    "dimensions": NewEntry(translatable("New dimension"), ("name",), "dimension"),
    "registers": NewEntry(translatable("New register"), ("name",), "register"),
}


def new_title(collection: str, year: str) -> Message:
    """Return the title of a form for a new entry, in a year if its file belongs to one."""
    return Message(NEW_ENTRIES[collection].title.words, {"year": year})


def name_of(value: Value, languages: Sequence[str]) -> str:
    """Return the name of an entry, in the first of these languages that it has; empty if it has none."""
    found = next((item for key in _NAMES if (item := clean_value(value.get(key)))), "") if value else ""
    if isinstance(found, Mapping):
        return str(next((found[one] for one in languages if one in found), next(iter(found.values()))))
    return str(found)


def with_proposed_id(collection: str, value: Value, taken: Collection[str]) -> Value:
    """Return the value of a new entry with an unused id, if it has none and one can be made from its other values."""
    entry = NEW_ENTRIES.get(collection)
    if entry is None or not entry.named_by or not clean_value(value) or clean_value(value.get(ID)):
        return value
    words = " ".join(_latin(value.get(name)) for name in entry.named_by)
    proposed = proposed_id("", words if re.search("[a-z]", words) else entry.otherwise, taken)
    return {**value, ID: proposed.replace("-", entry.joined_by)}


def _latin(value: Value) -> str:
    """Return the small ASCII letters and digits of a text; of one in several languages, of the first that has letters.

    A file is named by its stem.
    """
    texts = [*value.values()] if isinstance(value, Mapping) else [value]
    stems = (re.sub(r"^.*/|\.\w+$", "", str(text or "")) for text in texts)
    plain = [" ".join(ascii_words(stem)) for stem in stems]
    return next((text for text in plain if re.search("[a-z]", text)), plain[0] if plain else "")
