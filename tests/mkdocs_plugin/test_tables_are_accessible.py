"""A table of figures has a name, heads that say what they head, and a word for each mark beside its figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Element, Site


def _tables(site: Site) -> Iterator[tuple[str, Element]]:
    for file, page in site.pages.items():
        for wrapper in page.all("div", class_="table-scroll"):
            yield file, wrapper


def test_a_table_is_a_named_region_that_keys_can_scroll(real: Site) -> None:
    wrappers = [wrapper for _, wrapper in _tables(real)]
    assert len(wrappers) == sum(len(list(page.all("table"))) for page in real.pages.values())
    for wrapper in wrappers:
        assert wrapper.attributes["role"] == "region"
        assert wrapper.attributes["tabindex"] == "0"
        assert wrapper.attributes["aria-label"].split() == next(wrapper.all("caption")).text.split()


def test_every_head_has_a_scope(real: Site) -> None:
    bare = [(file, head.text) for file, table in _tables(real) for head in table.all("th") if "scope" not in head.attributes]
    assert bare == []


def test_numbers_stand_under_their_head(real: Site) -> None:
    """A column is one of numbers from its head to its foot, so that its digits are aligned."""
    astray = []
    for file, table in _tables(real):
        rows = [
            [("number" in cell.attributes.get("class", "")) for cell in row.all() if cell.tag in ("th", "td")]
            for row in table.all("tr")
            if not next(row.all("th", scope="rowgroup"), None)
        ]
        if any(row != rows[0] for row in rows):
            astray.append(file)
    assert astray == []


def test_every_mark_beside_a_figure_is_explained(real: Site) -> None:
    unexplained, explained = [], 0
    for file, page in real.pages.items():
        legends = {mark.text for mark in page.all("dt", class_="mark")}
        explained += len(legends)
        for table in page.all("table"):
            unexplained += [(file, mark.text) for mark in table.all(class_="mark") if mark.text not in legends]
    assert unexplained == []
    assert explained
