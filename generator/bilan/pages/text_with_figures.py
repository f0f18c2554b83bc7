"""Texts of data files with figures in them: `{{ figure("visits", unit=true) }} in a year`.

They are plain text, not Markdown. Their expressions are those of `value_functions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bilan.blocks.block import Block
from bilan.blocks.running_text import RunningText
from bilan.diagnostics.problem import Place, Problem
from bilan.model.report import Report
from bilan.pages.placeholders import Placeholders
from bilan.pages.value_functions import value_functions
from bilan.render.escape import escape_markdown
from bilan.render.prose_expressions import render_expressions
from bilan.values.local_text import LocalText
from bilan.yaml.source_text import SourceText

Pieces = tuple[str | Block, ...]


def running_text(report: Report, year: int, text: LocalText, *, valid: bool = True) -> tuple[RunningText, list[Problem]]:
    """The text with the blocks of its expressions, whose default year is `year`; and the problems of its expressions."""
    found = {
        language: text_pieces(report, year, words, language, text.places.get(language, text.place), valid=valid)
        for language, words in text.texts.items()
    }
    problems = [problem for _, problems in found.values() for problem in problems]
    return default_first({language: pieces for language, (pieces, _) in found.items()}, text.default), problems


def default_first(texts: Mapping[str, Pieces], default: str) -> RunningText:
    """The text with its default language first."""
    return RunningText(tuple(sorted(texts.items(), key=lambda item: item[0] != default)))


def text_pieces(
    report: Report, year: int, words: str, language: str, place: Place, *, valid: bool = True
) -> tuple[Pieces, list[Problem]]:
    """A text in one language as pieces; its problems are at the place of the text."""
    placeholders = Placeholders()
    known = value_functions(report, year, placeholders, valid=valid)
    rendered, problems = render_expressions(SourceText(place.file, words), 0, known, language)
    return placeholders.prose(rendered).pieces, [replace(problem, place=place) for problem in problems]


def title_heading(words: Pieces) -> Pieces:
    """The main heading of a page, in Markdown."""
    return ("# ", *(escape_markdown(piece) if isinstance(piece, str) else piece for piece in words), "\n\n")


def apart(block: Block | None) -> Iterator[str | Block]:
    """A block in Markdown, apart from what is before and after it; nothing for None."""
    yield from ("\n\n", block, "\n") if block else ()
