"""What differs between two renderings of a page: sentences, rows and charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from bilan.blocks.block import blocks_of
from bilan.blocks.chart_block import Chart
from bilan.build_result import BuildResult
from bilan.charts import Canvas
from bilan.history.passages import Passage, page_passages
from bilan.model.report import Report
from bilan.pages.page import Page
from bilan.render.formatter import PageFormatter


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


@dataclass(frozen=True, slots=True)
class _Version:
    """A page as it was rendered from a report."""

    page: Page
    report: Report

    def passages(self) -> tuple[Passage, ...]:
        """The passages of the page."""
        return tuple(page_passages(self.page, self.report))

    def drawings(self) -> dict[str, str]:
        """The drawing of each chart on the page, by its id."""
        formatter = PageFormatter(self.report, self.page.language, self.page.within)
        charts = (chart.spec.titled(formatter) for chart in blocks_of(Chart, self.page.blocks()))
        return {chart.id: chart.svg(Canvas.WIDE, formatter) for chart in charts}


def page_differences(before: BuildResult, after: BuildResult) -> tuple[PageDifference, ...]:
    """Return the pages that differ for readers, with new and removed ones, by language and address."""
    old, new = _versions(before), _versions(after)
    changed = (_compared(old.get(address), new.get(address)) for address in {**new, **old})
    return tuple(page for page in changed if page and (page.passages or page.charts))


def _versions(result: BuildResult) -> dict[str, _Version]:
    """The pages of a report by address; none where there is no report."""
    return {page.address: _Version(page, result.report) for page in result.pages} if result.report else {}


def _compared(was: _Version | None, now: _Version | None) -> PageDifference | None:
    old, new = was.page if was else None, now.page if now else None
    page = new or old
    if old and new and old.text.digest == new.text.digest:
        return None
    if page is None or (old and new and old.markdown == new.markdown):
        return None
    drawn_before, drawn_after = was.drawings() if was else {}, now.drawings() if now else {}
    charts = tuple(name for name in {**drawn_after, **drawn_before} if drawn_before.get(name) != drawn_after.get(name))
    rewritten = _rewritten(was.passages() if was else (), now.passages() if now else ())
    return PageDifference(page.address, page.language.tag, tuple(rewritten), charts)


def _rewritten(old: tuple[Passage, ...], new: tuple[Passage, ...]) -> Iterator[RewrittenPassage]:
    """Return the passages that differ, each pair once: a table and the data of a chart may have the same row."""
    matcher = SequenceMatcher(None, [item.text for item in old], [item.text for item in new], autojunk=False)
    reported: set[tuple[str, str]] = set()
    for kind, a, b, c, d in matcher.get_opcodes():
        for was, now in zip_longest(old[a:b], new[c:d]) if kind != "equal" else ():
            pair = (was.text if was else "", now.text if now else "")
            if pair not in reported:
                reported.add(pair)
                yield RewrittenPassage(was, now)
