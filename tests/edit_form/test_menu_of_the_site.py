"""A page that is added or deleted is added to the menu of mkdocs.yml, or taken out of it; every other line stays."""

from __future__ import annotations

import pytest

from bilan.edit_form.site_menu import with_page, without_page

BLOCK = (
    "site_name: !ENV [NAME, Rapport]\nnav:\n  - index.md   # accueil\n  - À propos:\n      - Équipe: team.md\n"
    "  # fin\nplugins: [search]\n"
)
BARE = "nav:\n- index.md\n- Méthode: method.md"
FLOW = "nav: [index.md, Méthode: method.md]  # deux\nstrict: true\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BLOCK, BLOCK.replace("team.md\n", "team.md\n  - about.md\n")),
        (BARE, f"{BARE}\n- about.md\n"),
        (FLOW, FLOW.replace("method.md]", "method.md, about.md]")),
    ],
)
def test_a_page_is_the_last_of_the_menu_until_it_is_taken_out(before: str, after: str) -> None:
    assert with_page(before, "about.md") == after
    assert with_page(after, "about.md") == after
    assert without_page(after, "about.md") in (before, f"{before}\n")


@pytest.mark.parametrize(
    ("before", "page", "after"),
    [
        (BLOCK, "team.md", BLOCK.replace("  - À propos:\n      - Équipe: team.md\n", "")),  # no empty section is left
        (BLOCK, "index.md", BLOCK.replace("  - index.md   # accueil\n", "")),
        (FLOW, "index.md", FLOW.replace("index.md, ", "")),
        (FLOW, "method.md", FLOW.replace(", Méthode: method.md", "")),
        (BLOCK, "other.md", BLOCK),
    ],
)
def test_what_leads_to_a_deleted_page_is_deleted(before: str, page: str, after: str) -> None:
    assert without_page(before, page) == after


@pytest.mark.parametrize(
    "text", ["", "site_name: Rapport\n", "nav:\n", "nav: []\n", "nav: [\n", "- nav\n", "nav: index.md\n"]
)
def test_where_no_menu_is_listed_nothing_changes(text: str) -> None:
    assert with_page(text, "about.md") == without_page(text, "about.md") == text
