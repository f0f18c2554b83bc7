"""Numbers typed by hand in the texts of the data: summaries, notes, definitions, events. Warning: `hand-typed-number`.

Texts print no expressions; a number in them is left out, and the figure is named beside them. A comment on the lines of a
text, or alone on the line before, silences its numbers in all languages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.hand_typed.silences import BAD_SILENCE, IN_YAML, Silence, silences
from generator.hand_typed.typed import HAND_TYPED, Figures, typed
from generator.model.figures import Figure
from generator.model.press import Article, Event
from generator.model.report import Report
from generator.model.texts import Held, local_texts
from generator.numerals.numeral import Numeral
from generator.problems import Place, Problem
from generator.reading.memory import Memory
from generator.reading.source import Source, offset_of, place_in
from generator.said import Said, either, said
from generator.schema.record import Record
from generator.values.texts import LocalText


def hand_typed_in_data(report: Report, sources: Mapping[str, Source], memory: Memory) -> Iterator[Problem]:
    """The numbers of all texts that should be figures, and the comments that are wrong; `sources` are the files by name."""
    figures = Figures(report)
    texts: dict[str, list[Held]] = defaultdict(list)
    for owner, text in local_texts(report):
        texts[text.place.file].append((owner, text))
    for file, source in sources.items():
        made_of = (source, report.languages, figures.names)
        found = memory.of(f"numbers of {file}", made_of, partial(_in_file, source, texts[file], figures.names))
        yield from found.problems
        for number in found.numbers:
            yield _problem(source, number, figures)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number typed into a text in a language."""

    owner: Record | None
    text: LocalText
    language: str
    number: Numeral


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be told of a file: its numbers, whatever figures they may be, and the comments that are wrong."""

    numbers: tuple[_Typed, ...]
    problems: tuple[Problem, ...]


def _in_file(source: Source, texts: list[Held], names: tuple[str, ...]) -> _Found:
    printed = [place for _, text in texts for place in _printed_comments(source, text)]
    comments = [comment for comment in silences(source, IN_YAML) if comment.place.line not in {p.line for p in printed}]
    used: set[Silence] = set()
    told: list[_Typed] = []
    for owner, text in texts:
        found = [_Typed(owner, text, *number) for number in _found(text, names)]
        over = [comment for comment in comments if comment.reason and found and _covers(comment, text)]
        used.update(over)
        told.extend(() if over else found)
    wrong = (problem for comment in comments if (problem := comment.problem(comment in used)))
    return _Found(tuple(told), (*map(_printed, printed), *wrong))


def _printed(place: Place) -> Problem:
    message = said("This comment stands within a text, and would be printed with it.")
    hint = said("Put it at the end of the line of the key, or alone on the line before.")
    return BAD_SILENCE.at(place, message, hint)


def _found(text: LocalText, names: tuple[str, ...]) -> Iterator[tuple[str, Numeral]]:
    for language, words in text.texts.items():
        for number in typed(words, language, names):
            yield language, number


def _covers(comment: Silence, text: LocalText) -> bool:
    lines = [place.line for place in text.places.values()] or [text.place.line]
    return min(lines) - comment.alone <= comment.place.line <= max(lines)


def _printed_comments(source: Source, text: LocalText) -> Iterator[Place]:
    for language, words in text.texts.items():
        for match in IN_YAML.finditer(words):
            yield _place(source, text, language, match.start(), match.end())


def _place(source: Source, text: LocalText, language: str, start: int, end: int) -> Place:
    """Where the characters of a text stand in its file; line breaks may have been folded into spaces."""
    whole = text.places.get(language, text.place)
    said = re.compile(r"\s+".join(map(re.escape, text.texts[language][start:end].split())))
    nth = sum(1 for _ in said.finditer(text.texts[language], 0, start))
    matches = list(said.finditer(source.text, offset_of(source.text, whole)))
    if nth >= len(matches):
        return whole
    return place_in(source.text, matches[nth].start(), source.file, max(1, len(matches[nth].group().split("\n")[0])))


def _problem(source: Source, typed: _Typed, figures: Figures) -> Problem:
    number, text = typed.number, typed.text
    words = text.texts[typed.language][number.start : number.end]
    message = said(
        "The number “{typed}” is typed into a text; it would not follow the data, and has no source.", typed=words
    )
    place = _place(source, text, typed.language, number.start, number.end)
    return HAND_TYPED.at(place, message, _proposed(typed.owner, figures.like(number.value)))


def _proposed(owner: Record | None, like: tuple[Figure, ...]) -> Said:
    if not like:
        return said(
            "Leave it out, or make a figure of it, with its source; "
            "if it is meant, write “# number: why” at the end of the line."
        )
    if isinstance(owner, Article | Event):
        return said(
            "Leave it out, and write {keys}; if it is meant, write “# number: why” at the end of the line.",
            keys=either(said("“{word}”", word=_named_by(owner, figure)) for figure in like),
        )
    return said(
        "Leave it out: the page of the figure prints it ({keys}); "
        "if it is meant, write “# number: why” at the end of the line.",
        keys=either(figure.key for figure in like),
    )


def _named_by(owner: Article | Event, figure: Figure) -> str:
    """The line by which an article or an event names a figure."""
    return f"figures: {{{figure.key}: {figure.value}}}" if isinstance(owner, Article) else f"figure: {figure.key}"
