"""What is said to editors: English words with named places, apart from what fills them, so that it can be translated.

A `Said` is the English text itself; `generator.language.wording` says the same in another language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Words = str | tuple[str, str]  # English, or its singular and its plural, chosen by the value `number`


def english(words: Words, values: Mapping[str, object]) -> str:
    """The English form of words."""
    return words if isinstance(words, str) else words[values["number"] != 1]


class Said(str):
    """A sentence or a part of one. `words` is what a catalogue knows it by, `values` what stands in its places.

    A value that is itself `Said` is translated too; any other is shown as it is.
    """

    __slots__ = ("values", "words")

    words: Words
    values: Mapping[str, object]

    def __new__(cls, words: Words, values: Mapping[str, object]) -> Said:
        said = super().__new__(cls, english(words, values).format(**values))
        said.words, said.values = words, values
        return said

    def __getnewargs__(self) -> tuple[Words, Mapping[str, object]]:  # type: ignore[override]
        return self.words, self.values


NOTHING = Said("", {})
VERBATIM = "{verbatim}"


def said(words: str, /, **values: object) -> Said:
    """These words, which are in every catalogue, with their places filled: `said("Write {digits}.", digits=4463)`."""
    return Said(words, values)


def said_of(number: int, one: str, other: str, /, **values: object) -> Said:
    """Words that go with a number, itself in the place `{number}`."""
    return Said((one, other), {"number": number, **values})


def verbatim(text: str) -> Said:
    """A text of somebody else (an operating system, a library), the same in every language."""
    return Said(VERBATIM, {"verbatim": text})


def either(parts: Iterable[object]) -> Said:
    """Things of which one is meant: `a, b or c`."""
    *most, last = parts
    named = last if isinstance(last, Said) else verbatim(str(last))
    return said("{row} or {last}", row=joined(most), last=named) if most else named


def joined(parts: Iterable[object]) -> Said:
    """Names in a row, with commas between them."""
    first, *rest = [*parts] or [NOTHING]
    row = first if isinstance(first, Said) else verbatim(str(first))
    for part in rest:
        row = said("{row}, {next}", row=row, next=part)
    return row
