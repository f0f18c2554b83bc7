"""An invented report of any size, the same for the same seed: what the benchmarks build.

    python benchmarks/corpus.py S|M|L DIR [--seed 1]

S is 60 articles, 1 year and 30 indicators, M 1 000, 5 and 60, L 10 000, 10 and 200; each in French, Arabic and English, the
articles half in French and half in Arabic. Every name and number is drawn by lot: nothing in it is true of anybody.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import corpus_words as words
from vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
NEWEST = 2024
PARTS, OFTEN = 4, 10  # parts of a total; how often an indicator is a total
TITLE, SENTENCE = range(7, 13), range(14, 22)  # words
ABOUT_A_REPORT = 0.3  # the share of articles that report a figure


@dataclass(frozen=True, slots=True)
class Size:
    """How large a report is."""

    articles: int
    years: int
    indicators: int


SIZES = {"S": Size(60, 1, 30), "M": Size(1_000, 5, 60), "L": Size(10_000, 10, 200)}


def main() -> None:
    """Write the report of a size into an empty or new folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, SIZES[options.size], options.seed)


def write(folder: Path, size: Size, seed: int = 1) -> None:
    """Write a report of that size."""
    (folder / "data").mkdir(parents=True)
    (folder / "content").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for name, text in _Corpus(size, random.Random(seed)).files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class _Corpus:
    """The files of a report, drawn one after the other from the same lot."""

    def __init__(self, size: Size, lot: random.Random) -> None:
        self.lot = lot
        self.years = range(NEWEST - size.years + 1, NEWEST + 1)
        self.indicators = [f"{words.COUNTED[n % len(words.COUNTED)].id}_{n}" for n in range(size.indicators)]
        self.per_year = size.articles // size.years
        self.before: dict[str, int] = {}
        self.vocabularies = {language: Vocabulary(language, lot) for language in words.LANGUAGES}

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file's name and text."""
        yield "data/report.yml", words.REPORT
        yield "data/indicators.yml", "".join(self._indicators())
        yield "data/sources.yml", "".join(self._sources())
        yield "content/context.md", words.PAGE.format(indicator=self.indicators[0])
        for year in self.years:
            self._draw_values()
            yield f"data/{year}/figures.yml", "".join(self._figures(year))
            yield f"data/{year}/articles.yml", "articles:\n" + "".join(self._article(year, n) for n in range(self.per_year))
            yield f"data/{year}/events.yml", "events:\n" + "".join(self._event(year, month) for month in range(1, 13, 2))
            yield f"data/{year}/year.yml", f"status: published\nhighlights: [{', '.join(self.indicators[:PARTS])}]\n"

    def _indicators(self) -> Iterator[str]:
        yield words.THEMES_AND_UNITS + "indicators:\n"
        for place, name in enumerate(self.indicators):
            counted = words.COUNTED[place % len(words.COUNTED)]
            theme = words.THEMES[place % len(words.THEMES)]
            where = words.PLACES[place % len(words.PLACES)]
            names = f"fr: {counted.fr} {where.fr}, ar: {counted.ar} {where.ar}, en: {counted.en} {where.en}"
            yield f"  {name}:\n    name: {{{names}}}\n"
            yield f"    definition:\n{self._summary(6, 1)}    theme: {theme}\n    unit: {counted.unit}\n"

    def _sources(self) -> Iterator[str]:
        yield "sources:\n"
        for year in self.years:
            yield f"  review-{year}:\n    title: Bilan {year}\n    publisher: Institution\n    date: {year}-12-20\n"
            yield f"    url: https://institution.example/bilan-{year}\n    language: fr\n    kind: review\n"

    def _draw_values(self) -> None:
        for place, name in enumerate(self.indicators):
            self.before[name] = round(self.before.get(name, self.lot.randint(40, 90_000)) * self.lot.uniform(0.8, 1.3))
            if place % OFTEN == PARTS:
                self.before[name] = sum(self.before[part] for part in self._parts(place))

    def _parts(self, place: int) -> list[str]:
        return self.indicators[place - PARTS : place]

    def _figures(self, year: int) -> Iterator[str]:
        yield f"source: review-{year}\nfigures:\n"
        for place, name in enumerate(self.indicators):
            value = self.before[name]
            if place % OFTEN == PARTS:
                yield f"  {name}:\n    value: {value}\n    parts: [{', '.join(self._parts(place))}]\n"
            elif place % 7 == 3:
                yield f"  {name}:\n    value: {value}\n    note:\n{self._summary(6, 1)}"
            elif place % 23 == 11 and year > self.years[0]:
                yield f"  {name}:\n    value: {value}\n    break:\n{self._summary(6, 1)}"
            elif place % 31 == 12:
                yield f"  {name}:\n    value: {value}\n    revisions:\n      - date: {year + 1}-03-01\n"
                yield f"        was: {value + 7}\n        kind: correction\n        reason: {words.REASON}\n"
            else:
                yield f"  {name}: {value}\n"

    def _article(self, year: int, number: int) -> str:
        lot = self.lot
        language = lot.choice(("fr", "ar"))
        outlet = lot.choice(words.OUTLETS[language])
        day = f"{year}-{lot.randint(1, 12):02d}-{lot.randint(1, 28):02d}"
        topics = ", ".join(lot.sample(words.TOPICS, lot.randint(1, 3)))
        title = self._sentence(language, TITLE)
        text = (
            f"  - id: article-{year}-{number}\n    title: {title}\n    outlet: {outlet}\n    date: {day}\n"
            f"    language: {language}\n    country: MA\n    url: https://presse-{lot.randrange(40)}.example/{year}/article-{number}\n"
            f"    kind: {lot.choice(words.KINDS)}\n    topics: [{topics}]\n    summary:\n{self._summary(6, 2)}"
        )
        return text + self._reported() if lot.random() < ABOUT_A_REPORT else text

    def _reported(self) -> str:
        name = self.lot.choice(self.indicators)
        return f"    figures: {{{name}: {self.before[name]}}}\n"

    def _event(self, year: int, month: int) -> str:
        titles = ", ".join(f"{language}: {self._sentence(language, TITLE)}" for language in words.LANGUAGES)
        day = f"{year}-{month:02d}-{self.lot.randint(1, 28):02d}"
        return f"  - date: {day}\n    title: {{{titles}}}\n    source: review-{year}\n"

    def _summary(self, indent: int, sentences: int) -> str:
        space = " " * indent
        return "".join(
            f"{space}{language}: >-\n" + "".join(f"{space}  {self._sentence(language)}.\n" for _ in range(sentences))
            for language in words.LANGUAGES
        )

    def _sentence(self, language: str, words: range = SENTENCE) -> str:
        return self.vocabularies[language].sentence(self.lot.choice(words))


if __name__ == "__main__":
    main()
