"""A comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.history.comparison import Comparison
from bilan.history.diff_formats.figure_phrases import change, figure_name, figure_phrase, target_phrase
from bilan.history.page_differences import PageDifference
from bilan.history.report_differences import FigureDifference
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import Message, translatable, translatable_plural


def format_diff(comparison: Comparison, say: EditorLocale) -> str:
    """Return the comparison, or one line if nothing differs."""
    lines = [*_figures(comparison, say), *_targets(comparison, say), *_texts(comparison, say), *_pages(comparison, say)]
    return "\n".join(lines).strip("\n") + "\n" if lines else say(translatable("No differences.")) + "\n"


def _figures(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if comparison.figures:
        yield from _head(translatable("Figures"), say)
    for difference in comparison.figures:
        yield f"  {difference.figure.key}  {figure_name(comparison.after, difference.figure)}"
        yield f"    {_statement(comparison, difference)}  {change(comparison.after, difference, say)}".rstrip()


def _statement(comparison: Comparison, difference: FigureDifference) -> str:
    after = figure_phrase(comparison.after, difference.after)
    return f"{figure_phrase(comparison.before, difference.before)} → {after}" if difference.is_changed else after


def _targets(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if comparison.targets:
        yield from _head(translatable("Targets"), say)
    for difference in comparison.targets:
        yield f"  {difference.key}  {difference.verdict.indicator.name.original}"
        before, after = (
            target_phrase(comparison.before, difference.before),
            target_phrase(comparison.after, difference.after),
        )
        yield f"    {before} → {after}"


def _texts(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if comparison.texts:
        yield from _head(translatable("Texts"), say)
    for text in comparison.texts:
        yield f"  {text.path} [{text.language}]"
        yield from _lines(text.before, text.after)


def _pages(comparison: Comparison, say: EditorLocale) -> Iterator[str]:
    if not comparison.rendered:
        yield from ("", say(translatable("The pages are not compared: one of the two reports has errors.")))
    if comparison.pages:
        yield from _head(translatable_plural(len(comparison.pages), "{number} page", "{number} pages"), say)
    for page in comparison.pages:
        yield f"  {page.address} [{page.language}]{_charts(page, say)}"
        for pair in page.passages:
            yield from _lines(pair.before.text if pair.before else "", pair.after.text if pair.after else "")


def _charts(page: PageDifference, say: EditorLocale) -> str:
    drawn = say(translatable("charts redrawn: {charts}", charts=", ".join(page.charts)))
    return f"  ({drawn})" if page.charts else ""


def _head(title: Message, say: EditorLocale) -> tuple[str, str]:
    return "", say(title)


def _lines(before: str, after: str) -> Iterator[str]:
    if before:
        yield f"    − {before}"
    if after:
        yield f"    + {after}"
