"""A block on a hand-written page leads where it leads on a generated one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.build_result import read_report


def test_the_years_of_a_table_link_to_their_observations(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    root = folder({"content/about.md": '# Ici {#top}\n\n{{ table("total") }}\n'})
    (page,) = read_report(root, date(2026, 11, 24)).written
    assert '<a href="../indicators/total/#2021">2021</a>' in page.markdown
    assert 'href="#' not in page.markdown
