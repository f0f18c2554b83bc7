"""One changed figure renders the pages that show it, and none of the pages of other indicators."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bilan.build_result import read_report
from bilan.cache.cache import Cache
from bilan.pages.content_rules import ContentRules
from bilan.pages.page_rendering import generated_pages

INDICATORS = """\
themes: {a: {name: Thème, order: 1}}
units: {item: {one: unité, other: unités}}
indicators:
  visitors: {name: Visiteurs, theme: a, unit: item, definition: Nombre de visiteurs.}
  posts: {name: Messages, theme: a, unit: item, definition: Nombre de messages.}
"""
REPORT: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr]\n",
    "data/indicators.yml": INDICATORS,
    "data/2020/figures.yml": "source: review\nfigures: {visitors: 80, posts: 30}\n",
    "data/2020/year.yml": "status: published\n",
}


class _Recording(Cache):
    """A cache that notes the names of the values that are made."""

    made: list[Hashable]

    def get(self, name: Hashable, inputs: object, make: Callable[[], Any], *more: Any, **named: Any) -> Any:
        def noted() -> Any:
            self.made.append(name)
            return make()

        return super().get(name, inputs, noted, *more, **named)


@pytest.fixture
def rendered(folder: Callable[[dict[str, str | bytes]], Path]) -> Callable[[int], set[str]]:
    """The addresses of the pages that are rendered for this number of visitors in 2021."""
    root = folder(REPORT)

    def render(visitors: int) -> set[str]:
        figures = root / "data/2021/figures.yml"
        figures.write_text(f"source: review\nfigures: {{visitors: {visitors}, posts: 40}}\n", encoding="utf-8")
        report = read_report(root, date(2026, 9, 21), rules=ContentRules(root / "content")).report
        assert report is not None
        cache = _Recording(root / "cache")
        cache.made = []
        for page in generated_pages(report, cache=cache):
            assert page.text.digest
        cache.finish()
        return {name[2] for name in cache.made if isinstance(name, tuple) and name[0] == "page"}

    return render


def test_nothing_is_rendered_again_if_nothing_changed(rendered: Callable[[int], set[str]]) -> None:
    assert "/indicators/posts/" in rendered(90)
    assert not rendered(90)


def test_a_figure_renders_no_page_of_another_indicator_or_year(rendered: Callable[[int], set[str]]) -> None:
    rendered(90)
    again = rendered(91)
    assert {"/", "/2021/", "/indicators/", "/indicators/visitors/", "/compare/"} <= again
    assert again.isdisjoint({"/2020/", "/indicators/posts/", "/press/", "/glossary/"})
