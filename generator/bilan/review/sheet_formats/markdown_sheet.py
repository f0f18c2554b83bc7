"""The sheet as Markdown, for an issue or a merge request: a line to tick for each figure."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.locales.editor_locale import EditorLocale
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.review.review_sheet import Line, ReviewSheet
from bilan.review.sheet_formats.review_phrases import columns, remarks, signature, sources, title


def format_sheet(sheet: ReviewSheet, formatter: PageFormatter, say: EditorLocale) -> str:
    """Return the sheet as a list of tasks; texts of the data are in code, so that a forge does not interpret them."""
    items = ("\n".join(_item(line, formatter, say)) for line in sheet.lines)
    return f"## {title(sheet, formatter)}\n\n{_code(signature(sheet, formatter))}\n\n" + "\n".join(items) + "\n"


def _item(line: Line, formatter: PageFormatter, say: EditorLocale) -> Iterator[str]:
    figure = line.figure
    name = formatter.plain(formatter.indicator_of(figure).name)
    printed, *others = columns(line, formatter)
    rest = " · ".join(_code(column) for column in others)
    yield f"- [ ] {_code(figure.id)} {_code(name)}: **{_code(printed)}** · {rest}"
    yield f"  - {_code(sources(line, formatter))}"
    for remark in remarks(line, formatter, say):
        yield f"  - {_code(remark)}"


def _code(text: str) -> str:
    return f"<code>{escape_markdown(text)}</code>"
