"""Numbers typed by hand in texts of the data: summaries, notes, definitions, events. Warning: `hand-typed-number`.

These texts have no expressions: a number is removed, and the figure is named in a key beside the text. A comment on the
lines of a text, or alone on the line before, allows its numbers in all languages. In a CSV table it is on the line before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from bilan.cache.cache import Cache
from bilan.diagnostics.problem import Place, Problem
from bilan.diagnostics.problem_records import dump_problems, load_problems
from bilan.hardcoded_numbers.detection import HAND_TYPED_NUMBER, Figures, hand_typed_numbers
from bilan.hardcoded_numbers.suppressions import BAD_SUPPRESSION, IN_YAML, Suppression, find_suppressions
from bilan.messages.message import Message, alternatives, translatable
from bilan.model.article import Article
from bilan.model.article_index import Articles
from bilan.model.dimension import Member
from bilan.model.event import Event
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.text_inventory import OwnedText, local_texts, texts_of
from bilan.model.year import Year
from bilan.number_recognition.numeral import Numeral, blanks
from bilan.schema.record import Record
from bilan.values.local_text import LocalText
from bilan.yaml.source_text import SourceText, offset_of, place_in

Sources = Mapping[str, SourceText]
TABLE = ".csv"
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)  # in the message of a year


def hand_typed_in_data(report: Report, sources: Sources, cache: Cache) -> Iterator[Problem]:
    """Return the numbers that should be figures, and the comments that are wrong; `sources` are the files by name."""
    figures = Figures(report)
    for year in report.years.values():
        for part in _parts(year):
            yield from _in_articles(part, sources, figures, cache)
    for file, texts in _other_texts(report, sources).items():
        inputs = report.languages, figures.names, sources[file].text
        notes = cache.get(("numbers", file), inputs, partial(_notes, {file: texts}, sources, figures.names))
        yield from _load_numbers(notes, figures)


def _in_articles(articles: Articles, sources: Sources, figures: Figures, cache: Cache) -> Iterator[Problem]:
    def notes() -> list[Any]:
        return _notes({articles.file: [*texts_of(articles)]}, sources, figures.names)

    yield from _load_numbers(cache.get(("numbers", articles.file), (articles.digest, figures.names), notes), figures)


def _parts(year: Year) -> tuple[Articles, ...]:
    return year.articles.parts if isinstance(year.articles, Articles) else ()


def _other_texts(report: Report, sources: Sources) -> dict[str, list[OwnedText]]:
    """The texts of files other than articles, by file. Names of members are labels (“30 to 60”)."""
    listed = {part.file for year in report.years.values() for part in _parts(year)}
    texts = [(owner, text) for owner, text in local_texts(report) if not isinstance(owner, Member)]
    tables = {text.place.file for _, text in texts}
    return _by_file(texts, [file for file in sources if file not in listed and (file in tables or not file.endswith(TABLE))])


def _by_file(texts: Iterable[OwnedText], files: Iterable[str]) -> dict[str, list[OwnedText]]:
    found: dict[str, list[OwnedText]] = {file: [] for file in files}
    for owner, text in texts:
        found[text.place.file].append((owner, text))
    return found


class _Typed(NamedTuple):
    """A number typed in a text: its place, its characters, its value, and what the text belongs to."""

    place: Place
    words: str
    value: Decimal
    owner: str


def _notes(texts: Mapping[str, list[OwnedText]], sources: Sources, names: tuple[str, ...]) -> list[Any]:
    """Return the numbers and wrong comments of files as JSON values, without the figures that they may be."""
    found = [_in_file(sources[file], held, names) for file, held in texts.items()]
    numbers = [[[*one.place], one.words, str(one.value), one.owner] for numbers, _ in found for one in numbers]
    return [numbers, dump_problems(problem for _, problems in found for problem in problems)]


def _load_numbers(notes: list[Any], figures: Figures) -> Iterator[Problem]:
    numbers, problems = notes
    yield from load_problems(problems)
    for place, words, value, owner in numbers:
        yield _problem(_Typed(Place(*place), words, Decimal(value), owner), figures)


def _in_file(source: SourceText, texts: list[OwnedText], names: tuple[str, ...]) -> tuple[list[_Typed], list[Problem]]:
    printed = [place for _, text in texts for place in _printed_comments(source, text)]
    comments = [
        comment for comment in find_suppressions(source, IN_YAML) if comment.place.line not in {p.line for p in printed}
    ]
    used: set[Suppression] = set()
    typed_numbers: list[_Typed] = []
    for owner, text in texts:
        found = list(_numbers_by_language(text, names))
        over = [comment for comment in comments if comment.reason and found and _covers(comment, text)]
        used.update(over)
        typed_numbers.extend(_typed(source, owner, text, *number) for number in (() if over else found))
    wrong = (problem for comment in comments if (problem := comment.problem(comment in used)))
    return typed_numbers, [*map(_printed, printed), *wrong]


def _typed(source: SourceText, owner: Record | None, text: LocalText, language: str, number: Numeral) -> _Typed:
    place = _place(source, text, language, number.start, number.end)
    words = text.texts[language][number.start : number.end]
    return _Typed(place, words, number.value, type(owner).__name__)


def _printed(place: Place) -> Problem:
    message = translatable("This comment is inside a text and would be printed with it.")
    hint = translatable("Put it at the end of the line of the key, or alone on the line before.")
    return BAD_SUPPRESSION.at(place, message, hint)


def _numbers_by_language(text: LocalText, names: tuple[str, ...]) -> Iterator[tuple[str, Numeral]]:
    for language, words in text.texts.items():
        for number in hand_typed_numbers(_EXPRESSION.sub(blanks, words), language, names):
            yield language, number


def _covers(comment: Suppression, text: LocalText) -> bool:
    lines = [place.line for place in text.places.values()] or [text.place.line]
    return min(lines) - comment.alone <= comment.place.line <= max(lines)


def _printed_comments(source: SourceText, text: LocalText) -> Iterator[Place]:
    for language, words in text.texts.items():
        for match in IN_YAML.finditer(words):
            yield _place(source, text, language, match.start(), match.end())


def _place(source: SourceText, text: LocalText, language: str, start: int, end: int) -> Place:
    """Return the place of some characters of a text in its file, where line breaks may have been folded into spaces."""
    whole = text.places.get(language, text.place)
    pattern = re.compile(r"\s+".join(map(re.escape, text.texts[language][start:end].split())))
    nth = sum(1 for _ in pattern.finditer(text.texts[language], 0, start))
    matches = list(pattern.finditer(source.text, offset_of(source.text, whole)))
    if nth >= len(matches):
        return whole
    return place_in(source.text, matches[nth].start(), source.file, max(1, len(matches[nth].group().split("\n")[0])))


def _problem(typed: _Typed, figures: Figures) -> Problem:
    message = translatable(
        "The number “{typed}” is typed into a text: it would not change with the data, and it has no source.",
        typed=typed.words,
    )
    like = figures.like(typed.value)
    hint = _proposed_in_table(like) if typed.place.file.endswith(TABLE) else _proposed(typed.owner, like)
    return HAND_TYPED_NUMBER.at(typed.place, message, hint)


def _proposed_in_table(like: tuple[Figure, ...]) -> Message:
    if not like:
        return translatable("Remove it. If it must stay typed by hand, write “# number: why” alone on the line before.")
    return translatable(
        "Remove it: the page of the figure prints it ({keys}). If it must stay typed by hand, write “# number: why” alone "
        "on the line before.",
        keys=alternatives(figure.key for figure in like),
    )


def _proposed(owner: str, like: tuple[Figure, ...]) -> Message:
    if not like:
        return translatable(
            "Remove it, or make it a figure with a source. If it must stay typed by hand, add “# number: "
            "why” at the end of the line."
        )
    if owner in _FIGURE_KEYS:
        return translatable(
            "Remove it, and write {keys}. If it must stay typed by hand, add “# number: why” at the end of the line.",
            keys=alternatives(translatable("“{word}”", word=_FIGURE_KEYS[owner](figure)) for figure in like),
        )
    return translatable(
        "Remove it: the page of the figure prints it ({keys}). If it must stay typed by hand, add “# "
        "number: why” at the end of the line.",
        keys=alternatives(figure.key for figure in like),
    )


_FIGURE_KEYS: Mapping[str, Callable[[Figure], str]] = {  # the key by which an article or an event names a figure
    Article.__name__: lambda figure: f"figures: {{{figure.key}: {figure.value}}}",
    Event.__name__: lambda figure: f"figure: {figure.key}",
}
