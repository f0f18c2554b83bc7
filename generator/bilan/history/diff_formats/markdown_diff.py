"""A comparison as Markdown for a merge request.

Texts from the data are in code, so that a forge makes no mention, reference, link or picture of them. A comment has about
65 000 characters at most (GitHub): what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bilan.history.comparison import Comparison
from bilan.history.diff_formats.figure_phrases import change, figure_name, figure_phrase, target_phrase
from bilan.history.page_differences import PageDifference, RewrittenPassage
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable, translatable_plural
from bilan.render.escape import escape_markdown

LONGEST = 60_000


def format_diff(comparison: Comparison, say: EditorLocale) -> str:
    """Return the comparison; one sentence if nothing differs."""
    blocks = [*_figures(comparison, say), *_targets(comparison, say), *_texts(comparison, say), *_pages(comparison, say)]
    return "\n".join(_fitting(blocks, say)) if blocks else say(translatable("No differences.")) + "\n"


def _fitting(blocks: list[str], say: EditorLocale) -> Iterator[str]:
    length = 0
    for number, block in enumerate(blocks):
        length += len(block) + 1
        if length > LONGEST:
            left = len(blocks) - number
            yield (
                say(
                    translatable_plural(
                        left, "{number} more part does not fit here.", "{number} more parts do not fit here."
                    )
                )
                + "\n"
            )
            return
        yield block


def _figures(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if not comparison.figures:
        return
    heads = [say(head) for head in _HEADS]
    rows = [f"| {' | '.join(heads)} |", "|---|---|--:|--:|---|"]
    for difference in comparison.figures:
        figure = difference.figure
        before, after = (
            figure_phrase(comparison.before, difference.before),
            figure_phrase(comparison.after, difference.after),
        )
        cells = (_code(figure.key), _code(figure_name(comparison.after, figure)), _code(before), _code(after))
        rows.append(f"| {' | '.join(cells)} | {escape_markdown(change(comparison.after, difference, say))} |")
    yield f"### {say(translatable('Figures'))}\n\n" + "\n".join(rows) + "\n"


def _targets(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if not comparison.targets:
        return
    heads = [say(head) for head in (translatable("Target"), *_HEADS[1:4])]
    rows = [f"| {' | '.join(heads)} |", "|---|---|--:|--:|"]
    for difference in comparison.targets:
        cells = (
            difference.key,
            difference.verdict.indicator.name.original,
            target_phrase(comparison.before, difference.before),
            target_phrase(comparison.after, difference.after),
        )
        rows.append(f"| {' | '.join(map(_code, cells))} |")
    yield f"### {say(translatable('Targets'))}\n\n" + "\n".join(rows) + "\n"


_HEADS = (
    translatable("Figure"),
    translatable("Indicator"),
    translatable("Before"),
    translatable("After"),
    translatable("Change"),
)


def _texts(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if comparison.texts:
        yield f"### {say(translatable('Texts'))}\n"
    for text in comparison.texts:
        yield f"{_code(text.path)} {text.language}\n\n{_diff([(text.before, text.after)])}"


def _pages(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if not comparison.rendered:
        yield say(translatable("The pages are not compared: one of the two reports has errors.")) + "\n"
    if comparison.pages:
        yield f"### {say(translatable_plural(len(comparison.pages), '{number} page', '{number} pages'))}\n"
    for page in comparison.pages:
        yield _page(page, say)


def _page(page: PageDifference, say: EditorLocale) -> str:
    counted = say(translatable_plural(len(page.passages), "{number} passage", "{number} passages"))
    charts = (
        f", {escape_markdown(say(translatable('charts redrawn: {charts}', charts=', '.join(page.charts))))}"
        if page.charts
        else ""
    )
    head = f"<details><summary>{_code(page.address)} {page.language}: {counted}{charts}</summary>"
    return f"{head}\n\n{_diff(_pairs(page.passages))}\n</details>\n" if page.passages else f"{head}</details>\n"


def _pairs(passages: Iterable[RewrittenPassage]) -> Iterator[tuple[str, str]]:
    for pair in passages:
        yield pair.before.text if pair.before else "", pair.after.text if pair.after else ""


def _diff(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs of texts as a fenced block; the fence is longer than any run of its character inside."""
    lines = [f"{sign} {' '.join(text.split())}" for pair in pairs for sign, text in zip("-+", pair, strict=True) if text]
    longest = max((len(run) for line in lines for run in re.findall(r"`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}diff\n" + "\n".join(lines) + f"\n{fence}\n"


def _code(text: str) -> str:
    return f"<code>{escape_markdown(text)}</code>"
