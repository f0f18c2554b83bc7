"""A comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.comparison import Comparison
from generator.history.differences import FigureDifference
from generator.history.formats.stating import change, named, stated
from generator.history.passages import PageDifference
from generator.language.wording import Wording
from generator.said import Said, said, said_of


def told(comparison: Comparison, say: Wording) -> str:
    """The comparison, or one line that says that nothing differs."""
    lines = [*_figures(comparison, say), *_texts(comparison, say), *_pages(comparison, say)]
    return "\n".join(lines).strip("\n") + "\n" if lines else say(said("Nothing differs.")) + "\n"


def _figures(comparison: Comparison, say: Wording) -> Iterator[str]:
    if comparison.figures:
        yield from _head(said("Figures"), say)
    for difference in comparison.figures:
        yield f"  {difference.figure.key}  {named(comparison.after, difference.figure)}"
        yield f"    {_statement(comparison, difference)}  {change(comparison.after, difference, say)}".rstrip()


def _statement(comparison: Comparison, difference: FigureDifference) -> str:
    after = stated(comparison.after, difference.after)
    return f"{stated(comparison.before, difference.before)} → {after}" if difference.stated_anew else after


def _texts(comparison: Comparison, say: Wording) -> Iterator[str]:
    if comparison.texts:
        yield from _head(said("Texts"), say)
    for text in comparison.texts:
        yield f"  {text.path} [{text.language}]"
        yield from _lines(text.before, text.after)


def _pages(comparison: Comparison, say: Wording) -> Iterator[str]:
    if not comparison.rendered:
        yield from ("", say(said("The pages are not compared: one of the two reports has errors.")))
    if comparison.pages:
        yield from _head(said_of(len(comparison.pages), "{number} page", "{number} pages"), say)
    for page in comparison.pages:
        yield f"  {page.address} [{page.language}]{_charts(page, say)}"
        for pair in page.passages:
            yield from _lines(pair.before.text if pair.before else "", pair.after.text if pair.after else "")


def _charts(page: PageDifference, say: Wording) -> str:
    drawn = say(said("drawn anew: {charts}", charts=", ".join(page.charts)))
    return f"  ({drawn})" if page.charts else ""


def _head(title: Said, say: Wording) -> tuple[str, str]:
    return "", say(title)


def _lines(before: str, after: str) -> Iterator[str]:
    if before:
        yield f"    − {before}"
    if after:
        yield f"    + {after}"
