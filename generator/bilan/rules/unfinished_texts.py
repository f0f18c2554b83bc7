"""What an import or an editor left to be written is written before the report is published. Code: `left-to-write`.

A text that begins with `TODO`, or is nothing but the `…` of a hint, is such a place.
In the preview it is a warning, so that texts can be written one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import translatable
from bilan.model.article_index import YearlyArticles
from bilan.model.report import Report
from bilan.model.text_inventory import OwnedText, local_texts

LEFT = Code("left-to-write")
MARK = "TODO"
_ELLIPSES = ("…", "...", "[…]", "[...]")


def check(report: Report) -> Iterator[Problem]:
    """Every text but those of articles, in every language, that begins with the mark."""
    return _marked(local_texts(report))


def check_articles(articles: YearlyArticles) -> Iterator[Problem]:
    """Every text of articles that begins with the mark."""
    return _marked(articles.texts)


def _marked(texts: Iterable[OwnedText]) -> Iterator[Problem]:
    for _, text in texts:
        for language, words in text.texts.items():
            mark = MARK if words.startswith(MARK) else words
            if mark in (MARK, *_ELLIPSES):
                message = translatable("Found “{mark}”; expected a text.", mark=mark)
                yield LEFT.at(text.places[language], message, translatable("Write it in your own words, or delete the key."))
