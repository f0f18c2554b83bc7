"""The sheet as a single page, to print on A4 and sign by hand."""

from __future__ import annotations

from bilan.locales.editor_locale import EditorLocale
from bilan.render.formatter import PageFormatter
from bilan.render.jinja_environment import render_template
from bilan.review.review_sheet import ReviewSheet
from bilan.review.sheet_formats.review_phrases import before, change, remarks, signature, sources


def format_sheet(sheet: ReviewSheet, formatter: PageFormatter, say: EditorLocale) -> str:
    """Return the sheet; it loads no other file and has no script."""
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
