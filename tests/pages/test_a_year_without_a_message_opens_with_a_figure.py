"""A year without a message opens with the first of its highlights that can be compared: on its page, in its PDF, on its card."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.analysis.lead_figure import lead_figure
from bilan.blocks.figure_blocks import YearHead
from bilan.build_result import read_report
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.pages.markdown_renderer import MarkdownRenderer
from bilan.pages.page_blocks import cover, key_figures, lead_key_figure, record_head
from bilan.pdf.block_nodes import BlockRenderer
from bilan.pdf.node_text import NodeText
from bilan.pdf.year_blocks import YearBlocks
from bilan.render.formatter import PageFormatter
from bilan.rich_text.node_tree import plain_text
from tests.conftest import Folder

DAY = date(2026, 11, 24)
FIGURES = "source: review\nfigures:\n  total: {{value: {}, break: Le total change.}}\n  one: {}\n  two: {}\n"


def _report(folder: Folder, highlights: str = "[total, one, two]") -> Report:
    files = {
        f"data/{year}/figures.yml": FIGURES.format(9 * year, 30 + 10 * (year - 2019), 40) for year in (2019, 2020, 2021)
    }
    report = read_report(
        folder({**files, "data/2021/year.yml": f"status: published\nhighlights: {highlights}\n"}), DAY
    ).report
    assert report
    return report


@pytest.mark.parametrize(
    ("highlights", "lead"), [("[total, one, two]", "one"), ("[two, one]", "two"), ("[total]", "total"), ("[]", None)]
)
def test_the_first_highlight_with_a_change_leads(folder: Folder, highlights: str, lead: str | None) -> None:
    report = _report(folder, highlights)
    found = lead_figure(report, report.years[2021])
    assert (found and found.id) == lead


def test_page_cover_and_pdf_open_with_it(folder: Folder) -> None:
    report = _report(folder)
    year, formatter = report.years[2021], PageFormatter(report, Language("fr"))
    head = record_head(report, year, ())
    assert isinstance(head, YearHead) and head.lead == lead_key_figure(report, year) == cover(report, year).lead
    assert "50\u00a0actes en 2021, contre 30 en 2019." in MarkdownRenderer(formatter).show(head)
    lead = YearBlocks(report, year).cover().lead
    assert lead and lead.figure.id == "one"
    others = key_figures(report, year, with_lead=False)
    assert others and [item.figure.id for item in others.items] == ["total", "two"]


def test_key_figures_of_the_pdf_say_what_changed_over_the_years_or_why_nothing_can_be_compared(folder: Folder) -> None:
    report = _report(folder)
    shown = key_figures(report, report.years[2021])
    assert shown
    render = BlockRenderer(NodeText(PageFormatter(report, Language("fr")), {}))
    total, one, two = (plain_text(node) for item in shown.items for node in render.nodes(item))
    assert total.endswith("Le total change.")
    assert "depuis 2020" in one and one.endswith("50\u00a0actes en 2021, contre 30 en 2019.")
    assert two.endswith("40\u00a0actes en 2021, contre 40 en 2019.")
