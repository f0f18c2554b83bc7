"""Search engines and social networks get a description of every page, in the language of the page."""

from __future__ import annotations

import re

from tests.mkdocs_plugin.conftest import Site

DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


def test_every_page_has_a_description_of_its_own_language(real: Site) -> None:
    described = {
        file: DESCRIPTION.findall((real.folder / file).read_text(encoding="utf-8"))
        for file in real.pages
        if file.endswith("index.html")
    }
    assert len(described) > 200
    assert {page for page, found in described.items() if len(found) != 1 or len(found[0]) < 20} == set()
    arabic = {page for page in described if page.startswith("ar/")}
    assert {page for page in arabic if not re.search("[\u0621-\u064a]", described[page][0])} == set()
