"""What differs between two renderings of a page: sentences, rows and charts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import zip_longest

from bilan.pages.page import Page

_UNSAID = re.compile(
    r'<svg\b.*?</svg>|<details class="cite".*?</details>|<span class="line".*?</span>|<!--.*?-->|<(script|style)\b.*?</\1>',
    re.DOTALL,
)
_BETWEEN = re.compile(
    r"</?(?:p|li|ul|ol|dl|div|tr|table|thead|tbody|caption|dt|dd|h[1-6]|section|article|figure|figcaption|details|summary"
    r"|blockquote|pre|nav|form|option|fieldset)\b[^>]*>|\n\s*\n|^\#{1,6} |^- ",
    re.MULTILINE,
)
_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|\s*\{[#:.][^}\n]*\}")
_FIGURE = re.compile(r'data-figure="([^"]+)"')
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+(?=[^\W\d_])")
_DRAWN = re.compile(r'<figure\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</figure>', re.DOTALL)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a row of a table or an item as readers see it, with the figures printed in it."""

    text: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RewrittenPassage:
    """A passage before and after; None for a new or removed one."""

    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class PageDifference:
    """A page that differs; `charts` are the ids of the charts that do."""

    address: str
    language: str
    passages: tuple[RewrittenPassage, ...]
    charts: tuple[str, ...]


def page_differences(before: Iterable[Page], after: Iterable[Page]) -> tuple[PageDifference, ...]:
    """Return the pages that differ for readers, with new and removed ones, by language and address."""
    old = {page.address: page for page in before}
    new = {page.address: page for page in after}
    changed = (_compared(old.get(address), new.get(address)) for address in {**new, **old})
    return tuple(page for page in changed if page and (page.passages or page.charts))


def _compared(old: Page | None, new: Page | None) -> PageDifference | None:
    page = new or old
    if old and new and old.text.digest == new.text.digest:
        return None
    before, after = old.markdown if old else "", new.markdown if new else ""
    if page is None or before == after:
        return None
    drawn_before, drawn_after = dict(_drawings(before)), dict(_drawings(after))
    charts = tuple(name for name in {**drawn_after, **drawn_before} if drawn_before.get(name) != drawn_after.get(name))
    return PageDifference(page.address, page.language.tag, tuple(_rewritten(before, after)), charts)


def _drawings(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for figure in _DRAWN.finditer(markdown):
        yield unescape(figure.group(1)), tuple(_SVG.findall(figure.group(2)))


def _rewritten(before: str, after: str) -> Iterator[RewrittenPassage]:
    """Return the passages that differ, each pair once: a table and the data of a chart may have the same row."""
    old, new = tuple(passages(before)), tuple(passages(after))
    matcher = SequenceMatcher(None, [item.text for item in old], [item.text for item in new], autojunk=False)
    told: set[tuple[str, str]] = set()
    for kind, a, b, c, d in matcher.get_opcodes():
        for was, now in zip_longest(old[a:b], new[c:d]) if kind != "equal" else ():
            pair = (was.text if was else "", now.text if now else "")
            if pair not in told:
                told.add(pair)
                yield RewrittenPassage(was, now)


def passages(markdown: str) -> Iterator[Passage]:
    """Return the passages of a page; charts, citations and links to lines of the data are left out."""
    text = _CELL.sub(" | ", _UNSAID.sub("", markdown))
    for block in _BETWEEN.split(text):
        for sentence in _SENTENCE.split(block):
            said = " ".join(unescape(_TAG.sub("", _LINK.sub(r"\1", sentence))).split())
            if said.strip(" |"):
                yield Passage(said, tuple(dict.fromkeys(_FIGURE.findall(sentence))))
