"""Messages to editors: English text with placeholders, kept apart from the values, so that it can be translated.

A `Message` is the English text itself. `bilan.locales.editor_locale` translates it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Words = str | tuple[str, str]  # English, or its singular and plural, chosen by the value `number`


def english(words: Words, values: Mapping[str, object]) -> str:
    """Return the English form of words."""
    return words if isinstance(words, str) else words[values["number"] != 1]


class Message(str):
    """A sentence or a part of one. `words` is its key in the catalogs, `values` are those of its placeholders.

    A value that is itself a `Message` is translated too; any other is shown as it is.
    """

    __slots__ = ("values", "words")

    words: Words
    values: Mapping[str, object]

    def __new__(cls, words: Words, values: Mapping[str, object]) -> Message:
        message = super().__new__(cls, english(words, values).format(**values))
        message.words, message.values = words, values
        return message

    def __getnewargs__(self) -> tuple[Words, Mapping[str, object]]:  # type: ignore[override]
        return self.words, self.values


EMPTY_MESSAGE = Message("", {})
VERBATIM = "{verbatim}"


def translatable(words: str, /, **values: object) -> Message:
    """Return a message with these words, which are in every catalog: `translatable("Write {digits}.", digits=4463)`."""
    return Message(words, values)


def translatable_plural(number: int, one: str, other: str, /, **values: object) -> Message:
    """Return a message whose form depends on a number, which is the placeholder `{number}`."""
    return Message((one, other), {"number": number, **values})


def literal(text: str) -> Message:
    """Return a text of an operating system or a library, which is the same in every language."""
    return Message(VERBATIM, {"verbatim": text})


def alternatives(parts: Iterable[object]) -> Message:
    """Return alternatives: `a, b or c`."""
    *most, last = parts
    named = last if isinstance(last, Message) else literal(str(last))
    return translatable("{row} or {last}", row=join_messages(most), last=named) if most else named


def join_messages(parts: Iterable[object]) -> Message:
    """Return names separated by commas."""
    first, *rest = [*parts] or [EMPTY_MESSAGE]
    row = first if isinstance(first, Message) else literal(str(first))
    for part in rest:
        row = translatable("{row}, {next}", row=row, next=part)
    return row
