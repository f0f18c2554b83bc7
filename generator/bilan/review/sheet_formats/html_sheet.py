"""The sheet as a page of its own, to be printed on A4 and signed by hand."""

from __future__ import annotations

from bilan.locales.editor_locale import EditorLocale
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template
from bilan.review.review_sheet import ReviewSheet
from bilan.review.sheet_formats.review_phrases import before, change, remarks, signature, sources


def format_sheet(sheet: ReviewSheet, formatter: PageFormatter, say: EditorLocale) -> str:
    """The sheet; it names no other file and holds no script."""
    lines = [
        (
            line.figure,
            before(line, formatter),
            change(line, formatter),
            sources(line, formatter),
            list(remarks(line, formatter, say)),
        )
        for line in sheet.lines
    ]
    values = {"p": formatter, "say": formatter.say, "sheet": sheet, "lines": lines, "signature": signature(sheet, formatter)}
    return str(render_template("review.html.j2", **values))
