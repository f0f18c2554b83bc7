"""The sheet as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.locales.editor_locale import EditorLocale
from bilan.render.formatter import PageFormatter
from bilan.review.review_sheet import Line, ReviewSheet
from bilan.review.sheet_formats.review_phrases import columns, remarks, signature, sources, title


def format_sheet(sheet: ReviewSheet, formatter: PageFormatter, say: EditorLocale) -> str:
    """Return the sheet, a paragraph for each figure."""
    head = f"{title(sheet, formatter)}\n{signature(sheet, formatter)}\n"
    return "\n".join([head, *("\n".join(_lines(line, formatter, say)) + "\n" for line in sheet.lines)])


def _lines(line: Line, formatter: PageFormatter, say: EditorLocale) -> Iterator[str]:
    figure = line.figure
    name = formatter.plain(formatter.indicator_of(figure).name)
    yield f"[ ] {name}  ({figure.id}, {figure.place.file}:{figure.place.line})"
    yield f"    {' · '.join(columns(line, formatter))}"
    yield f"    {formatter.language.words('Sources:')} {sources(line, formatter)}"
    for remark in remarks(line, formatter, say):
        yield f"    – {remark}"
