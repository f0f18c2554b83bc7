"""The list of indicators, by theme."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.time_series import by_theme, observed_indicators
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import Heading, Paragraph
from bilan.diagnostics.problem import Place
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import latest_table
from bilan.values.sentence import sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page."""
    first = next(iter(report.indicators.values()), None)
    place = first.place if first else Place("data/indicators.yml")
    description = sentence("Every indicator of the report, by theme, with its latest figure.")
    yield PageSpec("/indicators/", sentence("Indicators"), place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    yield Heading(sentence("Indicators"), "top", 1)
    yield Paragraph((sentence("What is counted, by theme, with the latest figure of each indicator."),))
    for name, members in by_theme(report, observed_indicators(report)):
        theme = report.themes[name]
        yield Heading(theme.name, f"theme-{theme.id}")
        if theme.intro:
            yield Paragraph((theme.intro,))
        yield latest_table(report, members, theme.name)
