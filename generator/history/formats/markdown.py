"""A comparison as Markdown for a merge request.

What comes from the data stands in code, where a forge makes no mention, reference, link or picture of it. A forge takes a
comment of some 65 000 characters (GitHub): what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.history.comparison import Comparison
from generator.history.formats.stating import change, named, stated
from generator.history.passages import PageDifference, Rewritten
from generator.language.wording import Wording
from generator.markdown.encoder import inert
from generator.said import said, said_of

LONGEST = 60_000


def told(comparison: Comparison, say: Wording) -> str:
    """The comparison; one sentence where nothing differs."""
    blocks = [*_figures(comparison, say), *_texts(comparison, say), *_pages(comparison, say)]
    return "\n".join(_fitting(blocks, say)) if blocks else say(said("Nothing differs.")) + "\n"


def _fitting(blocks: list[str], say: Wording) -> Iterator[str]:
    length = 0
    for number, block in enumerate(blocks):
        length += len(block) + 1
        if length > LONGEST:
            left = len(blocks) - number
            yield say(said_of(left, "{number} more part does not fit here.", "{number} more parts do not fit here.")) + "\n"
            return
        yield block


def _figures(comparison: Comparison, say: Wording) -> Iterator[str]:
    if not comparison.figures:
        return
    heads = [say(head) for head in _HEADS]
    rows = [f"| {' | '.join(heads)} |", "|---|---|--:|--:|---|"]
    for difference in comparison.figures:
        figure = difference.figure
        before, after = stated(comparison.before, difference.before), stated(comparison.after, difference.after)
        cells = (_code(figure.key), _code(named(comparison.after, figure)), _code(before), _code(after))
        rows.append(f"| {' | '.join(cells)} | {inert(change(comparison.after, difference, say))} |")
    yield f"### {say(said('Figures'))}\n\n" + "\n".join(rows) + "\n"


_HEADS = (said("Figure"), said("Indicator"), said("Before"), said("After"), said("Change"))


def _texts(comparison: Comparison, say: Wording) -> Iterator[str]:
    if comparison.texts:
        yield f"### {say(said('Texts'))}\n"
    for text in comparison.texts:
        yield f"{_code(text.path)} {text.language}\n\n{_diff([(text.before, text.after)])}"


def _pages(comparison: Comparison, say: Wording) -> Iterator[str]:
    if not comparison.rendered:
        yield say(said("The pages are not compared: one of the two reports has errors.")) + "\n"
    if comparison.pages:
        yield f"### {say(said_of(len(comparison.pages), '{number} page', '{number} pages'))}\n"
    for page in comparison.pages:
        yield _page(page, say)


def _page(page: PageDifference, say: Wording) -> str:
    counted = say(said_of(len(page.passages), "{number} passage", "{number} passages"))
    charts = f", {inert(say(said('drawn anew: {charts}', charts=', '.join(page.charts))))}" if page.charts else ""
    head = f"<details><summary>{_code(page.address)} {page.language}: {counted}{charts}</summary>"
    return f"{head}\n\n{_diff(_pairs(page.passages))}\n</details>\n" if page.passages else f"{head}</details>\n"


def _pairs(passages: Iterable[Rewritten]) -> Iterator[tuple[str, str]]:
    for pair in passages:
        yield pair.before.text if pair.before else "", pair.after.text if pair.after else ""


def _diff(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as a fenced block, in a fence longer than any run of its sign within."""
    lines = [f"{sign} {' '.join(text.split())}" for pair in pairs for sign, text in zip("-+", pair, strict=True) if text]
    longest = max((len(run) for line in lines for run in re.findall(r"`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}diff\n" + "\n".join(lines) + f"\n{fence}\n"


def _code(text: str) -> str:
    return f"<code>{inert(text)}</code>"
