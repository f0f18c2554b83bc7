"""The search plugin reads no page once more, and leaves pages as it would have left them."""

from __future__ import annotations

import re

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from bilan.mkdocs_plugin.search.search_entries import disable_builtin_indexing, without_search_marks
from tests.conftest import ROOT


def test_only_the_search_plugin_gets_no_page_events() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    before = _hearing_of_pages(config)
    disable_builtin_indexing(config)
    assert before - _hearing_of_pages(config) == {config.plugins["material/search"]}
    assert config.plugins["bilan"] in _hearing_of_pages(config)


def _hearing_of_pages(config: MkDocsConfig) -> set[object]:
    return {getattr(method, "__self__", None) for method in config.plugins.events["page_context"]}


@pytest.mark.parametrize(
    "html",
    [
        '<p data-search-exclude>a</p><p\ndata-search-boost="2" class="b">c</p>',
        '<p data-search-exclude="">a</p> data-search-x="y"',
        "<p>nothing</p>",
    ],
)
def test_search_marks_are_removed_as_material_removes_them(html: str) -> None:
    assert without_search_marks(html) == re.sub(r"\s?data-search-\w+=\"[^\"]+\"", "", html)  # Material's plugin
