"""What an import or an editor left to be written is written before the report is published. Code: `left-to-write`.

A text that begins with `TODO` is such a place. In the preview it is a warning, so that texts can be written one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.articles import YearlyArticles
from generator.model.report import Report
from generator.model.texts import Held, local_texts
from generator.problems import Code, Problem
from generator.said import said

LEFT = Code("left-to-write")
MARK = "TODO"


def check(report: Report) -> Iterator[Problem]:
    """Every text but those of articles, in every language, that begins with the mark."""
    return _marked(local_texts(report))


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """Every text of articles that begins with the mark."""
    return _marked(articles.texts)


def _marked(texts: Iterable[Held]) -> Iterator[Problem]:
    for _, text in texts:
        for language, words in text.texts.items():
            if words.startswith(MARK):
                message = said("This text is still to be written: “{mark}” stands here.", mark=MARK)
                yield LEFT.at(text.places[language], message, said("Write it in your own words, or delete the key."))
