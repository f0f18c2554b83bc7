"""The page of an indicator: definition, every year, parts, breaks, alternatives, sources, revisions, press."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import observed_indicators
from bilan.model.indicator import Indicator
from bilan.pages.page import PageSpec
from bilan.render.citation_text import citation_text
from bilan.render.formatter import PageFormatter


def page_specs(formatter: PageFormatter) -> Iterator[PageSpec]:
    """A page for each indicator with at least one figure."""
    for indicator in observed_indicators(formatter.report):
        yield _page_spec(formatter, indicator)


def _page_spec(formatter: PageFormatter, indicator: Indicator) -> PageSpec:
    values = {
        "indicator": indicator,
        "theme": formatter.report.themes[indicator.theme.name],
        "cited": citation_text,
    }
    return PageSpec(
        f"/indicators/{indicator.id}/",
        "indicator.md.j2",
        formatter.plain(indicator.name),
        indicator.place,
        formatter.plain(indicator.definition),
        values,
    )
