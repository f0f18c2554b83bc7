"""From the keys and values of a mapping to its entries, with mistakes in keys put right, each a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable
from bilan.yaml.nodes import Entry, Node, Scalar, shorten
from bilan.yaml.source_text import INVISIBLE, SourceText
from bilan.yaml.syntax_messages import NOT_SUPPORTED, SYNTAX

DUPLICATE_KEY = Code("duplicate-key")

_DIGITS_AND_COMMAS = re.compile(r"[-+\d.,\s]+")


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads the entries of the mappings of a file; adds their problems to `problems`."""

    source: SourceText
    problems: list[Problem]

    def read(self, children: list[Node]) -> tuple[tuple[Entry, ...], tuple[Scalar, ...]]:
        """Return the entries of keys and values in turn, and the keys that are there again."""
        entries: list[Entry] = []
        repeated: list[Scalar] = []
        seen: dict[str, Place] = {}
        for key, value in self._joined_at_commas(children):
            if not isinstance(key, Scalar):
                message = translatable("A key must be a word, not a list or a group of keys.")
                self.problems.append(NOT_SUPPORTED.at(key.place, message, translatable("Put the text in quotes.")))
            elif key.plain and key.text == "<<":
                message = translatable("“<<” merges keys, which this format does not use.")
                self.problems.append(NOT_SUPPORTED.at(key.place, message, translatable("Write each key here instead.")))
            elif key.text in seen:
                self.problems.append(_repeated(key, seen[key.text].line))
                repeated.append(key)
            else:
                seen[key.text] = key.place
                entries.append(Entry(key, value))
        return tuple(entries), tuple(repeated)

    def _joined_at_commas(self, children: list[Node]) -> list[tuple[Node, Node]]:
        """Return the keys and values of a group with cut texts joined: in `{fr: One, two}` YAML reads a key `two`."""
        pairs: list[tuple[Node, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            before = pairs[-1][1] if pairs else None
            if isinstance(before, Scalar) and before.plain and not before.empty and self._is_text_after_comma(key, value):
                assert isinstance(key, Scalar)
                pairs[-1] = (pairs[-1][0], self._joined(before, key))
            else:
                pairs.append((self._without_outer_spaces(key), value))
        return pairs

    def _is_text_after_comma(self, key: Node, value: Node) -> bool:
        """Return whether a key has no colon, which is possible only between braces."""
        if not (isinstance(key, Scalar) and isinstance(value, Scalar) and value.plain and value.text == ""):
            return False
        after = self.source.line(key.place.line)[key.place.column - 1 + key.place.width :].lstrip()
        return after.startswith((",", "}"))

    def _joined(self, before: Scalar, key: Scalar) -> Scalar:
        """Return the whole text; for a number such as `4,386` without a problem, because it has its own."""
        line, start, end = self.source.line(key.place.line), before.place.column - 1, key.place.column - 1 + key.place.width
        text = line[start:end] if before.place.line == key.place.line else f"{before.text}, {key.text}"
        if not _DIGITS_AND_COMMAS.fullmatch(text):
            message = translatable(
                "Between braces, a comma ends the text: “{text}” is cut off here.", text=shorten(key.text)
            )
            quoted = '"' + text.replace('"', "'") + '"'
            hint = translatable("Put the whole text in quotes: {quoted}", quoted=quoted)
            self.problems.append(SYNTAX.at(key.place, message, hint))
        return Scalar(text, before.place._replace(width=max(len(text), 1)))

    def _without_outer_spaces(self, key: Node) -> Node:
        """Return the key without special spaces at its ends, such as the one that French keyboards write before a colon."""
        if not isinstance(key, Scalar) or not key.plain or key.text == key.text.strip() or not key.text.strip():
            return key
        text = key.text.rstrip()
        if text == key.text:
            return Scalar(text.strip(), key.place)  # the space before it has its own problem
        place = key.place._replace(column=key.place.column + len(text), width=1)
        message = translatable("There is a no-break space between “{key}” and its colon.", key=shorten(text))
        self.problems.append(INVISIBLE.at(place, message, translatable("Write “{key}:” without it.", key=shorten(text))))
        return Scalar(key.text.strip(), key.place)


def _repeated(key: Scalar, first: int) -> Problem:
    message = translatable(
        "The key “{key}” is written twice here; the first is on line {line}.", key=shorten(key.text), line=first
    )
    return DUPLICATE_KEY.at(key.place, message, translatable("Keep one of the two."))
