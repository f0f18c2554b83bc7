"""A page refers to another by steps that lead there from where it lies, whatever folders the two share."""

from itertools import product
from urllib.parse import urljoin

import pytest

from bilan.render.page_links import relative

PAGES = ("/", "/ar/", "/2021/", "/ar/2021/press/", "/ar/2021/press/2021-03/", "/indicators/activities/")
FILES = ("/data/figures.csv", "/feed.xml", "/ar/feed.xml", "/2021/index.md")


@pytest.mark.parametrize("anchor", ["", "#2021"])
def test_a_relative_address_leads_to_its_target(anchor: str) -> None:
    for page, target in product(PAGES, (*PAGES, *FILES)):
        output = relative(f"{target}{anchor}", page)
        assert urljoin(f"https://police.example{page}", output) == f"https://police.example{target}{anchor}", (page, target)
        assert not output.startswith("/"), (page, target)
