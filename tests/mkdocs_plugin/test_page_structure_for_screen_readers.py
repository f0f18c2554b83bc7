"""Pages say their language, have one title, skip no rank of heading, and give no anchor twice."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.mkdocs_plugin.conftest import LANGUAGES, language_root

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Element, Site


def _ranks(page: Element) -> list[int]:
    return [int(element.tag[1]) for element in page.all() if re.fullmatch(r"h[1-6]", element.tag)]


def test_a_page_has_one_title_and_skips_no_rank_of_heading(real: Site) -> None:
    wrong = {}
    for file, page in real.pages.items():
        ranks = _ranks(page)
        if ranks.count(1) != 1 or ranks[0] != 1 or any(after > before + 1 for before, after in pairwise(ranks)):
            wrong[file] = ranks
    assert wrong == {}


def test_a_page_says_its_language(real: Site) -> None:
    said = {file: next(page.all("html")).attributes for file, page in real.pages.items()}
    assert {file: output.get("lang") for file, output in said.items()} == {
        file: LANGUAGES[language_root(file)] for file in said
    }
    assert {
        file for file, output in said.items() if output.get("dir") != ("rtl" if output["lang"] == "ar-MA" else "ltr")
    } == set()


def test_a_page_has_a_title_of_its_own(real: Site) -> None:
    titles = Counter((language_root(file), next(page.all("title")).text) for file, page in real.pages.items())
    assert [title for title, number in titles.items() if number > 1 or not title[1].strip()] == []


def test_no_anchor_is_given_twice_on_a_page(real: Site) -> None:
    twice = {}
    for file, page in real.pages.items():
        ids = Counter(element.attributes["id"] for element in page.all() if "id" in element.attributes)
        if found := [name for name, number in ids.items() if number > 1]:
            twice[file] = found
    assert twice == {}


def test_tables_have_a_caption_and_every_cell_a_heading(real: Site) -> None:
    bare = []
    for file, page in real.pages.items():
        for table in page.all("table"):
            rows = [row for row in table.all("tr") if next(row.all("td"), None)]
            if not next(table.all("caption"), None) or any(not next(row.all("th", scope="row"), None) for row in rows):
                bare.append(file)
    assert bare == []
