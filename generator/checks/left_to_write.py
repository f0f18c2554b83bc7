"""What an import or an editor left to be written is written before the report is published. Code: `left-to-write`.

A text that begins with `TODO` is such a place. In the preview it is a warning, so that texts can be written one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.report import Report
from generator.model.texts import local_texts
from generator.problems import Code, Problem
from generator.said import said

LEFT = Code("left-to-write")
MARK = "TODO"


def check(report: Report) -> Iterator[Problem]:
    """Every text, in every language, that begins with the mark."""
    for _, text in local_texts(report):
        for language, words in text.texts.items():
            if words.startswith(MARK):
                message = said("This text is still to be written: “{mark}” stands here.", mark=MARK)
                yield LEFT.at(text.places[language], message, said("Write it in your own words, or delete the key."))
