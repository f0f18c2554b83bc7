"""What is said to editors: English words with named places, apart from what fills them, so that it can be translated.

A `Said` is the English text itself; `bilan.locales.editor_locale` says the same in another language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Words = str | tuple[str, str]  # English, or its singular and its plural, chosen by the value `number`


def english(words: Words, values: Mapping[str, object]) -> str:
    """The English form of words."""
    return words if isinstance(words, str) else words[values["number"] != 1]


class Message(str):
    """A sentence or a part of one. `words` is what a catalogue knows it by, `values` what stands in its places.

    A value that is itself `Said` is translated too; any other is shown as it is.
    """

    __slots__ = ("values", "words")

    words: Words
    values: Mapping[str, object]

    def __new__(cls, words: Words, values: Mapping[str, object]) -> Message:
        said = super().__new__(cls, english(words, values).format(**values))
        said.words, said.values = words, values
        return said

    def __getnewargs__(self) -> tuple[Words, Mapping[str, object]]:  # type: ignore[override]
        return self.words, self.values


EMPTY_MESSAGE = Message("", {})
VERBATIM = "{verbatim}"


def translatable(words: str, /, **values: object) -> Message:
    """These words, which are in every catalogue, with their places filled: `said("Write {digits}.", digits=4463)`."""
    return Message(words, values)


def translatable_plural(number: int, one: str, other: str, /, **values: object) -> Message:
    """Words that go with a number, itself in the place `{number}`."""
    return Message((one, other), {"number": number, **values})


def literal(text: str) -> Message:
    """A text of somebody else (an operating system, a library), the same in every language."""
    return Message(VERBATIM, {"verbatim": text})


def alternatives(parts: Iterable[object]) -> Message:
    """Things of which one is meant: `a, b or c`."""
    *most, last = parts
    named = last if isinstance(last, Message) else literal(str(last))
    return translatable("{row} or {last}", row=join_messages(most), last=named) if most else named


def join_messages(parts: Iterable[object]) -> Message:
    """Names in a row, with commas between them."""
    first, *rest = [*parts] or [EMPTY_MESSAGE]
    row = first if isinstance(first, Message) else literal(str(first))
    for part in rest:
        row = translatable("{row}, {next}", row=row, next=part)
    return row
